import { once } from 'node:events';
import { createServer } from 'node:net';
import { CannotStart } from './cannot-start.mjs';

/**
 * A free port for each name: the one the person set, or the usual one, or the next free after it.
 * @param {Record<string, number>} usual
 * @returns {Promise<{ ports: Record<string, string>, moved: string[] }>} `moved` says in words which usual port was taken
 */
export async function findPorts(usual, env) {
  const ports = {};
  const moved = [];
  for (const [name, standard] of Object.entries(usual)) {
    if (env[name] !== undefined) {
      if (!(await isFree(Number(env[name]))))
        throw new CannotStart(`${name}=${env[name]} 포트를 다른 프로그램이 쓰고 있습니다.`);
      ports[name] = env[name];
      continue;
    }
    let port = standard;
    while (Object.values(ports).includes(String(port)) || !(await isFree(port))) port += 1;
    if (port !== standard) moved.push(`${name}: ${standard}번 포트가 사용 중이어서 ${port}번을 씁니다.`);
    ports[name] = String(port);
  }
  return { ports, moved };
}

async function isFree(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch (refused) {
    if (refused.code === 'EADDRINUSE' || refused.code === 'EACCES') return false;
    throw refused;
  } finally {
    server.close();
  }
}
