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

const PER_YEAR = statement(
  'visits.held-per-year',
  `select left(kept->>'visitedOn', 4)::int as year, count(distinct dong)::int as held from matter
   where office_id = $1 and procedure = 'visit' and state = 'held' and kind = $2 and dong is not null group by 1`,
);
const BEFORE = statement(
  'visits.visits-before',
  `select m.id, m.receipt_no as "receiptNo", to_char(m.version, 'YYYY-MM-DD') as version, m.kind, m.state, m.dong,
     m.kept->>'visitedOn' as "visitedOn", (m.kept->>'groups')::int as groups, (m.kept->>'attendees')::int as attendees, p.body as title,
     (select count(*)::int from matter_link l where l.office_id = $1 and l.other_id = m.id and l.relation = 'suggestion') as suggestions
   from matter m left join passage p on p.office_id = $1 and p.id = m.title
   where m.office_id = $1 and m.procedure = 'visit' and (m.kept->>'visitedOn', m.id) < ($2, $3::uuid)
   order by m.kept->>'visitedOn' desc, m.id desc limit $4`,
);
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export interface VisitRow {
  readonly id: string;
  readonly receiptNo: string;
  readonly version: string;
  readonly kind: string;
  readonly state: string;
  readonly dong: string | null;
  readonly visitedOn: string;
  readonly groups: number | null;
  readonly attendees: number | null;
  readonly title: string | null;
  readonly suggestions: number;
}

/** How many 동 visits of a kind reached, by year. */
export async function heldPerYear(tx: Tx, kind: string): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.rows<{ year: number; held: number }>(PER_YEAR, [tx.office, kind]);
  return new Map(rows.map(({ year, held }) => [year, held]));
}

/** The latest day first, after a place in the list. */
export function visitsBefore(tx: Tx, day: string, id: string | undefined, most: number): Promise<VisitRow[]> {
  return tx.rows<VisitRow>(BEFORE, [tx.office, day, id ?? LAST_ID, most]);
}
