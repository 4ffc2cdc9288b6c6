import type { Cell, WriteSheet } from 'hucre';

import { dateText } from '../cell-text.js';
import type { OfficialDocument, Table } from '../model.js';
import { textCell } from './figures.js';
import { sheetPage } from './sheet-page.js';
import { rowsOf } from './table-sheet.js';

/** 「산식」: where the figures come from, which sheet is which table, and how each figure is reckoned. */
export function formulaSheet(
  document: OfficialDocument,
  sheets: readonly { name: string; table: Table }[],
): WriteSheet {
  const lines: [string, string][] = [
    ['항목', '내용'],
    ['문서', document.title],
    ['스냅샷', document.snapshot.id],
    ['기준일', dateText(document.snapshot.asOf)],
    ['확인코드', document.snapshot.fingerprint],
    ...sheets.map(({ name, table }): [string, string] => [name, `${table.caption} ${table.unit ?? ''}`.trim()]),
    ...(document.formulas ?? []).map(({ name, text }): [string, string] => [name, text]),
  ];
  const cells = new Map<string, Partial<Cell>>();
  lines.forEach((line, row) => {
    line.forEach((text, column) => {
      const cell = textCell(text);
      cells.set(`${row},${column}`, row === 0 ? { ...cell, style: { numFmt: '@', font: { bold: true } } } : cell);
    });
  });
  return {
    name: '산식',
    rows: rowsOf(cells, lines.length),
    cells,
    columns: [{ width: 26 }, { width: 90 }],
    freezePane: { rows: 1 },
    ...sheetPage('산식', '', document.footer ?? ''),
  };
}
