// One launcher per data folder. The lock is a listening socket of the supervisor: it ends with its owner, however that dies.
import { once } from 'node:events';
import { renameSync, rmSync, statSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Longer than anybody stands between finding a stale socket and replacing it, in milliseconds. */
const SETTLE = 100;

/**
 * Takes the lock, waiting for an owner that is already stopping.
 * @param {string} path of the socket
 * @param {() => object | undefined} introduce what a second start is told; nothing while stopping, so that it waits
 * @returns {Promise<{ release: () => void } | { owner: object }>}
 */
export async function takeLock(path, introduce) {
  for (;;) {
    const owner = await askOwner(path);
    if (owner) return { owner };
    const release = await tryLock(path, introduce);
    if (release) return { release };
  }
}

/** Who holds the lock: waits while the owner is stopping, and answers undefined when nobody holds it. */
export async function askOwner(path) {
  const socket = createConnection(path);
  let heard = '';
  socket.setEncoding('utf8').on('data', (text) => (heard += text));
  const failed = await new Promise((resolve) => {
    socket.once('close', () => resolve(undefined)).once('error', resolve);
  });
  if (failed && !['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(failed.code)) throw failed;
  return heard === '' ? undefined : JSON.parse(heard);
}

async function tryLock(path, introduce) {
  const waiting = new Set();
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    const introduction = introduce();
    if (introduction) socket.end(JSON.stringify(introduction));
    else waiting.add(socket);
  });
  // Listening starts under a name of our own, so that the lock's name never stands for a socket that does not answer yet.
  const own = `${path}.${process.pid}`;
  rmSync(own, { force: true });
  server.listen(own);
  await once(server, 'listening');
  const { ino } = statSync(own);
  const mine = () => statSync(path, { throwIfNoEntry: false })?.ino === ino;

  if (!(await isAnswered(path))) renameSync(own, path);
  rmSync(own, { force: true });
  // Two that found the same stale socket may each have replaced it: the last one stands, the other sees that it lost.
  await wait(SETTLE);

  const release = () => {
    if (mine()) rmSync(path, { force: true });
    for (const socket of waiting) socket.destroy();
    server.close();
  };
  if (mine()) return release;
  release();
  return undefined;
}

function isAnswered(path) {
  return new Promise((resolve) => {
    const socket = createConnection(path)
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
