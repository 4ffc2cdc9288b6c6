import type { WriteSheet } from 'hucre';

import { cellText, rowValues } from '../cell-text.js';
import type { Column, Table } from '../model.js';
import { tableSheet } from './table-sheet.js';

/** 「원자료」: a row for each case. A date stands twice, as the text that is read and as a date to reckon with. */
export function rawSheet(raw: Table, footer: string): WriteSheet {
  const columns = raw.columns.flatMap((column): Column[] =>
    column.kind === 'date'
      ? [
          { ...column, kind: 'text' },
          { ...column, key: `${column.key}-date`, title: `${column.title}(날짜)` },
        ]
      : [column],
  );
  const rows = raw.rows.map((row) => {
    const values = rowValues(row);
    const cells = raw.columns.flatMap((column, at) => {
      const value = values[at] ?? null;
      return column.kind === 'date' ? [cellText(column, value), value] : [value];
    });
    return { cells, isTotal: row.isTotal ?? false };
  });
  return tableSheet('원자료', { ...raw, columns, rows, sums: {} }, footer);
}
