import type { Row, Table } from '#documents';
import { type Figures, STANDINGS } from '../rules/figures.js';
import { rateOf, roundingText } from '#office';
import { asOfNote, cell, checked, rateCell, rateKind } from './words.js';

/** 표4: how the departments kept their periods, of the matters they have answered. */
export function departmentTable(figures: Figures): Table {
  const { rounding } = figures.snapshot.office;
  const row = (label: string, where: { dimension?: string; key?: string }): Row => {
    const done = { ...where, standings: STANDINGS.done };
    const [all, kept] = [figures.count(done), figures.count({ ...done, timing: 'in-time' })];
    return {
      label,
      cells: [
        cell(all),
        cell(kept),
        cell(figures.count({ ...done, timing: 'extended' })),
        cell(figures.count({ ...done, timing: 'overdue' })),
        rateCell(rateOf(kept, all, rounding), rounding),
      ],
    };
  };
  return checked({
    id: 'departments',
    caption: '부서별 처리기간 준수 현황',
    unit: '(단위: 건, %)',
    columns: [
      { key: 'department', title: '부서', kind: 'text' },
      { key: 'done', title: '처리', kind: 'count' },
      { key: 'kept', title: '준수', kind: 'count' },
      { key: 'extended', title: '연장', kind: 'count' },
      { key: 'late', title: '경과', kind: 'count' },
      { key: 'rate', title: '준수율(%)', kind: rateKind(rounding) },
    ],
    rows: [
      { ...row('합계', {}), isTotal: true },
      ...figures
        .keys('department')
        .filter((key) => figures.count({ dimension: 'department', key, standings: STANDINGS.done }) > 0)
        .map((key) => row(figures.label('department', key), { dimension: 'department', key })),
    ],
    notes: [
      asOfNote(figures),
      `준수율 = 준수 ÷ 처리 × 100(${roundingText(rounding)})`,
      '준수는 처음 정한 기한 안에, 연장은 기한을 늘려 처리한 건수(영 제21조)',
    ],
    sums: {
      across: [{ label: '준수·연장·경과', total: 'done', parts: ['kept', 'extended', 'late'] }],
      down: { label: '부서 합', columns: ['done', 'kept', 'extended', 'late'] },
    },
  });
}

/** 준수율 of answered matters received in some months; null where none was answered. */
export function keptRate(figures: Figures, months: readonly string[]): number | null {
  const done = { months, standings: STANDINGS.done };
  return rateOf(figures.count({ ...done, timing: 'in-time' }), figures.count(done), figures.snapshot.office.rounding);
}
