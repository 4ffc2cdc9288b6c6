// A private Redis (or Valkey): no TCP port; what it was told survives its death by the append-only file.
import { createConnection } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { endChild, exited, running, send, startChild } from './children.mjs';

/** @typedef {{ program: string, data: string, socket: string, log: string, durable: boolean, servant: ReturnType<typeof import('./servant.mjs').servantFor> }} RedisSpec */

export async function startRedis(spec) {
  await clearPredecessor(spec.socket);
  const child = launch(spec);
  while (running(child)) {
    if ((await say(spec.socket, 'PING')) === '+PONG') return child;
    await wait(10);
  }
  throw new Error(`Redis가 시작되지 않습니다. ${spec.log} 을(를) 보십시오.`);
}

export const stopRedis = (child) =>
  endChild(child, [
    ['SIGTERM', 10_000],
    ['SIGKILL', 5_000],
  ]);

export async function killRedis(child) {
  send(child.pid, 'SIGKILL');
  await exited(child, 10_000);
}

function launch({ program, data, socket, log, durable, servant: { prefix, uid, gid } }) {
  const place = ['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700', '--dir', data];
  const keep = durable ? ['--appendonly', 'yes', '--appendfsync', 'everysec'] : ['--appendonly', 'no'];
  // An evicted job would be a lost job: when memory is short, Redis must refuse instead.
  const rules = ['--save', '', '--maxmemory-policy', 'noeviction', '--daemonize', 'no'];
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  const how = { log, cwd: '/', env, lastWord: 'INT', uid, gid };
  return startChild([...prefix, program, ...place, ...keep, ...rules], how);
}

/** Two servers on one append-only file would spoil it: one that outlived its supervisor is ended first. */
async function clearPredecessor(socket) {
  const until = performance.now() + 10_000;
  while ((await say(socket, 'SHUTDOWN')) !== undefined) {
    if (performance.now() > until) throw new Error(`앞서 실행된 Redis가 끝나지 않습니다: ${socket}`);
    await wait(50);
  }
}

/** One command, one line of answer; undefined when nobody listens. */
async function say(path, command) {
  const socket = createConnection(path);
  socket.setTimeout(5_000, () => socket.destroy());
  let answer = '';
  let connected = false;
  socket.on('connect', () => {
    connected = true;
    socket.write(`${command}\r\n`);
  });
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
    if (answer.includes('\r\n')) socket.destroy();
  });
  socket.on('error', () => socket.destroy());
  await new Promise((closed) => socket.once('close', closed));
  return connected ? answer.trim() : undefined;
}
