import type { Cell, CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre';

import { rowValues } from '../cell-text.js';
import { checkLine } from '../check-sums.js';
import { breadth } from '../column-weights.js';
import type { Column, Table } from '../model.js';
import { plainText } from '../plain-text.js';
import { textCell, typedCell } from './figures.js';
import { sheetPage } from './sheet-page.js';
import { cellName, columnName, sumFormulas } from './sum-formulas.js';

const line = { style: 'thin', color: { rgb: '5B6B8C' } } as const;
export const border = { top: line, right: line, bottom: line, left: line };
export const filled = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
export const headStyle: CellStyle = {
  font: { bold: true },
  fill: filled('DFE6F7'),
  border,
  numFmt: '@',
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};

/** A table as a sheet: headings in the first row, then the rows, then ※ notes and 검산 lines below the filter's reach. */
export function tableSheet(name: string, table: Table, footer: string): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const formulas = sumFormulas(table);
  const filledIn = table.columns.some((column) => column.input);
  table.columns.forEach((column, at) => cells.set(`0,${at}`, { ...textCell(column.title), style: headStyle }));
  table.rows.forEach((row, at) => {
    const values = rowValues(row);
    table.columns.forEach((column, place) => {
      const key = `${at + 1},${place}`;
      cells.set(key, bodyCell(column, values[place] ?? null, formulas.get(key), row.isTotal ?? false));
    });
    if (filledIn) cells.set(`${at + 1},${table.columns.length}`, textCell(row.id ?? ''));
  });
  const below = [...table.notes.map((note) => `※ ${note.replace(/^※\s*/, '')}`), ...table.checks.map(checkLine)];
  below.forEach((text, at) => cells.set(`${table.rows.length + 2 + at},0`, textCell(text)));
  const last = cellName(table.rows.length, table.columns.length - 1);
  return {
    name,
    rows: rowsOf(cells, table.rows.length + 2 + below.length),
    cells,
    columns: [
      ...table.columns.map((column, at) => ({ width: columnWidth(column, table, at) })),
      ...(filledIn ? [{ hidden: true }] : []),
    ],
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}` },
    dataValidations: table.columns.flatMap((column, at) => choices(column, at, table.rows.length)),
    ...(filledIn ? { protection: { sheet: true, autoFilter: true, sort: true } } : {}),
    ...sheetPage(table.caption, table.unit ?? '', footer),
  };
}

function bodyCell(
  column: Column,
  value: string | number | null,
  formula: string | undefined,
  isTotal: boolean,
): Partial<Cell> {
  const cell = typedCell(column, value);
  const style: CellStyle = {
    ...cell.style,
    border,
    alignment: {
      horizontal: column.kind === 'text' ? 'left' : column.kind === 'date' ? 'center' : 'right',
      vertical: 'center',
    },
    ...(isTotal ? { font: { bold: true }, fill: filled('F4F6FB') } : {}),
    ...(column.input && !isTotal ? { protection: { locked: false } } : {}),
  };
  return formula === undefined
    ? { ...cell, style }
    : { ...cell, style, type: 'formula', formula, formulaResult: cell.value };
}

/** The writer lays `cells` over a grid of rows. */
export function rowsOf(cells: ReadonlyMap<string, Partial<Cell>>, height: number): CellValue[][] {
  const grid: CellValue[][] = Array.from({ length: height }, () => []);
  for (const [key, cell] of cells) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const cellsOfRow = grid[row];
    if (cellsOfRow !== undefined) cellsOfRow[column] = cell.value ?? null;
  }
  return grid.map((row) => Array.from(row, (value) => value ?? null));
}

function choices(column: Column, at: number, rows: number): DataValidation[] {
  if (column.choices === undefined || rows === 0) return [];
  const range = `${columnName(at)}2:${columnName(at)}${rows + 1}`;
  const error = {
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: '입력 확인',
    errorMessage: '목록에 있는 값만 넣을 수 있습니다.',
  } as const;
  return [{ type: 'list', values: column.choices.map(plainText), range, allowBlank: true, ...error }];
}

function columnWidth(column: Column, table: Table, at: number): number {
  const widest = Math.max(
    breadth(column.title),
    ...table.rows.slice(0, 200).map((row) => breadth(String(rowValues(row)[at] ?? ''))),
  );
  return Math.min(Math.max(widest + 3, 8), 60);
}
