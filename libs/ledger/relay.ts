import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Clock } from '#foundation';
import { Deliverer, LEASE_SECONDS } from './deliverer.js';
import { Hints } from './hints.js';
import { OfficeTx } from './office-tx.js';
import { Queues, type Ids } from './queues.js';
import { ReactionBook } from './reaction-book.js';
import { statement } from './statement.js';

export const FACTS_CHANNEL = 'tongtong_facts';
const QUEUE = 'facts';
const BATCH = 200;
/** Begun tries after which a fact is parked although nobody said why: whoever took it died each time. */
const BEGUN = 25;
/** Undelivered for so long although the queue takes jobs: it may bring them to nobody, so the relay helps. */
const LATE_SECONDS = 15;

interface Head {
  office_id: string;
  matter_id: string;
  seq: number;
  name: string;
  /** Tries that were begun. */
  attempt: number;
  /** Tells this hand-over from the ones before. */
  lease_no: string;
  /** Seconds since the fact was told. */
  waited: number;
}
const LEASE = statement('ledger.lease-heads', `select * from lease_heads($1, make_interval(secs => $2))`);
const SKIP = statement(
  'ledger.skip-unheard',
  `delete from delivery where office_id = $1 and (matter_id, seq) in (select * from unnest($2::uuid[], $3::int[]))`,
);
const PARK = statement(
  'ledger.park-unfinished',
  `update delivery set parked_at = clock_timestamp(), reason = coalesce(reason, 'never-finished')
   where office_id = $1 and matter_id = $2 and seq = $3`,
);

/**
 * Hands the oldest undelivered fact of each matter to the queue: in order per matter, with any number of relays. When the queue
 * does not answer within a second the relay delivers by itself, so that nothing waits for Redis.
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
  private helped: readonly Head[] = [];
  private helping: Promise<void> | undefined;

  constructor(
    private readonly offices: OfficeTx,
    private readonly queues: Queues,
    private readonly deliverer: Deliverer,
    private readonly reactions: ReactionBook,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.queue = this.queues.queue(QUEUE);
    this.queues.worker(
      QUEUE,
      async ({ data }) =>
        this.deliverer.deliver(String(data['office']), String(data['matter']), {
          seq: Number(data['seq']),
          lease_no: String(data['lease']),
        }),
      { concurrency: 8 },
    );
    this.hints.listen(FACTS_CHANNEL, () => this.wake());
    this.looping = this.loop();
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      let handed = 0;
      try {
        handed = await this.once();
      } catch (error) {
        if (!this.stopped) this.log.warn({ msg: 'relay could not look', error: String(error) });
      }
      if (handed < BATCH && !this.stopped) await this.rest(1_000);
    }
  }

  private async rest(milliseconds: number): Promise<void> {
    if (!this.hinted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.endRest = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.hinted = false;
  }

  private wake(): void {
    this.hinted = true;
    this.endRest();
  }

  /** One look: leases due heads and hands them over. Answers how many there were. */
  async once(): Promise<number> {
    const heads = await this.offices.across<Head>(LEASE, [BATCH, LEASE_SECONDS]);
    const unheard = heads.filter((head) => this.reactions.of(head.name).length === 0);
    await this.skip(unheard);
    const heard = heads.filter((head) => this.reactions.of(head.name).length > 0);
    for (const head of heard.filter(({ attempt }) => attempt > BEGUN)) {
      await this.offices.quick(head.office_id, (tx) => tx.touch(PARK, [head.office_id, head.matter_id, head.seq]));
      this.log.error({
        msg: 'fact parked',
        office: head.office_id,
        matter: head.matter_id,
        seq: head.seq,
        reason: 'never-finished',
      });
    }
    await this.handOver(heard.filter(({ attempt }) => attempt <= BEGUN));
    return heads.length;
  }

  /** Nobody in this product reacts to these: they are delivered by saying so, a batch per office. */
  private async skip(heads: readonly Head[]): Promise<void> {
    for (const office of new Set(heads.map((head) => head.office_id))) {
      const mine = heads.filter((head) => head.office_id === office);
      await this.offices.quick(office, (tx) =>
        tx.touch(SKIP, [office, mine.map((head) => head.matter_id), mine.map((head) => head.seq)]),
      );
    }
    if (heads.length > 0) this.wake();
  }

  private async handOver(heads: readonly Head[]): Promise<void> {
    const late = heads.filter(({ waited }) => waited > LATE_SECONDS);
    if (late.length > 0) this.help(late);
    const others = heads.filter((head) => !this.helped.includes(head));
    if (others.length > 0 && !(await this.queued(others))) await this.byHand(others);
  }

  /** Delivers what is late beside the queue, one batch at a time, without keeping the others waiting. */
  private help(late: readonly Head[]): void {
    if (this.helped.length > 0) return;
    this.helped = late;
    this.helping = this.byHand(late).finally(() => (this.helped = []));
  }

  private async byHand(heads: readonly Head[]): Promise<void> {
    const lanes = 4;
    await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        for (let i = lane; i < heads.length && !this.stopped; i += lanes) {
          const { office_id, matter_id, ...head } = heads[i] as Head;
          await this.deliverer.deliver(office_id, matter_id, head).catch(() => undefined);
        }
      }),
    );
  }

  /** False when the queue did not take them: then it is left alone for two seconds. */
  private async queued(heads: readonly Head[]): Promise<boolean> {
    if (!this.queue || this.clock.monotonic() < this.queueSilentUntil) return false;
    const jobs = heads.map((head) => ({
      name: 'deliver',
      data: { office: head.office_id, matter: head.matter_id, seq: head.seq, lease: head.lease_no },
      opts: { jobId: `${head.matter_id}-${head.seq}-${head.lease_no}` },
    }));
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
