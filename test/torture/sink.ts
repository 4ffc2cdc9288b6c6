import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startNode } from './app-process.js';

/** What the sink's process says: where it listens, and of which worker it wants the end, having just stored a letter of it. */
export type FromSink =
  | { readonly kind: 'ready'; readonly smtp: readonly number[]; readonly page: number }
  | { readonly kind: 'kill'; readonly worker: number; readonly messageId: string };
/** Share of the letters whose sender has to die just as they are stored. */
export interface ToSink {
  readonly killShare: number;
}

export interface Line {
  /** When it was stored, ISO 8601. */
  readonly at: string;
  readonly messageId: string;
}

/** Where all letters go: refuses 3 %, loses its word after 1 %, takes up to 180 ms. It outlives everything else. */
export class Sink {
  onKill: (worker: number, messageId: string) => void = () => undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly smtp: readonly number[],
    readonly page: string,
  ) {}

  static async open(folder: string, workers: number, seed: number, log: string): Promise<Sink> {
    const args = [folder, String(workers), String(seed)];
    const child = startNode('dist/test/torture/sink-process.js', args, {}, log);
    const [ready] = (await once(child, 'message')) as [FromSink];
    if (ready.kind !== 'ready') throw new Error('the sink did not start');
    const sink = new Sink(child, ready.smtp, `http://127.0.0.1:${ready.page}`);
    child.on('message', (word: FromSink) => word.kind === 'kill' && sink.onKill(word.worker, word.messageId));
    return sink;
  }

  killing(killShare: number): void {
    this.child.send({ killShare } satisfies ToSink);
  }

  async lines(): Promise<Line[]> {
    const answer = await fetch(`${this.page}/api/messages`);
    return (await answer.json()) as Line[];
  }

  async close(): Promise<void> {
    if (this.child.kill('SIGKILL')) await once(this.child, 'exit');
  }
}
