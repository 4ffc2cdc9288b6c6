// The launcher's side of the supervisor: orders go down its input, answers and events come back.
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CannotStart } from './cannot-start.mjs';

const PROGRAM = fileURLToPath(new URL('./supervisor.mjs', import.meta.url));

/**
 * Starts a supervisor for a data folder.
 * @returns {Promise<{ owner: object } | Supervised>} the owner, when another launcher holds the folder
 */
export async function supervise(paths) {
  const log = openSync(join(paths.log, 'supervisor.log'), 'a', 0o600);
  const child = spawn(process.execPath, [PROGRAM, paths.lock], {
    cwd: '/',
    stdio: ['pipe', 'pipe', log],
    detached: true,
  });
  closeSync(log);
  const supervised = new Supervised(child);
  const [owner] = await once(supervised, 'begun');
  return owner ? { owner } : supervised;
}

/** Events: `exited` ({ name, times }) when something died unasked and is started again; `gone` when the supervisor itself ended. */
class Supervised extends EventEmitter {
  #child;
  #asked = new Map();
  #closing = false;
  #next = 1;
  /** It ended without having been asked to. */
  lost = false;

  constructor(child) {
    super();
    this.#child = child;
    this.pid = child.pid;
    child.stdin.on('error', () => {}); // Its end is told by `gone`.
    createInterface({ input: child.stdout }).on('line', (line) => this.#hear(JSON.parse(line)));
    this.ended = once(child, 'exit').then(() => this.#ended());
  }

  /** Gives an order and waits until it is carried out. */
  ask(order, words = {}) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#child.stdin.write(`${JSON.stringify({ id, order, ...words })}\n`);
    });
  }

  /** Stops everything in order; returns when nothing is left. */
  async close() {
    this.#closing = true;
    this.#child.stdin.end();
    await this.ended;
  }

  #hear({ id, error, event, owner, ...words }) {
    if (event === 'locked' || event === 'owned') this.emit('begun', owner);
    else if (event) this.emit(event, words);
    else this.#answer(id, error);
  }

  #answer(id, error) {
    const { resolve, reject } = this.#asked.get(id);
    this.#asked.delete(id);
    if (error === undefined) resolve();
    else reject(new CannotStart(error));
  }

  #ended() {
    this.lost = !this.#closing;
    for (const { reject } of this.#asked.values()) reject(new Error('supervisor ended'));
    this.#asked.clear();
    this.emit('gone');
  }
}
