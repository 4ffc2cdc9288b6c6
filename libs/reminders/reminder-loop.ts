import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue, Worker } from 'bullmq';
import { Clock } from '#foundation';
import { type Ids, OfficeTx, Queues, statement } from '#ledger';
import { QueueWatch } from './queue-watch.js';
import { Reminders } from './reminders.js';

const QUEUE = 'reminders';
const HORIZON_SECONDS = 120;
const HORIZON_EVERY_MS = 5_000;
const SAFETY_EVERY_MS = 10_000;
const CANARY_EVERY_MS = 10_000;
/** Later than this without the queue having woken us: fired directly. */
const LATE_SECONDS = 5;
const MOST_PER_OFFICE = 500;
const QUEUE_PATIENCE_MS = 1_000;

interface Due {
  office_id: string;
  id: string;
  generation: number;
  wait_ms: number;
}
const DUE = statement('reminders.due', `select * from reminders_due(make_interval(secs => $1), $2)`);

/**
 * Wakes reminders in time. The horizon hands what is due within two minutes to the queue as delayed jobs; the safety loop fires
 * by itself whatever is late. With the queue gone a reminder is at most fifteen seconds late; after a FLUSHALL there is nothing
 * to rebuild. Any number of processes may run it: the claim in PostgreSQL lets one through.
 */
@Injectable()
export class ReminderLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('reminders.loop');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<void>>();
  private line: { queue: Queue<Ids>; worker: Worker<Ids> } | undefined;
  private watch: QueueWatch | undefined;
  private heard = 'taken';

  constructor(
    private readonly offices: OfficeTx,
    private readonly queues: Queues,
    private readonly reminders: Reminders,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const line = (): { queue: Queue<Ids>; worker: Worker<Ids> } => (this.line ??= this.open());
    line();
    this.watch = new QueueWatch(this.clock, randomUUID(), line, () => this.renew());
    this.every(HORIZON_EVERY_MS, () => this.horizon());
    this.every(SAFETY_EVERY_MS, () => this.safety());
    this.every(CANARY_EVERY_MS, async () => this.watch?.look());
  }

  /** Seconds since the queue last answered a canary, and how often its worker was made anew. */
  get pulse(): QueueWatch['pulse'] | undefined {
    return this.watch?.pulse;
  }

  /** Hands what is due soon to the queue. A job id names reminder and generation, so handing over again is no new job. */
  async horizon(): Promise<number> {
    const due = await this.offices.across<Due>(DUE, [HORIZON_SECONDS, MOST_PER_OFFICE]);
    if (due.length === 0 || !this.line) return 0;
    const jobs = due.map(({ office_id, id, generation, wait_ms }) => ({
      name: 'fire',
      data: { office: office_id, id },
      opts: { jobId: `r-${id}-${generation}`, delay: Math.max(0, Math.ceil(wait_ms)) },
    }));
    const taken = await Promise.race([
      this.line.queue.addBulk(jobs).then(() => 'taken', String),
      silence(QUEUE_PATIENCE_MS),
    ]);
    // Told when it changes, not every five seconds.
    if (taken !== this.heard) this.log.warn({ msg: 'reminders: queue', queue: QUEUE, answer: taken });
    this.heard = taken;
    return taken === 'taken' ? jobs.length : 0;
  }

  /** Fires what is late, without the queue. Answers how many facts were told. */
  async safety(): Promise<number> {
    let fired = 0;
    for (const { office_id, id } of await this.offices.across<Due>(DUE, [-LATE_SECONDS, MOST_PER_OFFICE])) {
      if (await this.reminders.fire(office_id, id)) fired++;
    }
    return fired;
  }

  private open(): { queue: Queue<Ids>; worker: Worker<Ids> } {
    const work = async ({ name, data }: { name: string; data: Ids }): Promise<void> => {
      if (name === 'fire') await this.reminders.fire(String(data['office']), String(data['id']));
    };
    return { queue: this.queues.queue(QUEUE), worker: this.queues.worker(QUEUE, work, { concurrency: 4 }) };
  }

  private async renew(): Promise<void> {
    this.log.error({ msg: 'queue silent, worker made anew', queue: QUEUE });
    const old = this.line;
    this.line = this.open();
    old?.worker.close(true).catch(() => undefined);
    old?.queue.close().catch(() => undefined);
  }

  /** Turns never overlap; a turn that fails is told and the next one comes. */
  private every(milliseconds: number, turn: () => Promise<unknown>): void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      const run = turn().then(
        () => undefined,
        (error: unknown) => this.log.warn({ msg: 'reminder loop turn failed', error: String(error) }),
      );
      this.running.add(run);
      void run.finally(() => {
        busy = false;
        this.running.delete(run);
      });
    }, milliseconds);
    this.timers.push(timer);
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running);
  }
}

/** Resolves after a while; keeps no process alive. */
function silence(milliseconds: number): Promise<'silent'> {
  return new Promise((resolve) => setTimeout(() => resolve('silent'), milliseconds).unref());
}
