import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { statement, type Tx } from '#ledger';
import { gramsOf } from '../rules/grams.js';

/** Key of the digests by which facts name texts; without it a digest tells nothing about a short text. */
export class PassageKey {
  readonly key: Buffer;

  constructor(vaultKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', vaultKey, Buffer.alloc(0), 'tongtong passage digest', 32));
  }
}

export interface Passage {
  readonly id: string;
  readonly matter: string;
  readonly ask: string;
  readonly body: string;
}

const KEEP = statement(
  'matters.keep-passages',
  `insert into passage (office_id, id, matter_id, ask, body, at)
   select $1, id, $2, ask, body, $3 from unnest($4::uuid[], $5::text[], $6::text[]) as t (id, ask, body)`,
);
const READ = statement(
  'matters.read-passages',
  `select id, matter_id as matter, ask, body from passage where office_id = $1 and id = any($2)`,
);

const DESTROY = statement(
  'matters.destroy-passages',
  `delete from passage where office_id = $1 and matter_id = $2 returning body`,
);
const FORGET_GRAMS = statement(
  'matters.forget-grams',
  `delete from search_gram where office_id = $1 and gram = any ($2) and matter_id = $3`,
);

/** Free texts in rows of their own. */
@Injectable()
export class Passages {
  constructor(private readonly digests: PassageKey) {}

  /** Names for texts about to be kept: by ask, the id and keyed digest that the fact holds. */
  name(texts: Readonly<Record<string, string>>): Record<string, { passage: string; digest: string }> {
    return Object.fromEntries(
      Object.entries(texts).map(([ask, text]) => {
        const digest = createHmac('sha256', this.digests.key).update(text).digest('base64url');
        return [ask, { passage: uuid(), digest }];
      }),
    );
  }

  async keep(
    tx: Tx,
    matter: string,
    at: Date,
    names: Readonly<Record<string, { passage: string }>>,
    texts: Readonly<Record<string, string>>,
  ): Promise<void> {
    const asks = Object.keys(texts);
    if (asks.length === 0) return;
    await tx.rows(KEEP, [
      tx.office,
      matter,
      at,
      asks.map((ask) => names[ask]?.passage),
      asks,
      asks.map((ask) => texts[ask]),
    ]);
  }

  /** Texts by id; one that was destroyed is not among them. */
  async read(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.rows<Passage>(READ, [tx.office, ids]);
    return new Map(rows.map(({ id, body }) => [id, body]));
  }

  /**
   * Destroys every text of a matter and what finds it by them (개인정보 보호법 §21, 공공기록물법 §27); facts keep their digests
   * and the chain stays whole. Whether it may be destroyed is for the caller to know. Answers how many texts there were.
   */
  async destroyOf(tx: Tx, matter: string): Promise<number> {
    const gone = await tx.rows<{ body: string }>(DESTROY, [tx.office, matter]);
    const grams = [...new Set(gone.flatMap(({ body }) => gramsOf(body)))];
    if (grams.length > 0) await tx.rows(FORGET_GRAMS, [tx.office, grams, matter]);
    return gone.length;
  }
}
