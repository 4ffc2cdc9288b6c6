import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from './root.js';

/** On Linux the kernel ends our children when we are gone, stopped ones too; elsewhere each ends itself when its channel closes. */
const TETHER =
  spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0 ? ['setpriv', '--pdeathsig', 'KILL'] : [];
const END_WITH_PARENT = pathToFileURL(join(ROOT, 'config/launch/end-with-parent.mjs')).href;
const AGAIN_AFTER_MS = 500;

/** Starts a Node program that cannot outlive this process. */
export function startNode(main: string, args: readonly string[], env: NodeJS.ProcessEnv, log: string): ChildProcess {
  const out = openSync(log, 'a', 0o600);
  const [program = '', ...rest] = [...TETHER, process.execPath, '--import', END_WITH_PARENT, join(ROOT, main), ...args];
  const child = spawn(program, rest, { cwd: ROOT, env, stdio: ['ignore', out, out, 'ipc'], detached: true });
  closeSync(out);
  return child;
}

/** An application that is wanted: started again half a second after every death, until stopped. */
export class AppProcess {
  /** Deaths that nobody here asked for, after it had been well; a start without its database may fail and is made again. */
  unasked = 0;
  private well = false;
  private child: ChildProcess | undefined;
  private wanted = false;
  private blamed = false;

  constructor(
    readonly name: string,
    readonly url: string,
    private readonly main: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly log: string,
  ) {}

  start(): void {
    this.wanted = true;
    this.blamed = false;
    this.well = false;
    const child = startNode(this.main, [], this.env, this.log);
    this.child = child;
    void this.healthy(60_000).then(
      () => (this.well = this.child === child),
      () => undefined,
    );
    child.once('exit', () => {
      if (!this.wanted) return;
      if (this.well && !this.blamed) this.unasked++;
      setTimeout(() => this.wanted && this.start(), AGAIN_AFTER_MS);
    });
  }

  kill(): void {
    this.blamed = true;
    this.child?.kill('SIGKILL');
  }

  /** As a machine that sleeps: nothing runs, every connection stays. */
  async freeze(milliseconds: number): Promise<void> {
    const { child } = this;
    child?.kill('SIGSTOP');
    await pause(milliseconds);
    child?.kill('SIGCONT');
  }

  async healthy(patience = 30_000): Promise<void> {
    const until = performance.now() + patience;
    while (performance.now() < until) {
      const well = await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(1_000) }).then(
        async (answer) => (await answer.arrayBuffer(), answer.ok),
        () => false,
      );
      if (well) return;
      await pause(100);
    }
    throw new Error(`${this.name} does not answer: see ${this.log}`);
  }

  /** Asks it to end; whether it did by itself within `patience` milliseconds. */
  async stop(patience = 10_000): Promise<boolean> {
    this.wanted = false;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return true;
    const gone = once(child, 'exit').then(() => true);
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const ended = await Promise.race([gone, pause(patience, false)]);
    if (!ended) child.kill('SIGKILL');
    await gone;
    return ended;
  }
}
