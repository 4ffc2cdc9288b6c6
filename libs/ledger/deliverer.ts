import { Injectable, Logger } from '@nestjs/common';
import { RuleBroken, type Fact } from '#foundation';
import { asFact } from './fact-log.js';
import { connectionLost, OfficeTx, type Tx } from './office-tx.js';
import type { KnownReaction } from './reaction.js';
import { ReactionBook } from './reaction-book.js';
import { statement } from './statement.js';

/** Tries before a fact is parked: with the pauses below, under a minute. */
const TRIES = 8;
/** Seconds until a fact that was handed over and not finished may be handed over again. */
export const LEASE_SECONDS = 5;

// A try counts as soon as it begins, so that one that ends the process counts too. To be handed over is no try. After a failure
// only the latest hand-over may begin: jobs of earlier ones may stand in a long queue and would not wait for the pause to pass.
const BEGIN = statement(
  'ledger.begin-delivery',
  `update delivery d set attempt = d.attempt + 1 from fact f
   where d.office_id = $1 and d.matter_id = $2 and d.seq = $3 and d.parked_at is null
     and (d.reason is null or (extract(epoch from d.next_at) * 1000)::bigint = $4) and (f.office_id, f.matter_id, f.seq) = (d.office_id, d.matter_id, d.seq)
   returning f.*, d.attempt`,
);
const MARK = statement(
  'ledger.mark-reaction',
  `insert into reaction_mark (office_id, reaction, matter_id, seq) values ($1, $2, $3, $4) on conflict do nothing`,
);
const SHARED = statement('ledger.replay-guard', `select pg_advisory_xact_lock_shared(hashtextextended($1, 0))`);
const DONE = statement('ledger.delivered', `delete from delivery where office_id = $1 and matter_id = $2 and seq = $3`);
const NEXT = statement(
  'ledger.next-of-matter',
  `update delivery set next_at = clock_timestamp() + make_interval(secs => $3)
   where office_id = $1 and matter_id = $2 and parked_at is null and next_at <= clock_timestamp()
     and seq = (select min(seq) from delivery where office_id = $1 and matter_id = $2)
   returning seq, (extract(epoch from next_at) * 1000)::bigint as lease_no`,
);
const FAILED = statement(
  'ledger.delivery-failed',
  `update delivery set reason = $4, next_at = clock_timestamp() + make_interval(secs => $5),
     parked_at = case when attempt >= $6 then clock_timestamp() end
   where office_id = $1 and matter_id = $2 and seq = $3 returning parked_at is not null as parked`,
);

/** A fact that was handed over, and which hand-over it was. */
export interface HandedOver {
  readonly seq: number;
  readonly lease_no: string;
}

type Pending = Parameters<typeof asFact>[0] & { attempt: number };

/** Carries one fact to its reactions, then the next one of the same matter, until none is due. */
@Injectable()
export class Deliverer {
  private readonly log = new Logger('ledger.deliverer');

  constructor(
    private readonly offices: OfficeTx,
    private readonly reactions: ReactionBook,
  ) {}

  async deliver(office: string, matter: string, first: HandedOver): Promise<void> {
    let next: HandedOver | undefined = first;
    while (next !== undefined) next = await this.one(office, matter, next);
  }

  /** Delivers one fact; answers the next of its matter when that is due now. */
  private async one(office: string, matter: string, { seq, lease_no }: HandedOver): Promise<HandedOver | undefined> {
    const pending = await this.offices.quick(office, (tx) => tx.row<Pending>(BEGIN, [office, matter, seq, lease_no]));
    if (!pending) return undefined;
    const fact = asFact(pending);
    try {
      const reactions = this.reactions.of(fact.name);
      for (const reaction of reactions.slice(0, -1)) {
        await this.settled(() => this.offices.run(office, (tx) => this.react(tx, reaction, fact)));
      }
      const last = reactions.at(-1);
      return await this.settled(() =>
        this.offices.run(office, async (tx) => {
          if (last) await this.react(tx, last, fact);
          const [, [next]] = await Promise.all([
            tx.touch(DONE, [office, matter, seq]),
            tx.rows<HandedOver>(NEXT, [office, matter, LEASE_SECONDS]),
          ]);
          return next;
        }),
      );
    } catch (error) {
      if (connectionLost(error)) throw error;
      await this.failed(fact, pending.attempt, error);
      return undefined;
    }
  }

  private async react(tx: Tx, reaction: KnownReaction, fact: Fact): Promise<void> {
    if (reaction.replayable) await tx.rows(SHARED, [`${fact.office}/${reaction.name}`]);
    const fresh = await tx.touch(MARK, [fact.office, reaction.name, fact.matter, fact.seq]);
    if (fresh === 1) await reaction.run(fact);
  }

  /** Two writers of one matter may meet; the loser begins again. */
  private async settled<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (tries >= 5 || !collided(error)) throw error;
      }
    }
  }

  private async failed(fact: Fact, attempt: number, error: unknown): Promise<void> {
    const reason = error instanceof RuleBroken ? error.code : error instanceof Error ? error.name : 'unknown';
    const pause = Math.min(0.25 * 2 ** attempt, 15) * (0.8 + 0.4 * Math.random());
    const [row] = await this.offices.quick(fact.office, (tx) =>
      tx.rows<{ parked: boolean }>(FAILED, [fact.office, fact.matter, fact.seq, reason, pause, TRIES]),
    );
    const where = { office: fact.office, matter: fact.matter, seq: fact.seq, fact: fact.name, attempt, reason };
    if (row?.parked)
      this.log.error({ ...where, msg: 'fact parked', stack: error instanceof Error ? error.stack : undefined });
    else this.log.warn({ ...where, msg: 'reaction failed, will be tried again' });
  }
}

/** Unique violation, serialisation failure, deadlock, lock time-out: begin again. */
export function collided(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '23505' || code === '40001' || code === '40P01' || code === '55P03';
}
