import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

export interface PgbenchRun {
  readonly clients: number;
  /** For how long, or how many transactions of each client. */
  readonly seconds?: number;
  readonly turns?: number;
  readonly script: string;
  readonly variables?: Readonly<Record<string, number>>;
}

/** PostgreSQL's own load tool: what the same SQL costs without any product around it. */
export class Pgbench {
  readonly version: Promise<string>;

  private constructor(
    private readonly program: string,
    private readonly databaseUrl: string,
    private readonly folder: string,
  ) {
    this.version = promisify(execFile)(program, ['--version']).then(({ stdout }) => stdout.trim());
  }

  /** From PATH or Debian's versioned folders, newest first; undefined when this machine has none. */
  static find(databaseUrl: string, folder: string): Pgbench | undefined {
    const debian = '/usr/lib/postgresql';
    const versions = inside(debian).sort((a, b) => Number(b) - Number(a));
    const folders = [
      ...(process.env['PATH'] ?? '').split(delimiter),
      ...versions.map((version) => join(debian, version, 'bin')),
    ];
    const program = folders.map((at) => join(at, 'pgbench')).find(runs);
    return program === undefined ? undefined : new Pgbench(program, databaseUrl, folder);
  }

  /** Transactions a second. */
  async run({ clients, seconds = 5, turns, script, variables = {} }: PgbenchRun): Promise<number> {
    const file = join(this.folder, 'limit.sql');
    await writeFile(file, script);
    const defined = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
    const how = [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '1',
      ...(turns === undefined ? ['-T', String(seconds)] : ['-t', String(turns)]),
      ...defined,
    ];
    const { stdout } = await promisify(execFile)(this.program, [...how, '-f', file, this.databaseUrl]).catch(
      (failed: unknown) => {
        throw new Error(`pgbench failed:\n${(failed as { stderr?: string }).stderr?.slice(0, 2_000)}`);
      },
    );
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? '0';
    if (rate === undefined || failed !== '0') throw new Error(`pgbench did not finish cleanly:\n${stdout}`);
    return Number(rate);
  }
}

function inside(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
