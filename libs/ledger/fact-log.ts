import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Fact, type FactKind, type JsonObject } from '#foundation';
import { factHash, GENESIS } from './fact-hash.js';
import type { Tx } from './office-tx.js';
import { statement } from './statement.js';

/** End of a matter's chain: the number and hash of its last fact. */
export interface Tip {
  readonly seq: number;
  readonly hash: Buffer;
}
export const NO_FACTS: Tip = { seq: 0, hash: GENESIS };

export interface FactDraft<Body extends object> {
  readonly matter: string;
  readonly kind: FactKind<Body>;
  readonly body: Body;
  /** `kind:id` of who acted. */
  readonly actor: string;
  readonly at: Date;
}

interface FactRow {
  office_id: string;
  matter_id: string;
  seq: number;
  id: string;
  name: string;
  body: JsonObject;
  actor: string;
  at: Date;
  prev: Buffer;
  hash: Buffer;
}

const INSERT = statement(
  'ledger.append-fact',
  `with appended as (
     insert into fact (office_id, matter_id, seq, id, name, body, actor, at, prev, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning office_id, matter_id, seq, name)
   insert into delivery (office_id, matter_id, seq, name) select office_id, matter_id, seq, name from appended`,
);
const TIP = statement(
  'ledger.tip',
  `select seq, hash from fact where office_id = $1 and matter_id = $2 order by seq desc limit 1`,
);
const OF_MATTER = statement(
  'ledger.facts-of-matter',
  `select * from fact where office_id = $1 and matter_id = $2 and seq > $3 order by seq limit $4`,
);
const ONE = statement('ledger.fact', `select * from fact where office_id = $1 and matter_id = $2 and seq = $3`);

/**
 * The append-only log. Appending is the optimistic lock of a matter: two writers of the same place collide on the key
 * (SQLSTATE 23505), the second starts again from the new tip. Fact and delivery are written by one statement.
 */
@Injectable()
export class FactLog {
  /** Appends after a known tip, in the caller's transaction. The new tip is returned at once, the write goes with the rest. */
  append<Body extends object>(
    tx: Tx,
    tip: Tip,
    draft: FactDraft<Body>,
  ): { tip: Tip; fact: Fact<Body>; written: Promise<unknown> } {
    const fact: Fact<Body> = {
      office: tx.office,
      id: uuid(),
      matter: draft.matter,
      seq: tip.seq + 1,
      name: draft.kind.name,
      body: draft.body,
      actor: draft.actor,
      at: draft.at,
    };
    const hash = factHash(fact as unknown as Fact, tip.hash);
    const written = tx.rows(INSERT, [
      fact.office,
      fact.matter,
      fact.seq,
      fact.id,
      fact.name,
      JSON.stringify(fact.body),
      fact.actor,
      fact.at,
      tip.hash,
      hash,
    ]);
    return { tip: { seq: fact.seq, hash }, fact, written };
  }

  /** Appends after whatever the last fact is: for what a letter or a reminder has to tell about a matter. */
  async appendNext<Body extends object>(tx: Tx, draft: FactDraft<Body>): Promise<Fact<Body>> {
    const { fact, written } = this.append(tx, await this.tip(tx, draft.matter), draft);
    await written;
    return fact;
  }

  async tip(tx: Tx, matter: string): Promise<Tip> {
    return (await tx.row<Tip>(TIP, [tx.office, matter])) ?? NO_FACTS;
  }

  /** Facts of a matter in their order, after `after`, at most `most`. */
  async of(tx: Tx, matter: string, after = 0, most = 500): Promise<Fact[]> {
    return (await tx.rows<FactRow>(OF_MATTER, [tx.office, matter, after, most])).map(asFact);
  }

  async one(tx: Tx, matter: string, seq: number): Promise<Fact | undefined> {
    const row = await tx.row<FactRow>(ONE, [tx.office, matter, seq]);
    return row && asFact(row);
  }
}

export function asFact(row: Omit<FactRow, 'prev' | 'hash'>): Fact {
  const { office_id: office, id, matter_id: matter, seq, name, body, actor, at } = row;
  return { office, id, matter, seq, name, body, actor, at };
}
