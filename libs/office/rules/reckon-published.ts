import type { PublishedTable } from './published.js';

/** A figure that was printed, and the same figure as it follows from its parts. */
export interface Compared {
  /** Which figure it is: `2022년`, `통통데이`, `합계`. */
  readonly label: string;
  readonly printed: number;
  readonly reckoned: number;
}

/** A published table with its totals reckoned. Nothing here is kept: it follows from the rows each time. */
export interface ReckonedTable {
  /** Σ of each row, in the order of the rows. */
  readonly rows: readonly number[];
  /** Σ of each column. */
  readonly columns: readonly number[];
  readonly total: number;
  /** Every total that was printed, those that agree included. */
  readonly compared: readonly Compared[];
}

/** Reckons the totals of a table and holds them against what was printed. A figure that was not printed counts as nothing. */
export function reckon({ columns, rows, printed, each = 1 }: PublishedTable): ReckonedTable {
  const lines = Object.values(rows);
  const ofRows = lines.map(({ values }) => sum(values) * each);
  const ofColumns = columns.map((_, at) => sum(lines.map(({ values }) => values[at] ?? null)));
  const total = sum(ofRows);
  const against = (label: string, told: number | null | undefined, reckoned: number): Compared[] =>
    told === null || told === undefined ? [] : [{ label, printed: told, reckoned }];
  return {
    rows: ofRows,
    columns: ofColumns,
    total,
    compared: [
      ...lines.flatMap(({ label, printed: told }, at) => against(label, told, ofRows[at] ?? 0)),
      ...columns.flatMap((label, at) => against(label, printed?.values?.[at], ofColumns[at] ?? 0)),
      ...against('합계', printed?.total, total),
    ],
  };
}

export function differs({ printed, reckoned }: Compared): boolean {
  return Math.abs(printed - reckoned) > 1e-6;
}

/** Without the dust of decimals: 1.8 + 3.9 is 5.7. */
export function sum(values: readonly (number | null)[]): number {
  return Number(values.reduce<number>((all, value) => all + (value ?? 0), 0).toPrecision(12));
}
