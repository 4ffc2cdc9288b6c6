import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Block, rowTexts, type Table } from '#documents';
import { fullSnapshot } from '../../../test/support/briefing-snapshot.js';
import { readHwpx } from '../../../test/support/documents/read-hwpx.js';
import { readPdf } from '../../../test/support/documents/read-pdf.js';
import { readXlsx } from '../../../test/support/documents/read-xlsx.js';
import { briefingDocument } from './briefing-document.js';
import { renderBriefing } from './render-briefing.js';

const sha256 = '7f3a19c244d0'.padEnd(64, 'e');
const briefing = { id: '01900000-0000-7000-8000-000000000001', version: 3, sha256, snapshot: fullSnapshot() };
const document = briefingDocument(briefing);
const flat = (text: string): string => text.replace(/\s/g, '');

/** Headings and rows of every table, each once, in the order of the report. */
function expectedTables(): string[][][] {
  const blocks: readonly Block[] = document.sections.flatMap((section) => section.blocks);
  const tables = blocks.flatMap((block) =>
    block.type === 'table' ? [block.table] : block.type === 'chart' ? [block.chart.table] : [],
  );
  return [...new Map(tables.map((table) => [table.id, table])).values()].map(lettersOf);
}
function lettersOf(table: Table): string[][] {
  return [table.columns.map(({ title }) => title), ...table.rows.map((row) => rowTexts(table.columns, row))];
}

describe('the three files of one briefing', () => {
  const files = new Map<'hwpx' | 'pdf' | 'xlsx', Uint8Array>();
  const expected = expectedTables();
  const file = (format: 'hwpx' | 'pdf' | 'xlsx'): Uint8Array => files.get(format) ?? new Uint8Array();

  beforeAll(async () => {
    for (const format of ['hwpx', 'pdf', 'xlsx'] as const) files.set(format, await renderBriefing(document, format));
  }, 60_000);

  it('hold the same cells', async () => {
    expect(expected.map((rows) => rows[0]?.[0])).toEqual([
      '접수한 달',
      '구분(채널)',
      '민원 종류',
      '읍·면·동',
      '부서',
      '연번',
    ]);
    const hwpx = readHwpx(file('hwpx'));
    const headings = expected.map((rows) => rows[0]?.join());
    expect(hwpx.tables.filter((rows) => headings.includes(rows[0]?.join()))).toEqual(expected);

    const pdf = await readPdf(file('pdf'));
    const pdfRows = pdf.tables.filter((table) => flat(table[0]?.[0] ?? '') !== '결재').flat();
    // A table that goes on to another page repeats its heading there.
    const once = pdfRows.map((row) => row.map(flat).join('|'));
    expect([...new Set(once)]).toEqual([...new Set(expected.flat().map((row) => row.map(flat).join('|')))]);

    const sheets = [...readXlsx(file('xlsx'))];
    expect(
      sheets
        .slice(0, expected.length)
        .map(([, rows], at) => rows.slice(0, expected[at]?.length).map((row) => row.map(({ text }) => text))),
    ).toEqual(expected);
    expect(sheets.map(([name]) => name)).toEqual(expect.arrayContaining(['원자료', '산식']));
  }, 30_000);

  it('bear the snapshot, its code and its whole digest, and every 검산', async () => {
    const pdf = flat((await readPdf(file('pdf'))).text);
    const hwpx = flat(readHwpx(file('hwpx')).text);
    for (const text of [pdf, hwpx]) {
      for (const told of [
        '2026-10-v3',
        '7F3A-19C2-44D0',
        sha256,
        briefing.id,
        '검산:부서별접수합47=합계47(일치)',
        '끝.',
      ])
        expect(text).toContain(told);
      expect(text).not.toContain('불일치');
    }
  }, 30_000);

  it('are the same bytes when made again', async () => {
    for (const format of ['hwpx', 'pdf', 'xlsx'] as const)
      expect([format, Buffer.from(await renderBriefing(document, format)).equals(file(format))]).toEqual([
        format,
        true,
      ]);
  }, 30_000);
});

it('tells how far it is, and ends when it is told to', async () => {
  const steps: string[] = [];
  await renderBriefing(document, 'hwpx', async (done, of) => void steps.push(`${done}/${of}`));
  expect(steps.length).toBeGreaterThan(2);
  const [last] = steps.slice(-1).map((step) => step.split('/').map(Number));
  expect((last?.[1] ?? 0) - (last?.[0] ?? 0)).toBe(1);

  const enough = new Error('enough');
  const rendering = renderBriefing(document, 'pdf', async (done, of) => {
    if (of > 1 && done > 0) throw enough;
  });
  await expect(rendering).rejects.toBe(enough);
});
