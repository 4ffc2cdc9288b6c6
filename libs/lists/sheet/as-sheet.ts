import { ensure } from '#foundation';
import { MOST_COLUMNS, MOST_IN_CELL, MOST_ROWS } from './limits.js';
import type { Sheet, WrittenRow } from './sheet.js';

/** The line that a template explains itself in. */
const EXPLANATION = '※';

/**
 * Headings and rows of what was written. Lines before the headings are left out when they begin with ※, empty rows always.
 * @throws RuleBroken `lists.empty`, `lists.too-many-rows` {most}, `lists.too-many-columns` {most}, `lists.cell-too-long` {cell},
 *   `lists.hidden-row` {row}, `lists.outside-headings` {cell}
 */
export function asSheet(written: Iterable<WrittenRow>): Omit<Sheet, 'encoding'> {
  let headings: readonly string[] | undefined;
  const rows: Sheet['rows'][number][] = [];
  for (const row of written) {
    if ([...row.cells.values()].every((cell) => cell.trim() === '')) continue;
    if (!headings) {
      if (isExplanation(row)) continue;
      headings = headingsOf(row);
      continue;
    }
    ensure(row.hidden !== true, 'lists.hidden-row', { row: row.number });
    ensure(rows.length < MOST_ROWS, 'lists.too-many-rows', { most: MOST_ROWS });
    rows.push({ number: row.number, cells: cellsOf(row, headings.length) });
  }
  ensure(headings && rows.length > 0, 'lists.empty');
  return { headings, rows };
}

function isExplanation({ cells }: WrittenRow): boolean {
  const filled = [...cells.values()].filter((cell) => cell.trim() !== '');
  return filled.length === 1 && filled[0]?.trim().startsWith(EXPLANATION) === true;
}

function headingsOf({ cells }: WrittenRow): string[] {
  const last = Math.max(...[...cells].filter(([, cell]) => cell.trim() !== '').map(([at]) => at));
  ensure(last < MOST_COLUMNS, 'lists.too-many-columns', { most: MOST_COLUMNS });
  return Array.from({ length: last + 1 }, (_, at) =>
    (cells.get(at) ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim(),
  );
}

function cellsOf({ cells, number }: WrittenRow, columns: number): string[] {
  for (const [at, cell] of cells) {
    ensure(at < columns || cell.trim() === '', 'lists.outside-headings', { cell: cellName(at, number) });
    ensure(cell.length <= MOST_IN_CELL, 'lists.cell-too-long', { cell: cellName(at, number), most: MOST_IN_CELL });
  }
  return Array.from({ length: columns }, (_, at) => cells.get(at) ?? '');
}

/** `B3` for the second column of the third row. */
export function cellName(column: number, row: number): string {
  const letters = (at: number): string =>
    (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
  return `${letters(column)}${row}`;
}
