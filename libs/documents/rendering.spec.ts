import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';

import { monthlyReport } from '../../test/support/documents/monthly-report.js';
import { readXlsx, sheetXml } from '../../test/support/documents/read-xlsx.js';
import { chartSvg, type OfficialDocument, renderHtml, renderHwpx, renderPdf, renderXlsx, type Table } from './index.js';

describe.each([
  ['HWPX', renderHwpx],
  ['PDF', renderPdf],
  ['XLSX', renderXlsx],
  ['HTML', renderHtml],
])('rendering %s', (_, render) => {
  it('tells how far it is, up to the end', async () => {
    const told: [number, number][] = [];
    await render(monthlyReport, { progress: (done, of) => told.push([done, of]) });
    const of = told[0]?.[1] ?? 0;
    expect(told).toEqual(Array.from({ length: of + 1 }, (_, done) => [done, of]));
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const progress = () => stop.abort(new Error('그만'));
    await expect(render(monthlyReport, { signal: stop.signal, progress })).rejects.toThrow('그만');
  });

  it('makes the same file of the same snapshot', async () => {
    expect(await render(monthlyReport)).toEqual(await render(monthlyReport));
  });
});

it('HWPX begins with its kind, stored', async () => {
  const bytes = await renderHwpx(monthlyReport);
  expect(strFromU8(bytes.slice(30, 38))).toBe('mimetype');
  expect(strFromU8(bytes.slice(38, 57))).toBe('application/hwp+zip');
  expect(Object.keys(unzipSync(bytes))).toEqual(
    expect.arrayContaining(['version.xml', 'META-INF/container.xml', 'META-INF/manifest.xml', 'Contents/content.hpf']),
  );
});

it('a chart is patterned, described, and never breaks its own attributes', () => {
  const svg = chartSvg({
    kind: 'bar',
    title: '비교',
    alt: '가동 3건, 나동 2건',
    categories: ['가동', '나동'],
    series: [
      { name: '접수', values: [3, 2] },
      { name: '처리', values: [1, null] },
    ],
    table: { id: 'pair', caption: '', columns: [], rows: [], notes: [], checks: [] },
  });
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain('<pattern');
  expect(svg).not.toContain('font-family:"');
  expect(svg).toContain('나동');
});

describe('XLSX as a working file', () => {
  const plan: Table = {
    id: 'plan',
    caption: '추진상황',
    columns: [
      { key: 'what', title: '건의내용', kind: 'text' },
      { key: 'state', title: '처리구분', kind: 'text', input: true, choices: ['완료', '추진중', '중장기추진'] },
      { key: 'due', title: '완료예정', kind: 'date', input: true },
    ],
    rows: [{ id: 'row-1', cells: ['예시 건의', '추진중', '2026-12-31'] }],
    notes: [],
    checks: [],
  };
  const gathering: OfficialDocument = {
    ...monthlyReport,
    sections: [{ numeral: 'Ⅰ', title: '추진상황', blocks: [{ type: 'table', table: plan }] }],
  };

  it('locks all but the columns to fill in, offers the choices and hides the row id', async () => {
    const bytes = await renderXlsx(gathering);
    const xml = sheetXml(bytes, 1);
    expect(xml).toContain('<sheetProtection');
    expect(xml).toContain('완료,추진중,중장기추진');
    expect(xml).toMatch(/<col min="4"[^>]*hidden="(1|true)"/);
    expect(
      readXlsx(bytes)
        .get('표1_추진상황')?.[1]
        ?.map(({ text }) => text),
    ).toEqual(['예시 건의', '추진중', '2026. 12. 31.', 'row-1']);
    const styles = strFromU8(unzipSync(bytes)['xl/styles.xml'] ?? new Uint8Array());
    expect(styles).toMatch(/locked="(0|false)"/);
  });

  it('prints lying on A4 with the headings on every page, and freezes and filters them', async () => {
    const bytes = await renderXlsx(monthlyReport);
    const xml = sheetXml(bytes, 2);
    expect(xml).toContain('orientation="landscape"');
    expect(xml).toContain('ySplit="1"');
    expect(xml).toContain('<autoFilter ref="A1:J6"/>');
    const workbook = strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array());
    expect(workbook).toContain('표2_채널별접수처리현황!$1:$1');
  });

  it('holds 합계 as formulas, and each date of 원자료 as text and as a date', async () => {
    const sheets = readXlsx(await renderXlsx(monthlyReport));
    expect(sheets.get('표2_채널별접수처리현황')?.[1]?.[1]).toMatchObject({ text: '1,186', formula: 'SUM(B3:B6)' });
    expect(
      sheets
        .get('원자료')?.[1]
        ?.map(({ text, type }) => [text, type])
        .slice(1, 3),
    ).toEqual([
      ['2026. 10. 1.', 'inlineStr'],
      ['2026. 10. 1.', 'n'],
    ]);
    expect([...sheets.keys()].slice(-2)).toEqual(['원자료', '산식']);
  });
});
