import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';

import { readHwpx } from '../../test/support/documents/read-hwpx.js';
import { readPdf } from '../../test/support/documents/read-pdf.js';
import { readXlsx } from '../../test/support/documents/read-xlsx.js';
import {
  type OfficialDocument,
  plainText,
  renderHtml,
  renderHwpx,
  renderPdf,
  renderXlsx,
  type Table,
} from './index.js';

const hostile = [
  '#read("/etc/passwd")',
  '#panic() *굵게* _기울임_ $x$ @cite <label> \\',
  '<script>alert(1)</script>',
  '=1+1',
  '+82',
  '-3',
  '@SUM(A1)',
  ']]>',
  '"\'&lt;&amp;',
  'a\u0000b\u0007c\u202Ed\u2066e\uD800f',
  '// 주석 /* 아님 */',
  '${7*7} {{x}}',
  '洪吉童 ①㎡「」△Ⅰ□○※ ☎ 똠방각하',
];

const table: Table = {
  id: 'hostile',
  caption: hostile.join(' '),
  unit: '<단위>',
  columns: [
    { key: 'text', title: '#title <b>', kind: 'text' },
    { key: 'n', title: '건수', kind: 'count' },
  ],
  rows: hostile.map((text, at) => ({ label: text, cells: [at] })),
  notes: hostile,
  checks: [],
};

const document: OfficialDocument = {
  title: '#title <img src=x onerror=1> ]]>',
  office: '=office',
  approvalLine: ['<b>', '#x'],
  dateLine: '(2026. 11. 3., <i>)',
  summary: hostile.join(' '),
  sections: [
    {
      numeral: 'Ⅰ',
      title: '#heading <b>',
      blocks: [
        ...hostile.map((text) => ({ type: 'bullet', level: '○', text }) as const),
        {
          type: 'chart',
          chart: {
            kind: 'bar',
            title: hostile.join(' '),
            alt: '"><script>alert(1)</script>',
            categories: hostile,
            series: [
              { name: '</text><script>', values: hostile.map((_, at) => at) },
              { name: '\'"', values: hostile.map(() => null) },
            ],
            table,
          },
        },
      ],
    },
  ],
  attachments: ['#file <b> 1부.'],
  snapshot: { id: '#<id>', asOf: '2026-10-31', fingerprint: ']]>' },
  raw: table,
  formulas: [{ name: '=1+1', text: '@x' }],
};

const plain = hostile.map(plainText);

describe('text is never markup, formula or script', () => {
  let pdf: Awaited<ReturnType<typeof readPdf>>;

  beforeAll(async () => {
    pdf = await readPdf(await renderPdf(document));
  });

  it('drops control and bidi characters and halves of a pair, and composes Hangul', () => {
    expect(plainText('a\u0000b\u0007c\u202Ed\u2066e\uD800f\r\n g')).toBe('abcde?f g');
    expect(plainText('\u1112\u1161\u11ab')).toBe('한');
  });

  it('PDF', () => {
    const cells = pdf.tables
      .flat()
      .map((row) => row[0]?.replace(/\s/g, ''))
      .slice(-plain.length);
    expect(cells).toEqual(plain.map((text) => text.replace(/\s/g, '')));
    expect(pdf.text).not.toContain('root:');
  });

  it('PDF shows a letter that no font of ours has as a box, and is made all the same', async () => {
    const emoji = await readPdf(await renderPdf({ ...document, title: '도로 파손 😀 신고' }));
    expect(emoji.text).toContain('도로 파손');
  });

  it('HWPX', async () => {
    const bytes = await renderHwpx(document);
    expect(
      readHwpx(bytes)
        .tables.at(-1)
        ?.slice(1)
        .map((row) => row[0]),
    ).toEqual(plain);
    const xml = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xml') || name.endsWith('.hpf'));
    for (const [, content] of xml) expect(strFromU8(content)).not.toMatch(/<script|<img|\]\]>|\u0000|\u202e/);
  });

  it('XLSX keeps what begins with = + - @ as typed text', async () => {
    const sheets = readXlsx(await renderXlsx(document));
    for (const name of [...sheets.keys()].filter((name) => name !== '산식')) {
      const cells = sheets
        .get(name)
        ?.slice(1, hostile.length + 1)
        .map((row) => row[0]);
      expect(cells?.map((cell) => cell?.text)).toEqual(plain);
      expect(cells?.every((cell) => cell?.type === 'inlineStr' && cell.formula === null)).toBe(true);
    }
  });

  it('HTML', async () => {
    const html = await renderHtml(document);
    expect(html).not.toMatch(/<script|<img|<b>|<i>/);
    expect(html).toContain('&lt;script');
  });
});
