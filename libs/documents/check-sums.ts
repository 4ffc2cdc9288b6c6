import { rowValues } from './cell-text.js';
import type { AcrossSum, CellValue, Check, DownSum, Row, Table } from './model.js';

/**
 * 검산 of the sums a table declares. A sum that holds everywhere gives one check, with the figures of 합계; one that
 * fails gives a check for every row or column where it does, so that agreement does not bury the difference.
 * Figures are compared, never mended; none (`-`) counts as 0 and a word is no figure.
 */
export function checkSums(table: Table): Check[] {
  const across = (table.sums?.across ?? []).flatMap((sum) => condensed(sum.label, acrossChecks(table, sum)));
  const down = table.sums?.down;
  return down === undefined ? across : [...across, ...condensed(down.label, downChecks(table, down))];
}

/** `검산: 상태 합 186 = 합계 186 (일치)` */
export function checkLine(check: Check): string {
  const [sign, verdict] = check.holds ? ['=', '일치'] : ['≠', '불일치'];
  return `검산: ${check.label} ${figure(check.parts)} ${sign} 합계 ${figure(check.total)} (${verdict})`;
}

/** Where a column stands in a table; a sum over a column the table lacks is an error of whoever filled it. */
export function columnAt(table: Table, key: string): number {
  const at = table.columns.findIndex((column) => column.key === key);
  if (at < 0) throw new TypeError(`table ${table.id} has no column ${key}`);
  return at;
}

interface Place {
  readonly name: string;
  readonly check: Check;
}

function acrossChecks(table: Table, sum: AcrossSum): Place[] {
  const total = columnAt(table, sum.total);
  const parts = sum.parts.map((key) => columnAt(table, key));
  return totalFirst(table.rows).map((row) => {
    const values = rowValues(row);
    const made = parts.reduce((all, at) => all + amount(values[at]), 0);
    return { name: String(values[0] ?? ''), check: check(sum.label, made, amount(values[total])) };
  });
}

function downChecks(table: Table, sum: DownSum): Place[] {
  const totals = table.rows.find((row) => row.isTotal);
  if (totals === undefined) return [];
  const parts = table.rows.filter((row) => !row.isTotal).map(rowValues);
  return sum.columns.map((key) => {
    const at = columnAt(table, key);
    const made = parts.reduce((all, values) => all + amount(values[at]), 0);
    return { name: table.columns[at]?.title ?? key, check: check(sum.label, made, amount(rowValues(totals)[at])) };
  });
}

function condensed(label: string, places: readonly Place[]): Check[] {
  const failed = places.filter((place) => !place.check.holds);
  if (failed.length > 0) return failed.map(({ name, check }) => ({ ...check, label: `${label}(${name})` }));
  return places.slice(0, 1).map((place) => place.check);
}

function totalFirst(rows: readonly Row[]): Row[] {
  return [...rows.filter((row) => row.isTotal), ...rows.filter((row) => !row.isTotal)];
}

function check(label: string, parts: number, total: number): Check {
  return { label, parts: tidy(parts), total, holds: Math.abs(parts - total) < 1e-6 };
}

function amount(value: CellValue | undefined): number {
  return typeof value === 'number' ? value : 0;
}

/** 0.1 + 0.2 is printed 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function figure(value: number): string {
  const sign = value < 0 ? '△' : '';
  return sign + Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: 3 });
}
