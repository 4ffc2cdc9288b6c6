import type { Table } from '#documents';
import type { Figures } from '../rules/figures.js';
import { STANDING_WORDS, TIMING_WORDS } from './raw-counts.js';
import { asOfNote, cases } from './words.js';

/** 기한 경과·연장 민원 명세: receipt numbers, no names. */
export function lateTable(figures: Figures): Table {
  const { total, rows } = figures.snapshot.late;
  return {
    id: 'late',
    caption: '기한 경과·연장 민원 명세',
    columns: [
      { key: 'no', title: '연번', kind: 'count', width: 6 },
      { key: 'receipt', title: '접수번호', kind: 'text', width: 22 },
      { key: 'kind', title: '민원 종류', kind: 'text', width: 12 },
      { key: 'department', title: '담당 부서', kind: 'text', width: 15 },
      { key: 'received', title: '접수일', kind: 'date', width: 13 },
      { key: 'due', title: '처리기한', kind: 'date', width: 13 },
      { key: 'timing', title: '구분', kind: 'text', width: 8 },
      { key: 'standing', title: '처리상황', kind: 'text', width: 11 },
    ],
    rows: rows.map((late, at) => ({
      cells: [
        at + 1,
        late.receiptNo,
        figures.label('kind', late.kind),
        figures.label('department', late.department),
        late.received,
        late.due?.slice(0, 10) ?? null,
        TIMING_WORDS[late.timing],
        STANDING_WORDS[late.standing] ?? late.standing,
      ],
    })),
    notes: [
      asOfNote(figures),
      ...(rows.length < total ? [`전체 ${cases(total)} 가운데 앞의 ${cases(rows.length)}`] : []),
    ],
    checks: [],
  };
}
