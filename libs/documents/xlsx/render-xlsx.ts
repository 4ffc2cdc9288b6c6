import type { WriteSheet } from 'hucre';

import type { OfficialDocument, RenderOptions } from '../model.js';
import { plainText } from '../plain-text.js';
import { steps } from '../steps.js';
import { tablesOf } from '../tables-of.js';
import { formulaSheet } from './formula-sheet.js';
import { rawSheet } from './raw-sheet.js';
import { tableSheet } from './table-sheet.js';
import { writeSheets } from './write-sheets.js';

/**
 * The document as XLSX, for gathering and reckoning on: a sheet for each table with real numbers and dates, 합계 as
 * formulas, 「원자료」 and 「산식」. Progress counts the sheets and the packing.
 */
export async function renderXlsx(document: OfficialDocument, options: RenderOptions = {}): Promise<Uint8Array> {
  const tables = tablesOf(document).map((table, at) => ({ name: sheetName(at + 1, table.caption), table }));
  const footer = document.footer ?? '';
  const step = steps(options, tables.length + 3);
  const sheets: WriteSheet[] = [];
  for (const { name, table } of tables) {
    await step();
    sheets.push(tableSheet(name, table, footer));
  }
  await step();
  if (document.raw !== undefined) sheets.push(rawSheet(document.raw, footer));
  await step();
  sheets.push(formulaSheet(document, tables));
  await step();
  const bytes = await writeSheets({
    sheets,
    properties: {
      title: plainText(document.title),
      creator: plainText(document.office),
      modified: new Date(document.snapshot.asOf),
    },
  });
  await step();
  return bytes;
}

/** At most 31 letters and digits: the writer does not quote names in print titles, and a blank there breaks the workbook. */
function sheetName(number: number, caption: string): string {
  return `표${number}_${plainText(caption).replace(/[^\p{L}\p{N}]+/gu, '')}`.slice(0, 31);
}
