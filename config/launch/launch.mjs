// From nothing to a running installation, and back: what `npm start` does.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotStart } from './cannot-start.mjs';
import { choose } from './choice.mjs';
import { dataFolder } from './data-folder.mjs';
import { environmentFor } from './environment.mjs';
import { answers } from './health.mjs';
import { nodeEnvironment, nodeFlags } from './node-flags.mjs';
import { findPorts } from './ports.mjs';
import { preparations } from './prepare.mjs';
import { keepSecrets } from './secrets.mjs';
import { startServers } from './services.mjs';
import { supervise } from './supervised.mjs';
import { addressList, tellReady, tellRunning } from './tell.mjs';

const HEALTH_PATIENCE = 60_000;
const LOST = '감독 프로세스가 사라져 모두 멈췄습니다. 다시 시작하십시오.';
const PRELOAD = pathToFileURL(join(import.meta.dirname, 'end-with-parent.mjs')).href;

/**
 * Runs an installation until Ctrl-C. Answers the process's exit code: 0 after a clean stop, and also when it already runs,
 * because then what was asked for is there.
 * @param {{ root: string, env: NodeJS.ProcessEnv, plan: typeof import('./plan.mjs').plan, say?: (line: string) => void }} what
 */
export async function launch({ root, env, plan, say = console.log }) {
  const paths = dataFolder(env.TONGTONG_DATA || join(root, '.data'));
  const supervised = await supervise(paths);
  if ('owner' in supervised) return tellRunning(supervised.owner, say);

  const stop = new AbortController();
  const asked = () => {
    if (!stop.signal.aborted) say('멈추는 중입니다 …');
    stop.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, asked);
  supervised.once('gone', () => stop.abort());

  const bringing = bringUp({ root, env, plan, say, paths, supervised, stop });
  try {
    await Promise.race([bringing, stopped(stop.signal)]);
    await stopped(stop.signal);
  } catch (failed) {
    if (!(failed instanceof CannotStart) && !supervised.lost) throw failed;
    say(supervised.lost ? LOST : failed.message);
    return 1;
  } finally {
    await supervised.close();
    await bringing.catch(() => {}); // What was stopped half way fails by itself.
  }
  if (!supervised.lost) return 0;
  say(LOST);
  return 1;
}

async function bringUp({ root, env, plan, say, paths, supervised, stop }) {
  const begun = performance.now();
  const log = (name) => join(paths.log, `${name}.log`);
  const run = async (says, command, environment) => {
    say(`${says} …`);
    await supervised.ask('run', { command, cwd: root, env: environment, log: log('setup') }).catch((failed) => {
      throw new CannotStart(`${says}: 실패했습니다 (${failed.message}).\n${tail(log('setup'))}`);
    });
  };

  rmSync(log('setup'), { force: true });
  for (const { says, command, done } of preparations(root)) {
    await run(says, command, env);
    done?.();
  }

  const { ports, moved } = await findPorts(plan.ports, env);
  for (const words of moved) say(words);
  const servers = await startOwnServers({ root, env, paths, supervised });
  const secrets = keepSecrets(paths.secrets);
  const environment = environmentFor({ env, paths, ports, secrets, servers });
  for (const { says, main, args } of plan.steps) {
    await run(says, [process.execPath, join(root, main), ...args], environment.owner);
  }

  const apps = plan.apps.filter(({ unless }) => unless === undefined || env[unless] === undefined);
  const watch = watchStart(supervised, log);
  for (const { name, main } of apps) {
    const command = [process.execPath, ...nodeFlags, '--import', PRELOAD, join(root, main)];
    await supervised.ask('app', {
      name,
      command,
      cwd: root,
      env: { ...nodeEnvironment, ...environment.app },
      log: log(name),
    });
  }
  await Promise.race([watch.failed, Promise.all(apps.map((app) => healthy(app, ports, log, stop.signal)))]);
  watch.off();

  const addresses = addressList(apps, ports);
  await supervised.ask('introduce', { pid: process.pid, addresses, ports, queueUrl: servers.queueUrl });
  supervised.on('exited', ({ name }) => say(`${name}이(가) 멈춰 다시 시작합니다. 기록: ${log(name)}`));
  tellReady({ say, addresses, paths, seconds: (performance.now() - begun) / 1000 });
}

function startOwnServers({ root, env, paths, supervised }) {
  const postgres = oneOf(env, 'TONGTONG_POSTGRES', ['system', 'npm']);
  const queue = oneOf(env, 'TONGTONG_QUEUE', ['redis', 'postgres']);
  const own = { ownPostgres: env.DATABASE_URL === undefined, ownQueue: env.REDIS_URL === undefined };
  return startServers(supervised, paths, choose({ root, paths, ...own, postgres, queue }), { durable: true });
}

function oneOf(env, name, words) {
  if (env[name] === undefined || words.includes(env[name])) return env[name];
  throw new CannotStart(`${name} 값은 ${words.join(' 또는 ')} 중 하나여야 합니다.`);
}

/** Before the first health answer a death is a failure, afterwards it is repaired. */
function watchStart(supervised, log) {
  const watch = {};
  watch.failed = new Promise((_, reject) => {
    const failed = ({ name }) => reject(new CannotStart(`${name}이(가) 시작하지 못했습니다.\n${tail(log(name))}`));
    supervised.on('exited', failed);
    watch.off = () => supervised.off('exited', failed);
  });
  watch.failed.catch(() => {}); // It may fail while the other applications are still being started.
  return watch;
}

async function healthy({ name, port, health }, ports, log, signal) {
  if (await answers(`http://127.0.0.1:${ports[port]}${health}`, HEALTH_PATIENCE, signal)) return;
  if (!signal.aborted) throw new CannotStart(`${name}이(가) 응답하지 않습니다.\n${tail(log(name))}`);
}

function stopped(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', resolve, { once: true });
  });
}

function tail(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '';
}
