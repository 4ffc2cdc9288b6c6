import type { CellValue, Column, Row } from './model.js';
import { plainText } from './plain-text.js';

/**
 * The one place where a figure becomes text, so that HWPX, PDF and HTML agree letter for letter and XLSX shows the same.
 * `-` for none, △ for a decrease, thousands by comma, one decimal for rates and days, dates as `2026. 11. 5.`
 * A word in a column of figures (`해당 없음`) stays a word. A fraction in a column of counts or money is an error of
 * whoever filled the table and is thrown, never rounded away.
 */
export function cellText(column: Column, value: CellValue): string {
  if (value === null || value === '') return '-';
  if (typeof value === 'string') return column.kind === 'date' ? dateText(value) : plainText(value);
  if (!Number.isFinite(value)) throw new TypeError(`column ${column.key}: ${value} is not a figure`);
  const decimals = decimalsOf(column);
  if (column.kind === 'text') return String(value);
  if (decimals === 0 && !Number.isInteger(value)) throw new TypeError(`column ${column.key}: ${value} is not whole`);
  return figureText(value, decimals);
}

/** The row as one value for each column. */
export function rowValues(row: Row): readonly CellValue[] {
  return row.label === undefined ? row.cells : [row.label, ...row.cells];
}

/** The row as it is printed, one text for each column; a row that is too short ends in `-`. */
export function rowTexts(columns: readonly Column[], row: Row): string[] {
  const values = rowValues(row);
  if (values.length > columns.length)
    throw new TypeError(`row has ${values.length} cells for ${columns.length} columns`);
  return columns.map((column, at) => cellText(column, values[at] ?? null));
}

export function decimalsOf(column: Column): 0 | 1 {
  return column.kind === 'rate' || column.kind === 'days' ? 1 : 0;
}

/** Rounded half away from zero on the decimal digits, as a spreadsheet shows it (1.45 is 1.5, which `toFixed` misses). */
export function rounded(value: number, decimals: 0 | 1): number {
  const digits = Number(value.toPrecision(15));
  const size =
    Math.abs(digits) < 1e-6 ? 0 : Number(`${Math.round(Number(`${Math.abs(digits)}e${decimals}`))}e-${decimals}`);
  return value < 0 && size > 0 ? -size : size;
}

export const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

function figureText(value: number, decimals: 0 | 1): string {
  const shown = rounded(value, decimals);
  const [whole = '0', fraction] = Math.abs(shown).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${shown < 0 ? '△' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `2026-10-31` as `2026. 10. 31.`; anything else as it stands. */
export function dateText(value: string): string {
  const parts = isoDate.exec(value);
  return parts === null ? plainText(value) : `${parts[1]}. ${Number(parts[2])}. ${Number(parts[3])}.`;
}
