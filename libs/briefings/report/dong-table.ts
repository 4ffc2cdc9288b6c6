import type { Row, Table } from '#documents';
import { type Figures, STANDINGS } from '../rules/figures.js';
import { rateOf, roundingText } from '#office';
import { asOfNote, cell, checked, rateCell, rateKind } from './words.js';

/** 표3: by 읍·면·동. */
export function dongTable(figures: Figures): Table {
  const { rounding } = figures.snapshot.office;
  const keys = figures.keys('dong');
  const row = (label: string, where: { dimension?: string; key?: string }): Row => {
    const received = figures.count(where);
    const done = figures.count({ ...where, standings: STANDINGS.done });
    const open = figures.count({ ...where, standings: STANDINGS.open });
    return {
      label,
      cells: [cell(received), cell(done), cell(open), rateCell(rateOf(done, received, rounding), rounding)],
    };
  };
  const silent = figures.snapshot.labels.dong.filter(([code]) => !keys.includes(code)).length;
  return checked({
    id: 'dongs',
    caption: '읍·면·동별 접수·처리 현황',
    unit: '(단위: 건, %)',
    columns: [
      { key: 'dong', title: '읍·면·동', kind: 'text' },
      { key: 'received', title: '접수', kind: 'count' },
      { key: 'done', title: '완료', kind: 'count' },
      { key: 'open', title: '처리중', kind: 'count' },
      { key: 'rate', title: '처리율(%)', kind: rateKind(rounding) },
    ],
    rows: [
      { ...row('합계', {}), isTotal: true },
      ...keys.map((key) => row(figures.label('dong', key), { dimension: 'dong', key })),
    ],
    notes: [
      asOfNote(figures),
      `처리율 = 완료 ÷ 접수 × 100(${roundingText(rounding)})`,
      ...(silent > 0 ? [`접수가 없는 ${silent}개 읍·면·동은 싣지 않음`] : []),
    ],
    sums: { down: { label: '읍·면·동 합', columns: ['received', 'done', 'open'] } },
  });
}
