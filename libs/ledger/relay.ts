import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Clock } from '#foundation';
import { BatchDeliverer, type Place } from './batch-deliverer.js';
import { LEASE_SECONDS } from './deliverer.js';
import { Hints } from './hints.js';
import { OfficeTx } from './office-tx.js';
import { Queues, type Ids } from './queues.js';
import { ReactionBook } from './reaction-book.js';
import { statement } from './statement.js';

export const FACTS_CHANNEL = 'tongtong_facts';
const QUEUE = 'facts';
const BATCH = 200;
/** Facts of one office that are delivered in one transaction. */
const TOGETHER = 25;
/** Jobs that may wait in the queue: what is leased and not begun within its lease would be handed over again. */
const WAITING = 8;
const FULL_PAUSE = 20;
/** Hand-overs after which a fact is parked although nobody said why: whoever took it died each time. */
const HANDOVERS = 25;

interface Head {
  office_id: string;
  matter_id: string;
  seq: number;
  name: string;
  attempt: number;
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

  constructor(
    private readonly offices: OfficeTx,
    private readonly queues: Queues,
    private readonly deliverer: BatchDeliverer,
    private readonly reactions: ReactionBook,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.queue = this.queues.queue(QUEUE);
    this.queues.worker(
      QUEUE,
      async ({ data }) => this.deliverer.deliver(String(data['office']), readPlaces(String(data['facts']))),
      { concurrency: 8 },
    );
    this.hints.listen(FACTS_CHANNEL, () => this.wake());
    this.looping = this.loop();
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      let handed = 0;
      try {
        if (await this.full()) {
          await this.rest(FULL_PAUSE);
          continue;
        }
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
    for (const head of heard.filter(({ attempt }) => attempt > HANDOVERS)) {
      await this.offices.quick(head.office_id, (tx) => tx.touch(PARK, [head.office_id, head.matter_id, head.seq]));
      this.log.error({
        msg: 'fact parked',
        office: head.office_id,
        matter: head.matter_id,
        seq: head.seq,
        reason: 'never-finished',
      });
    }
    await this.handOver(heard.filter(({ attempt }) => attempt <= HANDOVERS));
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
    if (heads.length === 0) return;
    if (await this.queued(heads)) return;
    const lanes = 4;
    const groups = grouped(heads);
    await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        for (let i = lane; i < groups.length; i += lanes) {
          const { office, facts } = groups[i] as Group;
          await this.deliverer.deliver(office, facts).catch(() => undefined);
        }
      }),
    );
  }

  /** Whether enough jobs wait in the queue already. A queue that does not answer is not full: the relay then delivers by itself. */
  private async full(): Promise<boolean> {
    if (!this.queue || this.clock.monotonic() < this.queueSilentUntil) return false;
    const silence = new Promise<number>((resolve) => setTimeout(() => resolve(0), 1_000).unref());
    const waiting = await Promise.race([this.queue.getWaitingCount().catch(() => 0), silence]);
    return waiting >= WAITING;
  }

  /** False when the queue did not take them: then it is left alone for two seconds. */
  private async queued(heads: readonly Head[]): Promise<boolean> {
    if (!this.queue || this.clock.monotonic() < this.queueSilentUntil) return false;
    const jobs = grouped(heads).map(({ office, facts, attempt }) => ({
      name: 'deliver',
      data: { office, facts: facts.map(({ matter, seq }) => `${matter}/${seq}`).join(' ') },
      opts: { jobId: `${facts[0]?.matter}-${facts[0]?.seq}-${attempt}` },
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
    await this.looping;
  }
}

interface Group {
  readonly office: string;
  readonly attempt: number;
  readonly facts: readonly Place[];
}

/** Heads that go together: of one office and at their first try, so many at most. Who comes again goes alone. */
function grouped(heads: readonly Head[]): readonly Group[] {
  const groups: { office: string; attempt: number; facts: Place[] }[] = [];
  const open = new Map<string, (typeof groups)[number]>();
  for (const { office_id: office, matter_id: matter, seq, attempt } of heads) {
    const group = attempt === 1 ? open.get(office) : undefined;
    if (group && group.facts.length < TOGETHER) {
      group.facts.push({ matter, seq });
      continue;
    }
    const fresh = { office, attempt, facts: [{ matter, seq }] };
    groups.push(fresh);
    if (attempt === 1) open.set(office, fresh);
  }
  return groups;
}

function readPlaces(facts: string): readonly Place[] {
  return facts.split(' ').map((fact) => {
    const [matter = '', seq] = fact.split('/');
    return { matter, seq: Number(seq) };
  });
}
