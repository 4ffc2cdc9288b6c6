import { statement, type Tx } from '#ledger';

const BOOK = statement(
  'visits.ranking-book',
  `select id, version from visit_ranking_book where office_id = $1 and year = $2`,
);
const HOLD_BOOK = statement(
  'visits.hold-ranking-book',
  `insert into visit_ranking_book as b (office_id, year, id, version) values ($1, $2, $3, 0)
   on conflict (office_id, year) do update set version = b.version returning id, version`,
);
const NEXT = statement(
  'visits.next-ranking',
  `update visit_ranking_book set version = version + 1 where office_id = $1 and year = $2 returning version`,
);
const ORDER = statement(
  'visits.ranking',
  `select matter_id as matter from visit_ranking where office_id = $1 and year = $2 order by rank`,
);
const CLEAR = statement('visits.clear-ranking', `delete from visit_ranking where office_id = $1 and year = $2`);
const PUT = statement(
  'visits.put-ranking',
  `insert into visit_ranking (office_id, year, rank, matter_id)
   select $1, $2, rank, matter from unnest($3::uuid[]) with ordinality as t (matter, rank)`,
);
const LATEST_RANKS = statement(
  'visits.latest-ranks',
  `select distinct on (matter_id) matter_id as matter, year, rank from visit_ranking
   where office_id = $1 and matter_id = any($2::uuid[]) order by matter_id, year desc`,
);

export interface Rank {
  readonly matter: string;
  readonly year: number;
  readonly rank: number;
}

/** Version 0: nobody has ranked anything for this year. */
export async function rankingBook(tx: Tx, year: number): Promise<{ readonly version: number }> {
  return (await tx.row<{ version: number }>(BOOK, [tx.office, year])) ?? { version: 0 };
}

/** Holds the year's ranking until the transaction ends; `id` is what its facts hang on. */
export async function holdRanking(tx: Tx, year: number, id: string): Promise<{ id: string; version: number }> {
  const book = await tx.row<{ id: string; version: number }>(HOLD_BOOK, [tx.office, year, id]);
  if (!book) throw new Error('an upsert returns its row');
  return book;
}

/** Ids of matters, the first rank first. */
export async function rankingOf(tx: Tx, year: number): Promise<readonly string[]> {
  return (await tx.rows<{ matter: string }>(ORDER, [tx.office, year])).map(({ matter }) => matter);
}

/** The ranking in a new order, as the next version. */
export async function putRanking(tx: Tx, year: number, order: readonly string[]): Promise<number> {
  await tx.rows(CLEAR, [tx.office, year]);
  await tx.rows(PUT, [tx.office, year, order]);
  return (await tx.row<{ version: number }>(NEXT, [tx.office, year]))?.version ?? 0;
}

/** Where suggestions stand in the latest year that ranks them. */
export async function ranksOf(tx: Tx, matters: readonly string[]): Promise<ReadonlyMap<string, Rank>> {
  const rows = matters.length === 0 ? [] : await tx.rows<Rank>(LATEST_RANKS, [tx.office, matters]);
  return new Map(rows.map((row) => [row.matter, row]));
}
