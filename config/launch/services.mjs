// A private PostgreSQL and queue for whoever asks: the launcher, the tests, benches and torture runs.
import { join } from 'node:path';
import { choose } from './choice.mjs';
import { dataFolder } from './data-folder.mjs';
import { postgresUrl } from './postgres.mjs';
import { servantFor } from './servant.mjs';
import { supervise } from './supervised.mjs';

export { nodeEnvironment, nodeFlags } from './node-flags.mjs';
export { findRunning } from './running.mjs';

const PROJECT = join(import.meta.dirname, '..', '..');

/**
 * Starts PostgreSQL and the queue under a supervisor: they end with the process that called this, however that ends.
 * @param {{ data: string, postgres?: 'system' | 'npm', queue?: 'redis' | 'postgres', durable?: boolean, removeAtEnd?: boolean }} wish
 *   `durable: false` writes nothing through to the disk (tests that never kill a server); `removeAtEnd` deletes the data folder
 * @returns services with `databaseUrl`, `queueUrl` and `stop()`, and the faults that torture runs need
 */
export async function startServices({ data, postgres, queue, durable = true, removeAtEnd = false }) {
  const paths = dataFolder(data);
  const supervised = await supervise(paths);
  if ('owner' in supervised)
    throw new Error(`${paths.root} 을(를) 다른 프로세스(pid ${supervised.owner.pid})가 쓰고 있습니다.`);
  try {
    if (removeAtEnd) await supervised.ask('removeAtEnd', { folders: [paths.root, paths.run] });
    const choice = choose({ root: PROJECT, paths, ownPostgres: true, ownQueue: true, postgres, queue });
    const { databaseUrl, queueUrl } = await startServers(supervised, paths, choice, { durable });
    return new Services(supervised, choice, databaseUrl, queueUrl);
  } catch (failed) {
    await supervised.close();
    throw failed;
  }
}

/** Has a supervisor start what was chosen. `queueUrl` is a socket's absolute path, as ioredis takes it, or the word `postgres`. */
export async function startServers(supervised, paths, { postgres, queue, redis }, { durable }) {
  const programs = [postgres && join(postgres.bin, 'postgres'), redis].filter((program) => program !== undefined);
  const servant = servantFor(paths, programs);
  const log = (name) => join(paths.log, `${name}.log`);
  const redisSpec = { program: redis, data: paths.redis, socket: paths.redisSocket };
  const postgresSpec = { bin: postgres?.bin, data: paths.postgres, run: paths.run };
  await Promise.all([
    redis && supervised.ask('redis', { ...redisSpec, log: log('redis'), durable, servant }),
    postgres && supervised.ask('postgres', { ...postgresSpec, log: log('postgres'), durable, servant }),
  ]);
  return { databaseUrl: postgres && postgresUrl(paths.run), queueUrl: redis ? paths.redisSocket : queue };
}

class Services {
  #supervised;

  constructor(supervised, choice, databaseUrl, queueUrl) {
    this.#supervised = supervised;
    this.supervisorPid = supervised.pid;
    /** Which PostgreSQL and which queue were taken. */
    this.choice = choice;
    this.databaseUrl = databaseUrl;
    this.queueUrl = queueUrl;
  }

  stop() {
    return this.#supervised.close();
  }

  /** @param {{ immediate?: boolean }} [how] `immediate`: as after a crash, with recovery at the start */
  async restartPostgres({ immediate = false } = {}) {
    await this.#stop('postgres', immediate ? 'immediate' : undefined);
    await this.startPostgres();
  }
  killPostgres() {
    return this.#stop('postgres', 'kill');
  }
  startPostgres() {
    return this.#supervised.ask('startServer', { name: 'postgres' });
  }
  /** kill -9; Redis stays away until `startRedis()`. */
  killRedis() {
    return this.#stop('redis', 'kill');
  }
  startRedis() {
    return this.#supervised.ask('startServer', { name: 'redis' });
  }

  #stop(name, how) {
    return this.#supervised.ask('stopServer', { name, how });
  }
}
