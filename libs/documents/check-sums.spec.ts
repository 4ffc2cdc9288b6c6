import { describe, expect, it } from '@jest/globals';

import { checkLine, checkSums } from './check-sums.js';
import type { CellValue, Table } from './model.js';
import { sumFormulas } from './xlsx/sum-formulas.js';

function table(total: readonly CellValue[], ...rows: (readonly CellValue[])[]): Table {
  return {
    id: 'sample',
    caption: '예시',
    columns: [
      { key: 'name', title: '구분', kind: 'text' },
      { key: 'all', title: '합계', kind: 'count' },
      { key: 'done', title: '완료', kind: 'count' },
      { key: 'open', title: '처리중', kind: 'count' },
    ],
    rows: [
      { label: '합계', cells: total, isTotal: true },
      ...rows.map((cells, at) => ({ label: `${'가나다'[at]}동`, cells })),
    ],
    notes: [],
    checks: [],
    sums: {
      across: [{ label: '상태 합', total: 'all', parts: ['done', 'open'] }],
      down: { label: '동 합', columns: ['all', 'done', 'open'] },
    },
  };
}

describe('검산', () => {
  it('prints one line for a sum that holds everywhere', () => {
    const checks = checkSums(table([186, 150, 36], [100, 80, 20], [86, 70, 16]));
    expect(checks.map(checkLine)).toEqual(['검산: 상태 합 186 = 합계 186 (일치)', '검산: 동 합 186 = 합계 186 (일치)']);
  });

  it('names every row and column where the parts do not make the total, and mends nothing', () => {
    const wrong = table([186, 150, 36], [100, 80, 20], [86, 70, 17]);
    expect(checkSums(wrong).map(checkLine)).toEqual([
      '검산: 상태 합(나동) 87 ≠ 합계 86 (불일치)',
      '검산: 동 합(처리중) 37 ≠ 합계 36 (불일치)',
    ]);
    expect(wrong.rows[2]?.cells).toEqual([86, 70, 17]);
  });

  it('counts none as nothing and forgives the last binary digit', () => {
    expect(checkSums(table([80, 80, null], [80, 80, null])).every(({ holds }) => holds)).toBe(true);
    expect(checkSums(table([0.3, 0.2, 0.1], [0.3, 0.2, 0.1])).map(({ parts }) => parts)).toEqual([0.3, 0.3]);
  });

  it('refuses a sum over a column that is not there', () => {
    const sums = { across: [{ label: '없는 열', total: 'all', parts: ['none'] }] };
    expect(() => checkSums({ ...table([1, 1, 0]), sums })).toThrow('has no column none');
  });
});

describe('formulas of 합계', () => {
  it('stand where the parts make the total', () => {
    const formulas = sumFormulas(table([186, 150, 36], [100, 80, 20], [86, 70, 16]));
    expect(Object.fromEntries(formulas)).toEqual({
      '1,1': 'SUM(B3:B4)',
      '1,2': 'SUM(C3:C4)',
      '1,3': 'SUM(D3:D4)',
      '2,1': 'SUM(C3,D3)',
      '3,1': 'SUM(C4,D4)',
    });
  });

  it('leave a figure that does not add up as it is', () => {
    const formulas = sumFormulas(table([186, 150, 36], [100, 80, 20], [86, 70, 17]));
    expect(formulas.has('1,3')).toBe(false);
    expect(formulas.has('3,1')).toBe(false);
    expect(formulas.get('1,2')).toBe('SUM(C3:C4)');
  });
});
