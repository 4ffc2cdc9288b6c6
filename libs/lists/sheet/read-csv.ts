import { ensure, RuleBroken } from '#foundation';
import { cellName } from './as-sheet.js';
import type { Sheet, WrittenRow } from './sheet.js';

const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

/**
 * The text of a CSV file: UTF-8 with or without a mark, else CP949, which is what a Korean spreadsheet writes as 「CSV」.
 * @throws RuleBroken `lists.encoding-unknown`
 */
export function textOfCsv(bytes: Uint8Array): {
  readonly text: string;
  readonly encoding: NonNullable<Sheet['encoding']>;
} {
  ensure(
    !UTF16.some(([one, two]) => bytes[0] === one && bytes[1] === two) && !bytes.includes(0),
    'lists.encoding-unknown',
  );
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const cp949 = decoded(bytes, 'euc-kr');
  ensure(cp949 !== undefined, 'lists.encoding-unknown');
  return { text: cp949, encoding: 'cp949' };
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined;
    throw error;
  }
}

/**
 * Rows as RFC 4180 writes them; tabs in place of commas where the first line has only those. One after the other, so that who stops
 * early has read no more than that.
 * @throws RuleBroken `lists.quote-open` {row}, `lists.formula` {cell}
 */
export function* rowsOfCsv(text: string): Iterable<WrittenRow> {
  const separator = separatorOf(text);
  let [cells, cell, quoted, number] = [[] as string[], '', false, 1];
  const row = (): WrittenRow => ({
    number,
    cells: new Map(cells.map((each, at) => [at, withoutFormula(each, at, number)])),
  });
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (letter === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (letter === separator) [cells, cell] = [[...cells, cell], ''];
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at++;
      cells.push(cell);
      yield row();
      [cells, cell, number] = [[], '', number + 1];
    } else cell += letter;
  }
  if (quoted) throw new RuleBroken('lists.quote-open', { row: number });
  if (cell === '' && cells.length === 0) return;
  cells.push(cell);
  yield row();
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return !first.includes(',') && first.includes('\t') ? '\t' : ',';
}

/** A spreadsheet that opened this file would reckon with it. */
function withoutFormula(cell: string, column: number, row: number): string {
  ensure(!cell.trimStart().startsWith('='), 'lists.formula', { cell: cellName(column, row) });
  return cell;
}
