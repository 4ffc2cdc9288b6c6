import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock, type Fact, RuleBroken } from '#foundation';
import { asFact } from './fact-log.js';
import { connectionLost } from './database.js';
import { OfficeTx, type Tx } from './office-tx.js';
import type { KnownReaction } from './reaction.js';
import { ReactionBook } from './reaction-book.js';
import { statement } from './statement.js';

/** Facts taken at once. */
export const BATCH = 50;
/** Seconds after which what was taken and not finished may be taken by another. Renewed for each fact that is carried alone. */
const LEASE_SECONDS = 5;
/** A busy office gives way to others after this; the relay calls again. */
const TURN_MS = 2_000;
/** Side by side, of what cannot be carried together. */
const LANES = 4;
/** Tries before a fact is parked: with the pauses below, under a minute. */
const TRIES = 8;
/** Begun tries after which a fact is parked although nobody said why: whoever took it died each time. */
const BEGUN = 25;

// The oldest undelivered fact of each matter. To take is to try: the try is counted before anything is done, so that one that ends
// the process counts too, and whoever takes a fact again after its lease is known by another number.
const TAKE = statement(
  'ledger.take-facts',
  `with head as (
     select d.matter_id, d.seq from delivery d
     where d.office_id = $1 and d.parked_at is null and d.next_at <= now() and (d.lease_until is null or d.lease_until <= now())
       and not exists (
         select from delivery older where older.office_id = $1 and older.matter_id = d.matter_id and older.seq < d.seq)
     order by d.next_at limit $2 for update of d skip locked
   ), taken as (
     update delivery d set attempt = d.attempt + 1, lease_until = clock_timestamp() + make_interval(secs => $3)
     from head where d.office_id = $1 and d.matter_id = head.matter_id and d.seq = head.seq
     returning d.matter_id, d.seq, d.attempt
   )
   select f.office_id, f.matter_id, f.seq, f.id, f.name, f.body, f.actor, f.at, t.attempt from taken t
   cross join lateral (select * from fact where office_id = $1 and matter_id = t.matter_id and seq = t.seq limit 1) f`,
);
// Ours as long as nobody took it after us. The lock that this takes keeps others away until we are through.
const DELIVERED = statement(
  'ledger.delivered',
  `delete from delivery d using unnest($2::uuid[], $3::int[], $4::int[]) as mine (matter_id, seq, attempt)
   where d.office_id = $1 and d.matter_id = mine.matter_id and d.seq = mine.seq and d.attempt = mine.attempt and d.parked_at is null
   returning d.matter_id`,
);
const MARKS = statement(
  'ledger.mark-reactions',
  `insert into reaction_mark (office_id, reaction, matter_id, seq)
   select $1, reaction, matter_id, seq from unnest($2::text[], $3::uuid[], $4::int[]) as m (reaction, matter_id, seq)`,
);
const MARK = statement(
  'ledger.mark-reaction',
  `insert into reaction_mark (office_id, reaction, matter_id, seq) values ($1, $2, $3, $4) on conflict do nothing`,
);
const SHARED = statement('ledger.replay-guard', `select pg_advisory_xact_lock_shared(hashtextextended($1, 0))`);
const HOLD = statement(
  'ledger.hold-fact',
  `update delivery set lease_until = clock_timestamp() + make_interval(secs => $5)
   where office_id = $1 and matter_id = $2 and seq = $3 and attempt = $4 and parked_at is null`,
);
const FAILED = statement(
  'ledger.delivery-failed',
  `update delivery set reason = $5, next_at = clock_timestamp() + make_interval(secs => $6), lease_until = null,
     parked_at = case when attempt >= $7 then clock_timestamp() end
   where office_id = $1 and matter_id = $2 and seq = $3 and attempt = $4 returning parked_at is not null as parked`,
);

type TakenRow = Parameters<typeof asFact>[0] & { attempt: number };
interface Taken {
  readonly fact: Fact;
  /** Tries that were begun, this one among them. */
  readonly attempt: number;
}

/**
 * Carries the facts of an office to their reactions, a batch in one transaction. What fails together is carried again each for itself,
 * so that one bad fact holds up only its own matter.
 */
@Injectable()
export class Deliverer implements OnModuleDestroy {
  private readonly log = new Logger('ledger.deliverer');
  private stopped = false;

  constructor(
    private readonly offices: OfficeTx,
    private readonly reactions: ReactionBook,
    private readonly clock: Clock,
  ) {}

  /** Delivers what is due in an office, as long as there are whole batches of it. Answers how many facts were taken. */
  async deliver(office: string): Promise<number> {
    const end = this.clock.monotonic() + TURN_MS;
    for (let all = 0; ;) {
      const taken = await this.take(office);
      await this.carry(office, taken);
      all += taken.length;
      if (taken.length < BATCH || this.stopped || this.clock.monotonic() > end) return all;
    }
  }

  private async take(office: string): Promise<Taken[]> {
    const rows = await this.offices.atOnce(office, (tx) => tx.rows<TakenRow>(TAKE, [office, BATCH, LEASE_SECONDS]));
    return rows.map(({ attempt, ...row }) => ({ fact: asFact(row), attempt }));
  }

  private async carry(office: string, taken: readonly Taken[]): Promise<void> {
    const together = taken.filter((one) => this.mayGoTogether(one));
    const carried = together.length > 0 && (await this.carriedTogether(office, together));
    const alone = carried ? taken.filter((one) => !together.includes(one)) : taken;
    await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        for (let i = lane; i < alone.length && !this.stopped; i += LANES) await this.carryAlone(alone[i] as Taken);
      }),
    );
  }

  /** A fact that was begun before may be the one that ended its process: it goes alone. */
  private mayGoTogether({ fact, attempt }: Taken): boolean {
    return attempt === 1 && this.reactions.of(fact.name).every((r) => r.together || !r.concerns(fact));
  }

  /** False when none of it was done. */
  private async carriedTogether(office: string, taken: readonly Taken[]): Promise<boolean> {
    try {
      await settled(2, () => this.offices.quick(office, (tx) => this.reactTogether(tx, taken)));
      return true;
    } catch (error) {
      if (connectionLost(error)) throw error;
      this.log.warn({ msg: 'batch failed, each goes alone', office, facts: taken.length, reason: reasonOf(error) });
      return false;
    }
  }

  private async reactTogether(tx: Tx, taken: readonly Taken[]): Promise<void> {
    const mine = await this.delivered(tx, taken);
    const facts = taken.filter(({ fact }) => mine.has(fact.matter)).map(({ fact }) => fact);
    const byReaction = new Map<KnownReaction, Fact[]>();
    for (const fact of facts) {
      for (const reaction of this.reactions.of(fact.name)) {
        byReaction.set(reaction, [...(byReaction.get(reaction) ?? []), fact]);
      }
    }
    const marks = [...byReaction].flatMap(([{ name }, all]) => all.map(({ matter, seq }) => [name, matter, seq]));
    const guards = [...byReaction.keys()].filter(({ replayable }) => replayable);
    // A mark that is there already fails the batch: then each fact finds out alone what is left to do for it.
    await Promise.all([
      ...guards.map(({ name }) => tx.rows(SHARED, [`${tx.office}/${name}`])),
      marks.length > 0 && tx.rows(MARKS, [tx.office, ...[0, 1, 2].map((column) => marks.map((mark) => mark[column]))]),
    ]);
    for (const [reaction, all] of byReaction) if (reaction.together) await reaction.run(all);
  }

  /** Carries one fact, each of its reactions in a transaction of its own, so that a reaction that fails undoes no other. */
  private async carryAlone({ fact, attempt }: Taken): Promise<void> {
    const { office, matter, seq } = fact;
    const mine = [office, matter, seq, attempt];
    if (attempt > BEGUN) return this.failed(fact, attempt, 'never-finished');
    try {
      // It may have stood behind others for longer than its lease.
      if ((await this.offices.quick(office, (tx) => tx.touch(HOLD, [...mine, LEASE_SECONDS]))) === 0) return;
      const reactions = this.reactions.of(fact.name);
      for (const reaction of reactions.slice(0, -1)) {
        await settled(5, () => this.offices.run(office, (tx) => this.react(tx, reaction, fact)));
      }
      const last = reactions.at(-1);
      await settled(5, () =>
        this.offices.run(office, async (tx) => {
          if (last) await this.react(tx, last, fact);
          await this.delivered(tx, [{ fact, attempt }]);
        }),
      );
    } catch (error) {
      if (connectionLost(error)) throw error;
      await this.failed(fact, attempt, reasonOf(error), error);
    }
  }

  private async react(tx: Tx, reaction: KnownReaction, fact: Fact): Promise<void> {
    if (reaction.replayable) await tx.rows(SHARED, [`${fact.office}/${reaction.name}`]);
    const fresh = await tx.touch(MARK, [fact.office, reaction.name, fact.matter, fact.seq]);
    if (fresh === 1 && reaction.concerns(fact)) await reaction.run([fact]);
  }

  /** Strikes off what is still ours; answers its matters. */
  private async delivered(tx: Tx, taken: readonly Taken[]): Promise<ReadonlySet<string>> {
    const matters = taken.map(({ fact }) => fact.matter);
    const seqs = taken.map(({ fact }) => fact.seq);
    const attempts = taken.map(({ attempt }) => attempt);
    const rows = await tx.rows<{ matter_id: string }>(DELIVERED, [tx.office, matters, seqs, attempts]);
    return new Set(rows.map(({ matter_id }) => matter_id));
  }

  private async failed(fact: Fact, attempt: number, reason: string, error?: unknown): Promise<void> {
    const pause = Math.min(0.25 * 2 ** attempt, 15) * (0.8 + 0.4 * Math.random());
    const [row] = await this.offices.quick(fact.office, (tx) =>
      tx.rows<{ parked: boolean }>(FAILED, [fact.office, fact.matter, fact.seq, attempt, reason, pause, TRIES]),
    );
    const where = { office: fact.office, matter: fact.matter, seq: fact.seq, fact: fact.name, attempt, reason };
    if (row?.parked)
      this.log.error({ ...where, msg: 'fact parked', stack: error instanceof Error ? error.stack : undefined });
    else this.log.warn({ ...where, msg: 'reaction failed, will be tried again' });
  }

  onModuleDestroy(): void {
    this.stopped = true;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof RuleBroken ? error.code : error instanceof Error ? error.name : 'unknown';
}

/** Two writers may meet; the loser begins again. */
async function settled<T>(most: number, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= most || !collided(error)) throw error;
    }
  }
}

/** Unique violation, serialisation failure, deadlock, lock time-out: begin again. */
export function collided(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '23505' || code === '40001' || code === '40P01' || code === '55P03';
}
