// Where everything lives: one data folder, and a run folder for sockets that is short enough for the kernel.
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CannotStart } from './cannot-start.mjs';

/** A Unix socket's path ends at 107 bytes (103 on macOS), and PostgreSQL adds `/.s.PGSQL.5432.lock`. */
const LONGEST_RUN_FOLDER = 80;

/** The paths inside a data folder; makes the folders that the launcher itself writes to. */
export function dataFolder(folder) {
  const root = resolve(folder);
  const near = join(root, 'run');
  const far = join(tmpdir(), `tongtong-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  const run = Buffer.byteLength(near) <= LONGEST_RUN_FOLDER ? near : far;

  // A server under another uid has to pass through the root folder, so it is not 0700; what is secret inside is.
  mkdirSync(root, { recursive: true, mode: 0o711 });
  mkdirSync(join(root, 'log'), { recursive: true, mode: 0o700 });
  mkdirSync(run, { recursive: true, mode: 0o700 });
  refuseForeign(run);

  return {
    root,
    run,
    log: join(root, 'log'),
    mail: join(root, 'mail'),
    postgres: join(root, 'postgres'),
    redis: join(root, 'redis'),
    lock: join(run, 'supervisor.sock'),
    redisSocket: join(run, 'redis.sock'),
    choice: join(root, 'choice.json'),
    secrets: join(root, 'secrets.json'),
    sampleAccounts: join(root, 'sample-accounts.json'),
  };
}

/** The temp folder is everyone's: a run folder that somebody else prepared there is a trap. */
function refuseForeign(run) {
  const found = lstatSync(run);
  const me = process.getuid?.() ?? found.uid;
  if (!found.isDirectory() || (me !== 0 && found.uid !== me)) {
    throw new CannotStart(`${run} 은(는) 다른 사용자의 것입니다. 지우거나 TONGTONG_DATA로 다른 자리를 지정하십시오.`);
  }
}
