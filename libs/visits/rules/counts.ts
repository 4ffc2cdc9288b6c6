/** How many suggestions of something stand in which status. */
export interface StatusCount {
  /** What they were counted by: a 동, a field, a department; empty for all. */
  readonly key: string;
  /** State of the matters. */
  readonly status: string;
  readonly count: number;
}
export interface StatusColumn {
  readonly code: string;
  readonly label: string;
}
export interface CountRow {
  readonly key: string;
  readonly total: number;
  /** One for each column, in their order. */
  readonly counts: readonly number[];
}

/**
 * The columns of a counts table: the visit's statuses in its own order, then whatever its suggestions are in beside them (접수 before
 * a status was set), so that the parts always make the total.
 */
export function columnsOf(
  statuses: readonly StatusColumn[],
  counts: readonly StatusCount[],
  label: (status: string) => string,
): readonly StatusColumn[] {
  const own = new Set(statuses.map(({ code }) => code));
  const beside = [...new Set(counts.map(({ status }) => status))].filter((status) => !own.has(status)).sort();
  return [
    ...statuses.map(({ code, label }) => ({ code, label })),
    ...beside.map((code) => ({ code, label: label(code) })),
  ];
}

/** One row for each key that has any, in the order of `keys`; others come after. The total is counted, never told. */
export function rowsOf(
  columns: readonly StatusColumn[],
  counts: readonly StatusCount[],
  keys: readonly string[],
): readonly CountRow[] {
  const place = (key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  const found = [...new Set(counts.map(({ key }) => key))].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return found.map((key) =>
    rowOf(
      key,
      columns,
      counts.filter((count) => count.key === key),
    ),
  );
}

export function rowOf(key: string, columns: readonly StatusColumn[], counts: readonly StatusCount[]): CountRow {
  const of = (code: string): number =>
    counts.filter(({ status }) => status === code).reduce((sum, { count }) => sum + count, 0);
  return { key, total: counts.reduce((sum, { count }) => sum + count, 0), counts: columns.map(({ code }) => of(code)) };
}
