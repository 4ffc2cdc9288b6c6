import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Clock } from '#foundation';
import { BATCH, Deliverer } from './deliverer.js';
import { Hints } from './hints.js';
import { OfficeTx } from './office-tx.js';
import { type Ids, Queues } from './queues.js';
import { statement } from './statement.js';

export const FACTS_CHANNEL = 'tongtong_facts';
const QUEUE = 'facts';
/** Between two looks, so that what happens within it goes together. */
const TOGETHER_MS = 100;
const LOOK_MS = 1_000;
/** A job's name holds for so many seconds: one that its worker took along into death keeps no other out for longer. */
const SPAN_SECONDS = 5;
/** Jobs side by side for an office with more than a batch waiting. */
const SIDE_BY_SIDE = 2;
/** Due for so long although the queue takes jobs: it may bring them to nobody, so the relay helps. */
const LATE_SECONDS = 10;
const LANES = 4;

interface Waiting {
  office_id: string;
  /** Matters with something to deliver, counted up to one more than a batch. */
  due: number;
  /** Seconds that the oldest has been due. */
  waited: number;
  turn: string;
}
const DUE = statement('ledger.facts-due', `select * from facts_due($1, $2)`);

/**
 * Calls the workers to offices in which facts wait. A job names an office and no fact: whoever runs it takes what is due then, so that
 * nothing is leased while it stands in a queue, however long. When the queue does not answer within a second the relay delivers by
 * itself, so that nothing waits for Redis.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('ledger.relay');
  private queue: Queue<Ids> | undefined;
  private stopped = false;
  private hinted = false;
  private endRest: () => void = () => undefined;
  private looping: Promise<void> | undefined;
  private queueSilentUntil = 0;
  private helping: Promise<void> | undefined;

  constructor(
    private readonly offices: OfficeTx,
    private readonly queues: Queues,
    private readonly deliverer: Deliverer,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.queue = this.queues.queue(QUEUE);
    const work = async ({ data }: { data: Ids }): Promise<void> =>
      void (await this.deliverer.deliver(String(data['office'])));
    this.queues.worker(QUEUE, work, { concurrency: 8 });
    this.hints.listen(FACTS_CHANNEL, () => this.wake());
    this.looping = this.loop();
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      let called = 0;
      try {
        called = await this.once();
      } catch (error) {
        if (!this.stopped) this.log.warn({ msg: 'relay could not look', error: String(error) });
      }
      await this.rest(TOGETHER_MS);
      if (called === 0 && !this.hinted) await this.rest(LOOK_MS);
      this.hinted = false;
    }
  }

  /** Unless woken; a hint is kept for the next look, which comes after a pause in any case. */
  private async rest(milliseconds: number): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.endRest = () => {
        if (milliseconds < LOOK_MS && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private wake(): void {
    this.hinted = true;
    this.endRest();
  }

  /** One look: calls workers to each office with something due. Answers how many offices there were. */
  async once(): Promise<number> {
    const waiting = await this.offices.across<Waiting>(DUE, [BATCH + 1, SPAN_SECONDS]);
    if (waiting.length === 0) return 0;
    const late = waiting.filter(({ waited }) => waited > LATE_SECONDS);
    if (late.length > 0) this.help(late);
    if (!(await this.queued(waiting))) await this.byHand(waiting);
    return waiting.length;
  }

  /** Delivers beside the queue where something is late, without keeping the others waiting. */
  private help(late: readonly Waiting[]): void {
    this.helping ??= this.byHand(late).finally(() => (this.helping = undefined));
  }

  private async byHand(waiting: readonly Waiting[]): Promise<void> {
    await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        for (let i = lane; i < waiting.length && !this.stopped; i += LANES) {
          await this.deliverer.deliver((waiting[i] as Waiting).office_id).catch(() => undefined);
        }
      }),
    );
  }

  /** False when the queue did not take them: then it is left alone for two seconds. */
  private async queued(waiting: readonly Waiting[]): Promise<boolean> {
    if (!this.queue || this.clock.monotonic() < this.queueSilentUntil) return false;
    const jobs = waiting.flatMap(({ office_id, due, turn }) =>
      Array.from({ length: due > BATCH ? SIDE_BY_SIDE : 1 }, (_, place) => ({
        name: 'deliver',
        data: { office: office_id },
        // A name that still waits or runs is not taken again: there are never more jobs than offices with something to do.
        opts: { jobId: `${office_id}-${place}-${turn}` },
      })),
    );
    const silence = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1_000).unref());
    const taken = await Promise.race([
      this.queue.addBulk(jobs).then(
        () => true,
        () => false,
      ),
      silence,
    ]);
    if (!taken) this.queueSilentUntil = this.clock.monotonic() + 2_000;
    return taken;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.wake();
    await Promise.all([this.looping, this.helping]);
  }
}
