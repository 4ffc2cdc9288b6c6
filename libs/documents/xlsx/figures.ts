import type { Cell } from 'hucre';

import { cellText, decimalsOf, isoDate, rounded } from '../cell-text.js';
import type { CellValue, Column } from '../model.js';
import { plainText } from '../plain-text.js';

/** A cell that holds a real number or date and shows exactly what `cellText` prints. */
export function typedCell(column: Column, value: CellValue): Partial<Cell> & { readonly value: string | number } {
  const serial = typeof value === 'string' && column.kind === 'date' ? dateSerial(value) : null;
  if (serial !== null) return { value: serial, type: 'number', style: { numFmt: dateFormat } };
  if (typeof value !== 'number' || column.kind === 'text') return textCell(cellText(column, value));
  cellText(column, value); // refuses what the column cannot show
  return { value, type: 'number', style: { numFmt: figureFormat(column, value) } };
}

/** Text that stays text, whatever it begins with: `=1+1` is six letters and no formula. */
export function textCell(text: string): {
  readonly value: string;
  readonly type: 'string';
  readonly style: { numFmt: string };
} {
  return { value: plainText(text), type: 'string', style: { numFmt: '@' } };
}

const dateFormat = 'yyyy". "m". "d"."';

function figureFormat(column: Column, value: number): string {
  const digits = decimalsOf(column) === 1 ? '#,##0.0' : '#,##0';
  // A spreadsheet would print a decrease that rounds to nothing as △0.0.
  const decrease = rounded(value, decimalsOf(column)) === 0 ? digits : `"△"${digits}`;
  return `${digits};${decrease}`;
}

/** Days since 30 December 1899, as spreadsheets count; null for what is not a date. */
function dateSerial(value: string): number | null {
  const parts = isoDate.exec(value);
  if (parts === null) return null;
  const days = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / 86_400_000;
  return days + 25_569;
}
