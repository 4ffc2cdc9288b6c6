import { beforeAll, describe, expect, it } from '@jest/globals';

import { monthlyReport } from '../../test/support/documents/monthly-report.js';
import { readHwpx } from '../../test/support/documents/read-hwpx.js';
import { type PdfReading, readPdf } from '../../test/support/documents/read-pdf.js';
import { readXlsx, type XlsxCell } from '../../test/support/documents/read-xlsx.js';
import { renderHtml, renderHwpx, renderPdf, renderXlsx } from './index.js';
import { print } from './print.js';

/** Headings and rows of every table as the printer words them. */
const expected = print(monthlyReport).sections.flatMap(({ blocks }) =>
  blocks.flatMap((block) => {
    const table = block.type === 'table' ? block.table : block.type === 'chart' ? block.chart.twin : null;
    return table === null ? [] : [[[...table.headings], ...table.rows.map(({ cells }) => [...cells])]];
  }),
);

describe('one snapshot shows the same figures in every file, cell for cell', () => {
  let hwpx: ReturnType<typeof readHwpx>;
  let pdf: PdfReading;
  let xlsx: ReadonlyMap<string, XlsxCell[][]>;
  let html: string;

  beforeAll(async () => {
    hwpx = readHwpx(await renderHwpx(monthlyReport));
    pdf = await readPdf(await renderPdf(monthlyReport));
    xlsx = readXlsx(await renderXlsx(monthlyReport));
    html = await renderHtml(monthlyReport);
  });

  it('has the five tables of the report', () => {
    expect(expected.map((rows) => rows.length)).toEqual([14, 6, 6, 6, 3]);
    expect(expected[2]?.[2]).toEqual([
      '도로',
      '500',
      '430',
      '70',
      '86.0',
      '4.0',
      '△25',
      '830',
      '2026. 10. 31.',
      '보도블록 파손이 과반',
    ]);
  });

  it('HWPX, through another reader', () => {
    const headings = expected.map((rows) => rows[0]?.join());
    expect(hwpx.tables.filter((rows) => headings.includes(rows[0]?.join()))).toEqual(expected);
    expect(hwpx.pages).toBeGreaterThan(1);
  });

  it('PDF, by the tags of its tables', () => {
    const rows = pdf.tables.filter((table) => table[0]?.[0]?.replace(/\s/g, '') !== '결재').flat();
    const unbroken = (cells: readonly string[]) => cells.map((text) => text.replace(/\s/g, ''));
    expect(rows.map(unbroken)).toEqual(expected.flat().map(unbroken));
  });

  it('XLSX, as its number formats show them', () => {
    const sheets = [...xlsx].slice(0, expected.length).map(([, rows]) => rows);
    const shown = sheets.map((rows, at) =>
      rows.slice(0, expected[at]?.length).map((row) => row.map(({ text }) => text)),
    );
    expect(shown).toEqual(expected);
  });

  it('HTML', () => {
    const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map((row) =>
      [...(row[1] ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((cell) => cell[1]),
    );
    expect(rows.slice(2)).toEqual(expected.flat());
  });

  it('tells who cannot see the PDF what it holds', () => {
    expect(pdf.language).toMatch(/^ko/);
    expect(pdf.bookmarks).toEqual(['Ⅰ. 접수 및 처리 현황', 'Ⅱ. 처리사항 점검', 'Ⅲ. 주요민원 현황', 'Ⅳ. 행정사항']);
    expect(pdf.descriptions).toContain('도로 500건, 교통 300건, 환경 236건, 복지 150건 순');
  });

  it('prints 검산 and the snapshot everywhere', () => {
    for (const text of [hwpx.text, pdf.text, html]) {
      const flat = text.replace(/\s/g, '');
      expect(flat).toContain('검산:상태합1,186=합계1,186(일치)');
      expect(flat).toContain('검산:전월이월41≠합계42(불일치)');
      expect(flat).toContain('S-2026-10-0001');
      expect(flat).toContain('7F3A-19C2-44D0');
      expect(flat).toContain('특이민원관리카드(비공개)1부.끝.');
    }
  });
});
