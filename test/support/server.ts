import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A superuser URL of the server the database tests run on: TEST_DATABASE_URL, or a throw-away server of this machine's
 * own PostgreSQL in the temp folder, started by whoever comes first and used again by the next run.
 */
export async function serverUrl(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return given;
  const folder = join(tmpdir(), `tongtong-test-${userInfo().username}`);
  await locked(`${folder}.lock`, () => {
    if (!answers(folder)) start(folder);
  });
  return `postgres://postgres@${encodeURIComponent(folder)}:5432/postgres`;
}

function answers(folder: string): boolean {
  try {
    execFileSync(program('pg_isready'), ['-q', '-h', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Durability is off: what these databases hold is worth nothing. C.UTF-8, because Hangul has no trigrams under plain C. */
function start(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const owner = process.getuid?.() === 0 ? idsOf('postgres') : undefined;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const run = { ...owner, cwd: folder, stdio: 'ignore' as const };
  execFileSync(
    program('initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    run,
  );
  const settings = ['-k', folder, '-h', '', '-F', '-c', 'max_connections=200', '-c', 'full_page_writes=off'];
  const quoted = settings.map((word) => (word === '' ? `''` : word)).join(' ');
  execFileSync(program('pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', quoted, 'start'], run);
}

function idsOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function program(name: string): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const newest = versions.map((version) => join(debian, version, 'bin', name)).find((path) => existsSync(path));
  return newest ?? name;
}

/** One test process starts the server, the others wait for it. */
async function locked(lock: string, work: () => void): Promise<void> {
  for (let waited = 0; ; waited += 100) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      if (waited >= 30_000) rmSync(lock, { recursive: true, force: true });
      await pause(100);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
