import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Hints } from './hints.js';
import type { OfficeTx } from './office-tx.js';
import type { Ids, Queues } from './queues.js';
import type { Statement } from './statement.js';

const LOOK_EVERY_MS = 1_000;
const SAFETY_EVERY_MS = 5_000;
/** Due for so long without the queue having brought it to anyone: taken directly. */
const LATE_SECONDS = 10;
const MOST_PER_OFFICE = 20;
const QUEUE_PATIENCE_MS = 1_000;

interface Due {
  office_id: string;
  id: string;
  attempt: number;
}

/** What a loop brings, and to whom. */
export interface WorkLoopSettings {
  /** Name of the queue, and of the loop in the log. */
  readonly queue: string;
  /** Heard when new work stands in PostgreSQL. */
  readonly channel: string;
  /** `office_id`, `id` and `attempt` of work due now or ($2 seconds) ago, at most $1 of each office; $3 on are `further`. */
  readonly due: Statement;
  readonly further?: () => readonly unknown[];
  readonly take: (office: string, id: string) => Promise<void>;
}

/**
 * Brings waiting work to whoever does it: through the queue, which spreads it over processes, and by itself when the queue is
 * silent. What waits stands in PostgreSQL and is looked up every second, so nothing is lost with the queue or a process.
 */
export abstract class WorkLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log: Logger;
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly turns = new Set<Promise<void>>();
  private queue: Queue<Ids> | undefined;
  private stopped = false;

  constructor(
    private readonly offices: OfficeTx,
    private readonly queues: Queues,
    private readonly hints: Hints,
    private readonly settings: WorkLoopSettings,
  ) {
    this.log = new Logger(settings.queue);
  }

  onApplicationBootstrap(): void {
    const { queue, channel } = this.settings;
    this.queue = this.queues.queue(queue);
    // One at a time: a file stands in memory whole, and making one keeps a processor busy.
    this.queues.worker(queue, ({ data }) => this.take(String(data['office']), String(data['id'])), { concurrency: 1 });
    this.hints.listen(
      channel,
      this.every(LOOK_EVERY_MS, () => this.look()),
    );
    this.every(SAFETY_EVERY_MS, () => this.safety());
  }

  /** Hands what is due to the queue, or takes it here when the queue does not answer within a second. */
  async look(): Promise<void> {
    const due = await this.due(0);
    if (due.length > 0 && !(await this.queued(due))) await this.takeAll(due);
  }

  /** Takes what has waited for ten seconds: a queue may accept jobs and bring them to nobody. */
  async safety(): Promise<void> {
    await this.takeAll(await this.due(LATE_SECONDS));
  }

  private due(late: number): Promise<Due[]> {
    return this.offices.across<Due>(this.settings.due, [MOST_PER_OFFICE, late, ...(this.settings.further?.() ?? [])]);
  }

  private async queued(due: readonly Due[]): Promise<boolean> {
    if (!this.queue) return false;
    const jobs = due.map(({ office_id, id, attempt }) => ({
      name: 'take',
      data: { office: office_id, id },
      opts: { jobId: `w-${id}-${attempt}` },
    }));
    const silence = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), QUEUE_PATIENCE_MS).unref());
    const taken = this.queue.addBulk(jobs).then(
      () => true,
      () => false,
    );
    return Promise.race([taken, silence]);
  }

  private async takeAll(due: readonly Due[]): Promise<void> {
    for (const { office_id, id } of due) await this.take(office_id, id);
  }

  private async take(office: string, id: string): Promise<void> {
    if (this.stopped) return;
    const turn = this.settings.take(office, id).catch((error: unknown) => {
      this.log.warn({ msg: 'work cut short', office, work: id, error: String(error) });
    });
    this.turns.add(turn);
    await turn;
    this.turns.delete(turn);
  }

  /** Turns never overlap; a turn that fails is told and the next one comes. Answers a way to have one at once. */
  private every(milliseconds: number, turn: () => Promise<void>): () => void {
    let busy = false;
    const take = (): void => {
      if (busy || this.stopped) return;
      busy = true;
      turn()
        .catch((error: unknown) => this.log.warn({ msg: 'turn failed', error: String(error) }))
        .finally(() => (busy = false));
    };
    this.timers.push(setInterval(take, milliseconds));
    return take;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.turns);
  }
}
