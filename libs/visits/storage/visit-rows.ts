import { statement, type Tx } from '#ledger';

const HELD = statement(
  'visits.held-counts',
  `select kind, count(*)::int as visits, coalesce(sum((kept->>'groups')::int), 0)::int as groups,
     coalesce(sum((kept->>'attendees')::int), 0)::int as people
   from matter where office_id = $1 and procedure = 'visit' and state = 'held' and kept->>'visitedOn' between $2 and $3
   group by kind order by kind`,
);
const LAST = statement(
  'visits.last-by-dong',
  `select dong, max(kept->>'visitedOn') as last from matter
   where office_id = $1 and procedure = 'visit' and state = 'held' and dong is not null and kept->>'visitedOn' <= $2
     and ($3::text is null or kind = $3)
   group by dong`,
);

export interface HeldCount {
  readonly kind: string;
  readonly visits: number;
  readonly groups: number;
  readonly people: number;
}

/** Visits held from one day to another, both included, by kind. */
export function heldCounts(tx: Tx, from: string, to: string): Promise<HeldCount[]> {
  return tx.rows<HeldCount>(HELD, [tx.office, from, to]);
}

/** When each 동 was visited last by a day, by visits of one kind or of any. */
export async function lastVisits(tx: Tx, until: string, kind?: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ dong: string; last: string }>(LAST, [tx.office, until, kind ?? null]);
  return new Map(rows.map(({ dong, last }) => [dong, last]));
}
