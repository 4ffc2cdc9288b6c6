import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { cellText, rowTexts } from './cell-text.js';
import type { Column, ColumnKind } from './model.js';

const column = (kind: ColumnKind): Column => ({ key: kind, title: kind, kind });

describe('a figure as officials write it', () => {
  it.each<[ColumnKind, string | number | null, string]>([
    ['count', null, '-'],
    ['count', 0, '0'],
    ['count', 1234567, '1,234,567'],
    ['count', -12, '△12'],
    ['count', '해당 없음', '해당 없음'],
    ['money', -1250, '△1,250'],
    ['rate', 86, '86.0'],
    ['rate', 1.45, '1.5'],
    ['rate', -0.25, '△0.3'],
    ['rate', -0.04, '0.0'],
    ['rate', 1e-9, '0.0'],
    ['rate', 99.96, '100.0'],
    ['days', 4.25, '4.3'],
    ['date', '2026-11-05', '2026. 11. 5.'],
    ['date', '미정', '미정'],
    ['text', 7, '7'],
    ['text', '', '-'],
    ['text', '한\n줄로', '한 줄로'],
  ])('%s %p is %p', (kind, value, text) => {
    expect(cellText(column(kind), value)).toBe(text);
  });

  it('refuses a fraction of a case and what is no number', () => {
    expect(() => cellText(column('count'), 1.5)).toThrow(TypeError);
    expect(() => cellText(column('money'), 0.5)).toThrow(TypeError);
    expect(() => cellText(column('rate'), Number.NaN)).toThrow(TypeError);
  });

  it('reads back as the same whole number, whatever the size and sign', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const read = Number(cellText(column('count'), value).replaceAll(',', '').replace('△', '-'));
        expect(read === value).toBe(true);
      }),
    );
  });

  it('fills a short row with - and refuses a long one', () => {
    const columns = [column('text'), column('count')];
    expect(rowTexts(columns, { label: '도로', cells: [] })).toEqual(['도로', '-']);
    expect(() => rowTexts(columns, { label: '도로', cells: [1, 2] })).toThrow(TypeError);
  });
});
