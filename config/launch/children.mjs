// Every process of an installation is started here, so that none can outlive the supervisor or be hit by the terminal's Ctrl-C.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/** On Linux the kernel itself signals a child whose parent is gone; elsewhere the next start clears what a double kill left. */
const tether =
  process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0
    ? (signal) => ['setpriv', '--pdeathsig', signal]
    : () => [];

/**
 * @param {string[]} command
 * @param {{ log: string, cwd: string, env: NodeJS.ProcessEnv, lastWord: 'INT' | 'TERM', uid?: number, gid?: number, ipc?: boolean, input?: boolean }} how
 */
export function startChild(command, { log, cwd, env, lastWord, uid, gid, ipc = false, input = false }) {
  const out = openSync(log, 'a', 0o600);
  try {
    const [program, ...args] = [...tether(lastWord), ...command];
    const stdio = [input ? 'pipe' : 'ignore', out, out, ...(ipc ? ['ipc'] : [])];
    const child = spawn(program, args, { cwd, env, stdio, uid, gid, detached: true });
    child.on('error', () => child.emit('exit', 127, null));
    return child;
  } finally {
    closeSync(out);
  }
}

export const running = (child) => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** Signals a child (with its group when it has grandchildren) step by step until it is gone; each step is `[signal, milliseconds]`. */
export async function endChild(child, steps, { group = false } = {}) {
  for (const [signal, patience] of steps) {
    if (!running(child)) return;
    send(group ? -child.pid : child.pid, signal);
    await exited(child, patience);
  }
}

/** Waits for a child's end, no longer than `patience` milliseconds where one is given. */
export async function exited(child, patience) {
  if (!running(child)) return;
  const signal = patience === undefined ? undefined : AbortSignal.timeout(patience);
  await once(child, 'exit', { signal }).catch((late) => {
    if (late.name !== 'AbortError') throw late;
  });
}

/** Whether the process still lives; a process of another user counts as living. */
export function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (refused) {
    return refused.code === 'EPERM';
  }
}
