import type { Queue, Worker } from 'bullmq';
import { type Clock } from '#foundation';
import type { Ids } from '#ledger';

/** A canary unanswered for so long means that the queue, or our worker on it, is dead. */
const DEAD_AFTER_MS = 30_000;
const ANSWER_WITHIN_MS = 2_000;

/**
 * Watches one queue by canary: a small job that any living worker takes at once. Workers are known to fall silent after a
 * restart or a failover of Redis without an error; then they are made anew.
 */
export class QueueWatch {
  private canary: { readonly id: string; readonly since: number } | undefined;
  private count = 0;
  private answeredAt: number;
  private madeAnew = 0;

  constructor(
    private readonly clock: Clock,
    /** Distinguishes the canaries of this process. */
    private readonly process: string,
    private readonly line: () => { readonly queue: Queue<Ids>; readonly worker: Worker<Ids> },
    private readonly renew: () => Promise<void>,
    private readonly deadAfter = DEAD_AFTER_MS,
  ) {
    this.answeredAt = clock.monotonic();
  }

  /** For metrics and health: seconds since the queue last answered, and how often the worker was made anew. */
  get pulse(): { readonly silentSeconds: number; readonly renewed: number } {
    return { silentSeconds: (this.clock.monotonic() - this.answeredAt) / 1_000, renewed: this.madeAnew };
  }

  /** To be called every ten seconds: looks after the last canary and sends the next. */
  async look(): Promise<void> {
    const { queue } = this.line();
    if (this.canary && (await inTime(queue.getJob(this.canary.id))) === undefined) this.answered();
    if (this.canary && this.clock.monotonic() - this.canary.since > this.deadAfter) {
      this.canary = undefined;
      this.madeAnew++;
      await this.renew();
    }
    this.canary ??= await this.send();
  }

  private answered(): void {
    this.canary = undefined;
    this.answeredAt = this.clock.monotonic();
  }

  private async send(): Promise<{ id: string; since: number }> {
    const id = `canary-${this.process}-${++this.count}`;
    await inTime(this.line().queue.add('canary', {}, { jobId: id, removeOnComplete: true, removeOnFail: true }));
    return { id, since: this.clock.monotonic() };
  }
}

/** The answer, or `silent` when the queue does not give one in time. */
async function inTime<T>(answer: Promise<T>): Promise<T | 'silent'> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<'silent'>((resolve) => {
    timer = setTimeout(() => resolve('silent'), ANSWER_WITHIN_MS);
  });
  return Promise.race([answer.catch(() => 'silent' as const), silence]).finally(() => clearTimeout(timer));
}
