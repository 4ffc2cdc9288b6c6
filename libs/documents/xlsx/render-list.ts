import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre';

import { breadth } from '../column-weights.js';
import { plainText } from '../plain-text.js';
import { textCell } from './figures.js';
import { sheetPage } from './sheet-page.js';
import { columnName } from './sum-formulas.js';
import { border, filled, headStyle, rowsOf } from './table-sheet.js';
import { writeSheets } from './write-sheets.js';

/** Where a list's choices stand. It is for the spreadsheet; who reads the list back passes over it. */
export const CHOICES_SHEET = '보기';

export interface ListColumn {
  readonly heading: string;
  /** May be filled in; where no column may, nothing is locked. */
  readonly input?: boolean;
  /** What may be chosen. */
  readonly choices?: readonly string[];
  readonly hidden?: boolean;
}

/** One sheet to be filled in or read, without notes or totals: what comes back is its rows and nothing else. */
export interface XlsxList {
  readonly title: string;
  /** One line above the headings: what the sheet is for and what to do with it. */
  readonly explanation: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Empty rows below, ready to be filled in. */
  readonly blank?: number;
}

/** Row of the headings; the explanation stands above it. */
const HEADINGS = 1;

/**
 * A list as XLSX: every cell is text, so that `01012345678` keeps its nought and `=1+1` stays what it is. Choices are lists, locked
 * columns are locked by the sheet's protection, nothing is merged.
 */
export async function renderList(list: XlsxList): Promise<Uint8Array> {
  const choices = list.columns.flatMap(({ choices: given }, at) =>
    given ? [{ at, given: given.map(plainText) }] : [],
  );
  const sheets: WriteSheet[] = [listSheet(list, choices)];
  if (choices.length > 0) sheets.push(choicesSheet(choices));
  return writeSheets({
    sheets,
    properties: { title: plainText(list.title) },
  });
}

type Given = readonly { readonly at: number; readonly given: readonly string[] }[];

function listSheet({ title, explanation, columns, rows, blank = 0 }: XlsxList, choices: Given): WriteSheet {
  const cells = new Map<string, Partial<Cell>>([['0,0', textCell(explanation)]]);
  const filledIn = columns.some(({ input }) => input);
  const height = rows.length + blank;
  columns.forEach(({ heading, input }, at) => {
    const style = input ? { ...headStyle, fill: filled('FFF3D6') } : headStyle;
    cells.set(`${HEADINGS},${at}`, { ...textCell(heading), style });
    for (let row = 0; row < height; row++) {
      cells.set(`${HEADINGS + 1 + row},${at}`, {
        ...textCell(rows[row]?.[at] ?? ''),
        style: bodyStyle(input === true),
      });
    }
  });
  return {
    name: sheetName(title),
    rows: rowsOf(cells, HEADINGS + 1 + height),
    cells,
    columns: columns.map((column, at) => ({
      width: widthOf(column, rows, at),
      ...(column.hidden && { hidden: true }),
    })),
    freezePane: { rows: HEADINGS + 1 },
    dataValidations: choices.map((each, place) => validation(each, place, height)),
    ...(filledIn && { protection: { sheet: true, autoFilter: true, sort: true, formatColumns: true } }),
    ...sheetPage(title, '', ''),
  };
}

function bodyStyle(input: boolean): CellStyle {
  return {
    numFmt: '@',
    border,
    alignment: { vertical: 'top', wrapText: true },
    ...(input && { protection: { locked: false } }),
  };
}

function choicesSheet(choices: Given): WriteSheet {
  const height = Math.max(...choices.map(({ given }) => given.length));
  const cells = new Map(
    choices.flatMap(({ given }, column) => given.map((text, row) => [`${row},${column}`, textCell(text)] as const)),
  );
  return { name: CHOICES_SHEET, rows: rowsOf(cells, height), cells, protection: { sheet: true } };
}

/** By reference: written out, a list of more than 255 letters breaks the workbook. */
function validation({ at, given }: Given[number], place: number, height: number): DataValidation {
  const column = columnName(place);
  return {
    type: 'list',
    formula1: `'${CHOICES_SHEET}'!$${column}$1:$${column}$${String(given.length)}`,
    range: `${columnName(at)}${String(HEADINGS + 2)}:${columnName(at)}${String(HEADINGS + 1 + Math.max(height, 1))}`,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: '입력 확인',
    errorMessage: '목록에 있는 값만 넣을 수 있습니다.',
  };
}

function widthOf({ heading }: ListColumn, rows: XlsxList['rows'], at: number): number {
  const widest = Math.max(breadth(heading), ...rows.slice(0, 200).map((row) => breadth(row[at] ?? '')));
  return Math.min(Math.max(widest + 3, 10), 50);
}

function sheetName(title: string): string {
  return plainText(title)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, 31);
}
