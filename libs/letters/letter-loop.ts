import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { type Ids, OfficeTx, Queues, statement } from '#ledger';
import { Lanes } from './lanes.js';
import { LetterSender, SendingSettings } from './letter-sender.js';

const QUEUE = 'letters';
const LOOK_EVERY_MS = 1_000;
const SAFETY_EVERY_MS = 2_000;
/** Due for so long without the queue having brought it to anyone: taken directly. */
const LATE_SECONDS = 10;
const MOST_PER_OFFICE = 20;
const QUEUE_PATIENCE_MS = 1_000;

interface Due {
  office_id: string;
  id: string;
  attempt: number;
}
const DUE = statement(
  'letters.due',
  `select * from letters_due($1, make_interval(secs => $2), make_interval(secs => $3))`,
);

/**
 * Brings due letters to the sender: through the queue, which spreads them over processes, and by itself when the queue is silent.
 * What is due stands in PostgreSQL and is looked up again every second, so nothing is lost with the queue or a process.
 */
@Injectable()
export class LetterLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('letters.loop');
  private readonly lanes = new Lanes();
  private readonly timers: NodeJS.Timeout[] = [];
  private queue: Queue<Ids> | undefined;
  private stopped = false;
  private heard = 'taken';

  constructor(
    private readonly offices: OfficeTx,
    private readonly queues: Queues,
    private readonly sender: LetterSender,
    private readonly settings: SendingSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.queue = this.queues.queue(QUEUE);
    this.queues.worker(QUEUE, async ({ data }) => this.take(String(data['office']), String(data['id'])), {
      concurrency: 8,
    });
    this.every(LOOK_EVERY_MS, () => this.look());
    this.every(SAFETY_EVERY_MS, () => this.safety());
  }

  /** Hands due letters to the queue, or takes them itself when the queue does not answer within a second. */
  async look(): Promise<void> {
    const due = await this.due(0);
    if (due.length > 0 && !(await this.queued(due))) this.takeAll(due);
  }

  /**
   * Takes what has been due for ten seconds, and what a dead process left: a queue may accept jobs and bring them to nobody, or to one
   * that dies with them.
   */
  async safety(): Promise<void> {
    this.takeAll(await this.due(LATE_SECONDS));
  }

  private async due(late: number): Promise<Due[]> {
    return this.offices.across<Due>(DUE, [MOST_PER_OFFICE, this.settings.lease.settle, late]);
  }

  private async queued(due: readonly Due[]): Promise<boolean> {
    if (!this.queue) return false;
    const jobs = due.map(({ office_id, id, attempt }) => ({
      name: 'send',
      data: { office: office_id, id },
      opts: { jobId: `l-${id}-${attempt}` },
    }));
    const silence = new Promise<string>((resolve) => setTimeout(() => resolve('silent'), QUEUE_PATIENCE_MS).unref());
    const taken = await Promise.race([this.queue.addBulk(jobs).then(() => 'taken', String), silence]);
    // Told when it changes, not every second.
    if (taken !== this.heard) this.log.warn({ msg: 'letters: queue', queue: QUEUE, answer: taken });
    this.heard = taken;
    return taken === 'taken';
  }

  private takeAll(due: readonly Due[]): void {
    for (const { office_id, id } of due) this.take(office_id, id);
  }

  /** A job ends as soon as its letter stands in the office's lane: the queue never waits for a mail server. */
  private take(office: string, id: string): void {
    if (this.stopped) return;
    this.lanes.take(office, id, () =>
      this.sender
        .deliver(office, id)
        .catch((error: unknown) =>
          this.log.warn({ msg: 'letter try cut short', office, letter: id, error: String(error) }),
        ),
    );
  }

  /** Turns never overlap; a turn that fails is told and the next one comes. */
  private every(milliseconds: number, turn: () => Promise<void>): void {
    let busy = false;
    this.timers.push(
      setInterval(() => {
        if (busy) return;
        busy = true;
        turn()
          .catch((error: unknown) => this.log.warn({ msg: 'letter loop turn failed', error: String(error) }))
          .finally(() => (busy = false));
      }, milliseconds),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    this.lanes.clear();
    while (this.lanes.busy) await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
