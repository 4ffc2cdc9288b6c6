// A private PostgreSQL: no TCP port, no password, a socket in a folder that only its owner enters.
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endChild, exited, running, send, startChild } from './children.mjs';

const OWNER = 'tongtong_owner';
const DATABASE = 'tongtong';

/** Address of a database on the private socket; the folder stands percent-encoded where the host stands. */
export const postgresUrl = (run, user = OWNER, database = DATABASE) =>
  `postgres://${user}@${encodeURIComponent(run)}:5432/${database}`;

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
/** For tests that never kill the server: losing such a database costs nothing. */
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const SETTINGS = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  shared_buffers: '128MB',
  max_connections: '100',
  // A new installation fills empty tables: plans made for those are to be made anew soon.
  autovacuum_naptime: '10s',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** @typedef {{ bin: string, data: string, run: string, log: string, durable: boolean, servant: ReturnType<typeof import('./servant.mjs').servantFor> }} PostgresSpec */

/** Makes the cluster and its database where there is none. Made beside and renamed: a kill half way leaves nothing half made. */
export async function makeCluster(spec, runOnce) {
  if (existsSync(join(spec.data, 'PG_VERSION'))) return;
  const { uid, gid, prefix } = spec.servant;
  const fresh = `${spec.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  if (uid !== undefined) chownSync(fresh, uid, gid);

  const how = { log: spec.log, cwd: '/', env: serverEnvironment(), lastWord: 'INT', uid, gid };
  // C.UTF-8 and never plain C: under C, pg_trgm finds no trigrams in Hangul.
  const locale = process.platform === 'darwin' ? ['--lc-collate=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8'];
  const sync = spec.durable ? [] : ['--no-sync'];
  const access = ['--username', OWNER, '--auth=trust', '--encoding=UTF8'];
  await runOnce([...prefix, join(spec.bin, 'initdb'), '-D', fresh, ...access, ...locale, ...sync], how);
  const alone = [...prefix, join(spec.bin, 'postgres'), '--single', '-D', fresh, 'postgres'];
  await runOnce(alone, { ...how, input: `CREATE DATABASE ${DATABASE};\n` });
  rmSync(spec.data, { recursive: true, force: true });
  renameSync(fresh, spec.data);
}

/** Starts the server and waits until it answers. Processes of a killed predecessor may hold its memory for a moment longer. */
export async function startPostgres(spec) {
  const until = performance.now() + 10_000;
  for (;;) {
    await clearPredecessor(spec);
    const child = launch(spec);
    while (running(child)) {
      if (isReady(spec, child.pid)) return child;
      await wait(10);
    }
    if (performance.now() > until) throw new Error(`PostgreSQL이 시작되지 않습니다. ${spec.log} 을(를) 보십시오.`);
    await wait(200);
  }
}

/** Fast: clients are disconnected, everything is written. A server that does not follow is ended harder; it recovers at its next start. */
export const stopPostgres = (child) =>
  endChild(child, [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]);

/** As a power cut would: `immediate` ends all server processes at once, `kill` only the first of them. */
export async function crashPostgres(child, how) {
  send(child.pid, how === 'kill' ? 'SIGKILL' : 'SIGQUIT');
  await exited(child, 10_000);
}

function launch({ bin, data, run, log, durable, servant: { prefix, uid, gid } }) {
  const settings = Object.entries({ ...SETTINGS, ...(durable ? DURABLE : HASTY) });
  const options = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [...prefix, join(bin, 'postgres'), '-D', data, '-k', run, ...options];
  return startChild(command, { log, cwd: '/', env: serverEnvironment(), lastWord: 'INT', uid, gid });
}

function isReady(spec, pid) {
  const lines = postmasterFile(spec.data);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function postmasterFile(data) {
  const path = join(data, 'postmaster.pid');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}

/** Ends a server that outlived its supervisor, and removes a pid file whose number now belongs to some other program. */
async function clearPredecessor({ data, run }) {
  const pid = Number(postmasterFile(data)[0]);
  if (!(pid > 0)) return;
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ]) {
    const until = performance.now() + patience;
    if (isOurPostgres(pid, data)) send(pid, signal);
    while (isOurPostgres(pid, data) && performance.now() < until) await wait(20);
  }
  if (isOurPostgres(pid, data)) throw new Error(`앞서 실행된 PostgreSQL(pid ${pid})이 끝나지 않습니다.`);
  rmSync(join(data, 'postmaster.pid'), { force: true });
  rmSync(join(run, '.s.PGSQL.5432.lock'), { force: true });
}

function isOurPostgres(pid, data) {
  if (!send(pid, 0)) return false;
  const command = commandOf(pid);
  return command.includes('postgres') && command.includes(data);
}

function commandOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // It ended between the two looks.
  }
}

/** Nothing of the person's own PGDATA, PGOPTIONS or locale may reach a private server. */
function serverEnvironment() {
  return { PATH: process.env.PATH, LANG: 'C.UTF-8', TZ: 'UTC' };
}
