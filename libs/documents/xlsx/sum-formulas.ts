import { columnAt } from '../check-sums.js';
import { rowValues } from '../cell-text.js';
import type { AcrossSum, CellValue, Row, Table } from '../model.js';

/**
 * Formulas of the 합계 cells, keyed by `row,column` of the sheet (headings are row 0). Only where the parts do make the
 * total: a figure that does not add up stays the figure it is, and its 검산 line says so.
 */
export function sumFormulas(table: Table): ReadonlyMap<string, string> {
  const formulas = new Map<string, string>();
  for (const sum of table.sums?.across ?? []) {
    for (const [at, row] of table.rows.entries()) across(table, sum, row, at, formulas);
  }
  down(table, formulas);
  return formulas;
}

function across(table: Table, sum: AcrossSum, row: Row, at: number, formulas: Map<string, string>): void {
  const values = rowValues(row);
  const total = columnAt(table, sum.total);
  const parts = sum.parts.map((key) => columnAt(table, key));
  if (
    !makes(
      parts.map((part) => values[part]),
      values[total],
    )
  )
    return;
  formulas.set(`${at + 1},${total}`, `SUM(${parts.map((part) => cellName(at + 1, part)).join(',')})`);
}

function down(table: Table, formulas: Map<string, string>): void {
  const totalAt = table.rows.findIndex((row) => row.isTotal);
  const parts = table.rows.map((row, at) => ({ row, at })).filter(({ row }) => !row.isTotal);
  const totals = table.rows[totalAt];
  if (totals === undefined || parts.length === 0) return;
  for (const key of table.sums?.down?.columns ?? []) {
    const column = columnAt(table, key);
    if (
      !makes(
        parts.map(({ row }) => rowValues(row)[column]),
        rowValues(totals)[column],
      )
    )
      continue;
    formulas.set(
      `${totalAt + 1},${column}`,
      `SUM(${ranges(
        parts.map(({ at }) => at + 1),
        column,
      )})`,
    );
  }
}

function makes(parts: readonly (CellValue | undefined)[], total: CellValue | undefined): boolean {
  const made = parts.reduce<number>((all, part) => all + (typeof part === 'number' ? part : 0), 0);
  return typeof total === 'number' && Math.abs(made - total) < 1e-6;
}

/** Neighbouring rows as one range: `B3:B6`. */
function ranges(rows: readonly number[], column: number): string {
  const runs: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === row - 1) last.to = row;
    else runs.push({ from: row, to: row });
  }
  return runs.map(({ from, to }) => `${cellName(from, column)}:${cellName(to, column)}`).join(',');
}

/** `A1` for row 0, column 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
