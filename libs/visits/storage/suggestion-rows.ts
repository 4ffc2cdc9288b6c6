import { statement, type Tx } from '#ledger';
import type { Round } from '../rules/round.js';

/** Suggestions that are alike in all they are counted by. */
export interface Heap {
  readonly dong: string | null;
  readonly field: string | null;
  readonly department: string | null;
  readonly status: string;
  readonly count: number;
}
export interface RoundRow extends Round {
  readonly suggestions: number;
  /** First day of its visits. */
  readonly first: string;
}
export interface SuggestionRow {
  readonly id: string;
  readonly receiptNo: string;
  readonly version: string;
  readonly status: string;
  readonly kind: string;
  readonly dong: string | null;
  readonly department: string | null;
  readonly officer: string | null;
  readonly person: string | null;
  readonly title: string | null;
  /** Kept values of the table: dates, codes, numbers. */
  readonly kept: Readonly<Record<string, string | number>>;
}
/** Which suggestions are meant; what is left out is not asked for. */
export interface SuggestionQuestion {
  readonly round?: Round;
  readonly status?: string;
  readonly dong?: string;
  readonly field?: string;
  readonly department?: string;
  /** Only those whose cost is known. */
  readonly costed?: true;
}

const ROUND = `kind = $2 and kept->>'visitedOn' like $3 and coalesce((kept->>'round')::int, 1) = $4`;
const HEAPS = statement(
  'visits.heaps',
  `select dong, kept->>'field' as field, department, state as status, count(*)::int as count
   from matter where office_id = $1 and procedure = 'suggestion' and ${ROUND} group by 1, 2, 3, 4`,
);
const ROUNDS = statement(
  'visits.rounds',
  `select kind, left(kept->>'visitedOn', 4)::int as year, coalesce((kept->>'round')::int, 1) as number, count(*)::int as suggestions,
     min(kept->>'visitedOn') as first
   from matter where office_id = $1 and procedure = 'suggestion' group by 1, 2, 3 order by 2 desc, 1, 3 limit 100`,
);
const DONGS = statement(
  'visits.dongs-of-round',
  `select count(distinct dong)::int as dongs, min(kept->>'visitedOn') as first, max(kept->>'visitedOn') as last from matter
   where office_id = $1 and procedure = 'visit' and state = 'held' and ${ROUND}`,
);
const COLUMNS = `m.id, m.receipt_no as "receiptNo", to_char(m.version, 'YYYY-MM-DD') as version, m.state as status, m.kind, m.dong,
  m.department, m.officer, m.person_id as person, m.kept, p.body as title`;
const LIST = statement(
  'visits.suggestions',
  `select ${COLUMNS} from matter m left join passage p on p.office_id = $1 and p.id = m.title
   where m.office_id = $1 and m.procedure = 'suggestion' and m.id > $2::uuid
     and ($3::text is null or m.kind = $3) and ($4::text is null or m.kept->>'visitedOn' like $4)
     and ($5::int is null or coalesce((m.kept->>'round')::int, 1) = $5)
     and ($6::text is null or m.state = $6) and ($7::text is null or m.dong = $7)
     and ($8::text is null or m.kept->>'field' = $8) and ($9::text is null or m.department = $9)
     and (not $10::boolean or m.kept ? 'costWhen')
   order by m.id limit $11`,
);
const BY_IDS = statement(
  'visits.suggestions-by-ids',
  `select ${COLUMNS} from matter m left join passage p on p.office_id = $1 and p.id = m.title
   where m.office_id = $1 and m.procedure = 'suggestion' and m.id = any($2::uuid[])`,
);
const LATEST = statement(
  'visits.latest-passages',
  `select distinct on (matter_id, ask) matter_id as matter, ask, id from passage
   where office_id = $1 and matter_id = any($2::uuid[]) and ask = any($3) order by matter_id, ask, id desc`,
);

/** Everything a round is counted by, in one look: every total and part of a page is a sum over these. */
export function heapsOf(tx: Tx, round: Round): Promise<Heap[]> {
  return tx.rows<Heap>(HEAPS, [tx.office, ...within(round)]);
}

/** Rounds that brought a suggestion, the latest year first, 100 at most. */
export function roundsOf(tx: Tx): Promise<RoundRow[]> {
  return tx.rows<RoundRow>(ROUNDS, [tx.office]);
}

/** How many 동 a round visited, and between which days. */
export async function reachOf(
  tx: Tx,
  round: Round,
): Promise<{ readonly dongs: number; readonly first: string | null; readonly last: string | null }> {
  const row = await tx.row<{ dongs: number; first: string | null; last: string | null }>(DONGS, [
    tx.office,
    ...within(round),
  ]);
  return row ?? { dongs: 0, first: null, last: null };
}

/** In the order they were entered, after one of them. */
export function suggestionsOf(
  tx: Tx,
  { round, status, dong, field, department, costed }: SuggestionQuestion,
  after: string,
  most: number,
): Promise<SuggestionRow[]> {
  const [kind, year, number] = round ? within(round) : [null, null, null];
  const asked = [kind, year, number, status ?? null, dong ?? null, field ?? null, department ?? null, costed ?? false];
  return tx.rows<SuggestionRow>(LIST, [tx.office, after, ...asked, most]);
}

export async function suggestionsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SuggestionRow>> {
  const rows = ids.length === 0 ? [] : await tx.rows<SuggestionRow>(BY_IDS, [tx.office, ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The passages that hold what each matter was answered last, by ask. */
export async function latestPassages(
  tx: Tx,
  matters: readonly string[],
  asks: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const rows = await tx.rows<{ matter: string; ask: string; id: string }>(LATEST, [tx.office, matters, asks]);
  const found = new Map<string, Record<string, string>>();
  for (const { matter, ask, id } of rows) found.set(matter, { ...found.get(matter), [ask]: id });
  return found;
}

function within({ kind, year, number }: Round): readonly [string, string, number] {
  return [kind, `${String(year)}-%`, number];
}
