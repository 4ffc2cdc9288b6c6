import { Injectable } from '@nestjs/common';
import { seoulDate } from '#calendar';
import { statement, type Tx } from '#ledger';
import type { Decision, NamedMatter } from '#procedure';
import { type MatterRow, recordOf } from './matter-row.js';

/** One end of a link as seen from the other. */
export interface LinkedMatter {
  readonly id: string;
  readonly receiptNo: string;
  readonly procedure: string;
  readonly state: string;
  readonly relation: string;
  /** Whether this matter names the other, or is named by it. */
  readonly names: boolean;
  /** The people the other is of, by id: whoever is among them may be told of it. */
  readonly people: readonly string[];
}

const KEEP = statement(
  'matters.keep-links',
  `insert into matter_link (office_id, matter_id, relation, other_id, at)
   select $1, $2, relation, other, $3 from unnest($4::text[], $5::uuid[]) as t (relation, other) on conflict do nothing`,
);
const OF = statement(
  'matters.links-of',
  `select m.id, m.receipt_no as "receiptNo", m.procedure, m.state, l.relation, l.names,
     array_remove(array[m.person_id::text], null) || array(select jsonb_array_elements_text(coalesce(m.kept->'people', '[]'))) as people
   from (
     (select other_id as id, relation, true as names from matter_link where office_id = $1 and matter_id = $2 limit 200)
     union all
     (select matter_id, relation, false from matter_link where office_id = $1 and other_id = $2 limit 200)) l
   join matter m on m.office_id = $1 and m.id = l.id order by m.id`,
);
const BY_NUMBER = statement(
  'matters.by-receipt-numbers',
  `select m.*, to_char(m.version, 'YYYY-MM-DD') as version from matter m where m.office_id = $1 and m.receipt_no = any($2)`,
);

/** How matters stand to each other, and finding one by the number people know it by. */
@Injectable()
export class MatterLinks {
  async keep(tx: Tx, matter: string, at: Date, links: Decision['links']): Promise<void> {
    if (links.length === 0) return;
    await tx.rows(KEEP, [
      tx.office,
      matter,
      at,
      links.map(({ relation }) => relation),
      links.map(({ other }) => other),
    ]);
  }

  /** Both ends, at most 200 each way, oldest first. */
  of(tx: Tx, matter: string): Promise<LinkedMatter[]> {
    return tx.rows<LinkedMatter>(OF, [tx.office, matter]);
  }

  async byReceiptNumber(tx: Tx, numbers: readonly string[]): Promise<ReadonlyMap<string, NamedMatter>> {
    if (numbers.length === 0) return new Map();
    const rows = await tx.rows<MatterRow>(BY_NUMBER, [tx.office, numbers]);
    return new Map(rows.map((row) => [row.receipt_no, namedMatter(row)]));
  }
}

/** A matter as the rules of another see it. */
export function namedMatter(row: MatterRow): NamedMatter {
  const { id, receipt_no, ended_at } = row;
  const ended = ended_at && seoulDate(ended_at);
  return { id, receiptNo: receipt_no, record: recordOf(row), ...(ended && { endedOn: ended }) };
}
