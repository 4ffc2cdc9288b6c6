import { Injectable } from '@nestjs/common';
import { RuleBroken } from '#foundation';
import { OfficeTx, statement, type Tx } from '#ledger';
import { gramsOf } from '../rules/grams.js';
import { cursorOf, readCursor } from './cursor.js';
import { DESK_COLUMNS, type DeskRow, type Page } from './officer-desk.js';

const MOST_GRAMS = 12;
/** How often a pair occurs, told without reading more than this many entries. */
const COUNTED = 200;

export const RARITY = statement(
  'matters.gram-rarity',
  `select g.gram, (select count(*) from (
     select from search_gram s where s.office_id = $1 and s.gram = g.gram limit ${COUNTED}) as counted)::int as found
   from unnest($2::text[]) as g (gram)`,
);
const BY_RECEIPT = statement(
  'matters.search-receipt',
  `select ${DESK_COLUMNS} from matter m left join passage p on p.office_id = m.office_id and p.id = m.title
   where m.office_id = $1 and m.receipt_no = $2`,
);

/** Finds matters by what residents wrote, two syllables or more, newest first; or by the whole receipt number. */
@Injectable()
export class MatterSearch {
  constructor(private readonly offices: OfficeTx) {}

  /** RuleBroken: `matters.search-too-short`. Ended matters are found too. */
  async find(office: string, words: string, after?: string, most = 50): Promise<Page<DeskRow>> {
    return this.offices.quick(office, async (tx) => {
      const receipt = await tx.rows<DeskRow>(BY_RECEIPT, [office, words.trim()]);
      if (receipt.length > 0) return { rows: receipt, next: null };
      const grams = gramsOf(words).slice(0, MOST_GRAMS);
      if (grams.length === 0) throw new RuleBroken('matters.search-too-short');
      const { text, name, values } = matchingQuery(office, await rarestFirst(tx, grams), after, most + 1);
      const rows = await tx.rows<DeskRow>(statement(name, text), values);
      const last = rows.length > most ? rows[most - 1] : undefined;
      return { rows: rows.slice(0, most), next: last ? cursorOf(last.id) : null };
    });
  }
}

/**
 * Walks the rarest pair's entries from the newest and keeps those that have all the others. One prepared statement per number of
 * pairs; its plan stays on the index (plans.db.spec.ts).
 */
export function matchingQuery(
  office: string,
  [first, ...others]: readonly string[],
  after: string | undefined,
  most: number,
) {
  const values: unknown[] = [office, first, most];
  const also = others.map(
    (gram) =>
      `and exists (select from search_gram o where o.office_id = $1 and o.gram = $${values.push(gram)} and o.matter_id = g.matter_id)`,
  );
  const older = after === undefined ? '' : `and g.matter_id < $${values.push(readCursor(after, 1)[0])}::uuid`;
  const text = `select ${DESK_COLUMNS} from (
      select g.matter_id from search_gram g where g.office_id = $1 and g.gram = $2 ${older} ${also.join(' ')}
      order by g.matter_id desc limit $3) hit
    join matter m on m.office_id = $1 and m.id = hit.matter_id
    left join passage p on p.office_id = $1 and p.id = m.title order by m.id desc`;
  return { text, name: `matters.search ${others.length}${older && ' after'}`, values };
}

async function rarestFirst(tx: Tx, grams: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ gram: string; found: number }>(RARITY, [tx.office, grams]);
  return rows.sort((a, b) => a.found - b.found).map(({ gram }) => gram);
}
