import { Injectable } from '@nestjs/common';
import type { Fact } from '#foundation';
import { Deliverer, LEASE_SECONDS, PENDING_COLUMNS, type Pending } from './deliverer.js';
import { asFact } from './fact-log.js';
import { connectionLost, OfficeTx, type Tx } from './office-tx.js';
import { ReactionBook } from './reaction-book.js';
import { statement } from './statement.js';

/** A fact by its place in its matter. */
export interface Place {
  readonly matter: string;
  readonly seq: number;
}

// One batch of an office at a time, whichever process has it: batches change the same counts and would wait for each other in circles.
const TURN = statement('ledger.office-turn', `select pg_advisory_xact_lock(hashtextextended('deliver/' || $1, 0))`);
const PENDING = statement(
  'ledger.pending-facts',
  `select ${PENDING_COLUMNS} from delivery d join fact f using (office_id, matter_id, seq)
   where d.office_id = $1 and (d.matter_id, d.seq) in (select * from unnest($2::uuid[], $3::int[])) and d.parked_at is null
   for update of d skip locked`,
);
const GUARDS = statement(
  'ledger.replay-guards',
  `select pg_advisory_xact_lock_shared(hashtextextended($1 || '/' || name, 0)) from unnest($2::text[]) as r (name)`,
);
const MARKS = statement(
  'ledger.mark-reactions',
  `insert into reaction_mark (office_id, reaction, matter_id, seq) select $1, * from unnest($2::text[], $3::uuid[], $4::int[])
   on conflict do nothing returning reaction, matter_id as matter, seq`,
);
const DONE = statement(
  'ledger.delivered-facts',
  `delete from delivery where office_id = $1 and (matter_id, seq) in (select * from unnest($2::uuid[], $3::int[]))`,
);
const NEXT = statement(
  'ledger.next-of-matters',
  `update delivery d set attempt = attempt + 1, next_at = clock_timestamp() + make_interval(secs => $3)
   from (select matter_id, min(seq) as seq from delivery where office_id = $1 and matter_id = any($2::uuid[]) group by matter_id) head
   where d.office_id = $1 and d.matter_id = head.matter_id and d.seq = head.seq and d.parked_at is null and d.next_at <= clock_timestamp()
   returning d.matter_id as matter, d.seq`,
);

/**
 * Carries facts of several matters of one office to their reactions in one transaction: marks, effects and deliveries of all, or
 * of none. Whatever goes wrong, each fact is then delivered alone, so that a bad one holds up nobody but itself.
 */
@Injectable()
export class BatchDeliverer {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly offices: OfficeTx,
    private readonly reactions: ReactionBook,
    private readonly alone: Deliverer,
  ) {}

  /** Delivers the facts, one of each matter, and then whatever follows them in their matters and is due. */
  async deliver(office: string, facts: readonly Place[]): Promise<void> {
    for (let due = facts; due.length > 0;) due = await this.inTurn(office, () => this.batch(office, due));
  }

  private async batch(office: string, due: readonly Place[]): Promise<readonly Place[]> {
    try {
      if (due.length > 1) return await this.offices.quick(office, (tx) => this.together(tx, due));
    } catch (error) {
      if (connectionLost(error)) throw error;
    }
    for (const { matter, seq } of due) await this.alone.deliver(office, matter, seq);
    return [];
  }

  private async together(tx: Tx, due: readonly Place[]): Promise<readonly Place[]> {
    const [, rows] = await Promise.all([
      tx.rows(TURN, [tx.office]),
      tx.rows<Pending>(PENDING, [tx.office, ...columns(due)]),
    ]);
    const facts = rows.map(asFact);
    const fresh = await this.mark(tx, facts);
    // All have to end before the transaction may: what is still running would write into somebody else's.
    const ran = await Promise.allSettled(facts.map((fact) => this.react(fact, fresh)));
    for (const each of ran) if (each.status === 'rejected') throw each.reason;
    const done = facts.map(({ matter, seq }) => ({ matter, seq }));
    const [, next] = await Promise.all([
      tx.touch(DONE, [tx.office, ...columns(done)]),
      tx.rows<Place>(NEXT, [tx.office, done.map(({ matter }) => matter), LEASE_SECONDS]),
    ]);
    return next;
  }

  /** Marks every reaction to these facts; answers those that had not run before. */
  private async mark(tx: Tx, facts: readonly Fact[]): Promise<ReadonlySet<string>> {
    const due = facts.flatMap((fact) => this.reactions.of(fact.name).map((reaction) => ({ reaction, ...fact })));
    const replayable = due.flatMap(({ reaction }) => (reaction.replayable ? [reaction.name] : []));
    const [, marked] = await Promise.all([
      tx.rows(GUARDS, [tx.office, [...new Set(replayable)].sort()]),
      tx.rows<Place & { reaction: string }>(MARKS, [
        tx.office,
        due.map(({ reaction }) => reaction.name),
        ...columns(due),
      ]),
    ]);
    return new Set(marked.map(({ reaction, matter, seq }) => markOf(reaction, matter, seq)));
  }

  private async react(fact: Fact, fresh: ReadonlySet<string>): Promise<void> {
    for (const reaction of this.reactions.of(fact.name)) {
      if (fresh.has(markOf(reaction.name, fact.matter, fact.seq))) await reaction.run(fact);
    }
  }

  /** One after the other within an office; offices side by side. */
  private async inTurn<T>(office: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(office) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.turns.set(office, mine);
    try {
      return await mine;
    } finally {
      if (this.turns.get(office) === mine) this.turns.delete(office);
    }
  }
}

function columns(places: readonly Place[]): [string[], number[]] {
  return [places.map(({ matter }) => matter), places.map(({ seq }) => seq)];
}

function markOf(reaction: string, matter: string, seq: number): string {
  return `${reaction} ${matter} ${seq}`;
}
