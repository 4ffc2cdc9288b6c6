import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { renderList } from '#documents';
import { type JsonObject, RuleBroken } from '#foundation';
import { inKorean } from '#front';
import { workbook } from '../../../test/support/files/workbook.js';
import { readSheet } from './read-sheet.js';

const refused = (bytes: Buffer): { code: string; details: JsonObject } => {
  try {
    readSheet(bytes);
  } catch (error) {
    if (error instanceof RuleBroken) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('nothing was refused');
};
const csv = (text: string) => Buffer.from(text);
/** 「제목,내용\n가로등,꺼짐\n」 as a Korean spreadsheet writes 「CSV」. */
const CP949 = Buffer.from('c1a6b8f12cb3bbbfeb0ab0a1b7ceb5ee2cb2a8c1fc0a', 'hex');

describe('a list that is read', () => {
  it('is the same from XLSX, CSV with and without a mark, and CP949', async () => {
    const wanted = { headings: ['제목', '내용'], rows: [{ cells: ['가로등', '꺼짐'] }] };
    const sheet = await renderList({
      title: '목록',
      explanation: '※ 한 줄에 한 건',
      columns: [
        { heading: '제목', input: true },
        { heading: '내용', choices: ['꺼짐', '깜박임'] },
      ],
      rows: [['가로등', '꺼짐']],
      blank: 50,
    });
    expect(readSheet(Buffer.from(sheet))).toMatchObject({
      ...wanted,
      rows: [{ number: 3, cells: ['가로등', '꺼짐'] }],
    });
    expect(readSheet(csv('제목,내용\r\n"가로등",꺼짐\r\n'))).toMatchObject({ ...wanted, encoding: 'utf-8' });
    expect(readSheet(csv('\ufeff제목\t내용\n가로등\t꺼짐'))).toMatchObject(wanted);
    expect(readSheet(CP949)).toMatchObject({ ...wanted, encoding: 'cp949' });
  });

  it('keeps quotes, commas and lines within a cell, and shows dates, numbers and letters as they are meant', () => {
    expect(readSheet(csv('가,나\n"한 줄,\n""둘째"" 줄",끝\n')).rows).toEqual([
      { number: 2, cells: ['한 줄,\n"둘째" 줄', '끝'] },
    ]);
    const sheet = workbook({
      rows:
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>날짜</t></is></c><c r="C1" t="str"><v>수</v></c></row>' +
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>46331</v></c><c r="C3"><v>1.2E3</v></c></row>',
      strings:
        '<si><t>이름</t></si><si><r><t>가 &amp; </t></r><r><t>나_x000A_다</t></r><rPh sb="0" eb="1"><t>읽기</t></rPh></si>',
    });
    expect(readSheet(sheet)).toEqual({
      headings: ['이름', '날짜', '수'],
      rows: [{ number: 3, cells: ['가 & 나\n다', '2026-11-05', '1200'] }],
    });
  });

  const row = (inside: string) =>
    `<row r="1"><c r="A1" t="inlineStr"><is><t>가</t></is></c></row><row r="2">${inside}</row>`;
  const plain = row('<c r="A2"><v>1</v></c>');
  it.each([
    ['a formula', workbook({ rows: row('<c r="A2"><f>1+1</f><v>2</v></c>') }), 'lists.formula', { cell: 'A2' }],
    ['a formula of a CSV', csv('가\n" =HYPERLINK(1)"\n'), 'lists.formula', { cell: 'A2' }],
    [
      'a merged cell',
      workbook({ rows: plain, after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' }),
      'lists.merged',
      { cells: 'A1:B1' },
    ],
    ['a hidden sheet', workbook({ rows: plain, state: 'veryHidden' }), 'lists.hidden-sheet', {}],
    ['a second sheet', workbook({ rows: plain, second: plain }), 'lists.several-sheets', {}],
    ['a hidden row', workbook({ rows: plain.replace('r="2"', 'r="2" hidden="1"') }), 'lists.hidden-row', { row: 2 }],
    [
      'a hidden column',
      workbook({ rows: plain, before: '<cols><col min="1" max="1" hidden="1"/></cols>' }),
      'lists.hidden-column',
      { column: 'A' },
    ],
    [
      'a broken value',
      workbook({ rows: row('<c r="A2" t="e"><v>#REF!</v></c>') }),
      'lists.broken-cell',
      { cell: 'A2' },
    ],
    ['a cell beside the headings', csv('가\n1,2\n'), 'lists.outside-headings', { cell: 'B2' }],
    ['no rows', csv('가,나\n'), 'lists.empty', {}],
    ['UTF-16', Buffer.from('\ufeff가\n나', 'utf16le'), 'lists.encoding-unknown', {}],
    ['letters of no kind', Buffer.from([0xb0, 0xff, 0xfe, 0x80, 0x0a]), 'lists.encoding-unknown', {}],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'lists.old-workbook', {}],
    ['an open quote', csv('가\n"나'), 'lists.quote-open', {}],
    ['a document type', workbook({ rows: plain, head: '<!DOCTYPE x [<!ENTITY a "b">]>' }), 'files.damaged', {}],
    ['a zip file of something else', Buffer.from(zipSync({ 'a.txt': strToU8('x') })), 'files.content-differs', {}],
    ['a large file', Buffer.alloc(6 * 1_024 * 1_024, 'a'), 'lists.file-too-big', { most: 5 }],
  ])('refuses %s in words', (_, bytes, code, details) => {
    const told = refused(bytes);
    expect(told).toMatchObject({ code, details });
    expect(inKorean(told.code, told.details)).not.toContain(told.code);
  });

  it('answers a bomb and fifty thousand rows at once', () => {
    const cell = (row: number) => `<row r="${String(row)}"><c r="A${String(row)}"><v>1</v></c></row>`;
    const many = workbook({ rows: row('') + Array.from({ length: 50_000 }, (_, at) => cell(at + 3)).join('') });
    const bomb = workbook({ rows: `<row r="1">${' '.repeat(70 * 1_024 * 1_024)}</row>` });
    const began = performance.now();
    expect(refused(many)).toMatchObject({ code: 'lists.too-many-rows', details: { most: 5_000 } });
    expect(refused(csv(`가\n${'나\n'.repeat(50_000)}`)).code).toBe('lists.too-many-rows');
    expect(refused(bomb).code).toMatch(/unpacks-too-big/);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
