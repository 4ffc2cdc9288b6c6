// The one parent of every process of an installation: `node supervisor.mjs <lock socket>`.
// It holds the data folder's lock and takes orders, one JSON line each, on its standard input. That input closes whenever
// the launcher ends, kill -9 included: everything is then stopped in order, applications before the servers they use.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { App } from './app.mjs';
import { exited, endChild, startChild } from './children.mjs';
import { takeLock } from './lock.mjs';
import { crashPostgres, makeCluster, startPostgres, stopPostgres } from './postgres.mjs';
import { killRedis, startRedis, stopRedis } from './redis.mjs';
import { Server } from './server.mjs';

const GENTLY = [
  ['SIGTERM', 8_000],
  ['SIGKILL', 5_000],
];

let introduction = {};
let stopping = false;
const apps = new Map();
const servers = new Map();
const commands = new Set();
const leftToRemove = [];

process.stdout.on('error', () => {}); // The launcher is gone; its closed input says so as well.
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const lock = await takeLock(process.argv[2], () => (stopping ? undefined : { pid: process.ppid, ...introduction }));
if (lock.owner) {
  say({ event: 'owned', owner: lock.owner });
  process.exit();
}
say({ event: 'locked' });

const orders = {
  introduce: (words) => void (introduction = words),
  removeAtEnd: ({ folders }) => void leftToRemove.push(...folders),

  async postgres(spec) {
    await makeCluster(spec, runOnce);
    await keep('postgres', new Server(() => startPostgres(spec), stopPostgres, crashPostgres));
  },
  async redis(spec) {
    await keep('redis', new Server(() => startRedis(spec), stopRedis, killRedis));
  },
  startServer: ({ name }) => servers.get(name).start(),
  stopServer: ({ name, how }) => servers.get(name).stop(how),

  run: ({ command, ...how }) => runOnce(command, { ...how, lastWord: 'TERM' }),
  async app({ name, command, ...how }) {
    refuseWhileStopping();
    const app = new App(() => startChild(command, { ...how, ipc: true, lastWord: 'TERM' }));
    app.onExit = (times) => say({ event: 'exited', name, times });
    apps.set(name, app);
    app.start();
  },
};

async function keep(name, server) {
  refuseWhileStopping();
  server.onExit = () => say({ event: 'exited', name });
  servers.set(name, server);
  await server.start();
}

/** A command that has to succeed before anything else goes on. */
async function runOnce(command, { input, ...how }) {
  refuseWhileStopping();
  const child = startChild(command, { ...how, input: input !== undefined });
  commands.add(child);
  child.stdin?.on('error', () => {}).end(input);
  await exited(child);
  commands.delete(child);
  if (child.exitCode !== 0)
    throw new Error(`${command.slice(-4).join(' ')}: ${child.exitCode ?? child.signalCode} (${how.log})`);
}

function refuseWhileStopping() {
  if (stopping) throw new Error('stopping');
}

async function follow(line) {
  const { id, order, ...words } = JSON.parse(line);
  try {
    await orders[order](words);
    say({ id });
  } catch (failed) {
    say({ id, error: failed.message });
  }
}

async function stopAll() {
  if (stopping) return;
  stopping = true;
  const begun = [...commands].map((child) => endChild(child, GENTLY, { group: true }));
  await Promise.all([...begun, ...[...apps.values()].map((app) => app.stop())]);
  await servers.get('redis')?.stop();
  await servers.get('postgres')?.stop();
  for (const folder of leftToRemove) rmSync(folder, { recursive: true, force: true });
  lock.release();
  process.exit();
}

createInterface({ input: process.stdin }).on('line', follow).on('close', stopAll);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stopAll);
