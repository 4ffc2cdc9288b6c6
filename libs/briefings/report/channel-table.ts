import type { Column, Row, Table } from '#documents';
import { type Figures, STANDINGS } from '../rules/figures.js';
import { asOfNote, cell, checked } from './words.js';

interface Part {
  readonly key: string;
  readonly title: string;
  readonly standings?: readonly string[];
  readonly timing?: 'in-time' | 'extended' | 'overdue';
}
const ENDS: readonly Part[] = [
  { key: 'done', title: '완료', standings: STANDINGS.done },
  { key: 'open', title: '처리중', standings: STANDINGS.open },
];
const TIMINGS: readonly Part[] = [
  { key: 'in-time', title: '기한 내', timing: 'in-time' },
  { key: 'extended', title: '연장', timing: 'extended' },
  { key: 'overdue', title: '경과', timing: 'overdue' },
];
const ELSEWHERE: readonly Part[] = [
  { key: 'moved', title: '이송', standings: STANDINGS.moved },
  { key: 'withdrawn', title: '취하', standings: STANDINGS.withdrawn },
];

/** 표1: where the month's matters stand, by channel. */
export function channelTable(figures: Figures): Table {
  const other = figures.otherOutcomes;
  const others: readonly Part[] = other.length > 0 ? [{ key: 'other', title: '그 밖의 종결', standings: other }] : [];
  const parts = [...ENDS, ...TIMINGS, ...ELSEWHERE, ...others];
  const columns: Column[] = [
    { key: 'channel', title: '구분(채널)', kind: 'text' },
    { key: 'all', title: '합계', kind: 'count' },
    ...parts.map(({ key, title }): Column => ({ key, title, kind: 'count' })),
  ];
  const row = (label: string, where: { dimension?: string; key?: string }): Row => ({
    label,
    cells: [
      cell(figures.count(where)),
      ...parts.map(({ standings, timing }) =>
        cell(figures.count({ ...where, ...(standings && { standings }), ...(timing && { timing }) })),
      ),
    ],
  });
  const waiting = figures.count({ standings: ['waiting'] });
  return checked({
    id: 'channels',
    caption: '채널별 접수·처리 현황',
    unit: '(단위: 건)',
    columns,
    rows: [
      { ...row('합계', {}), isTotal: true },
      ...figures.keys('channel').map((key) => row(figures.label('channel', key), { dimension: 'channel', key })),
    ],
    notes: [
      asOfNote(figures),
      `합계 = 완료 + 처리중 + 이송 + 취하${others.length > 0 ? ' + 그 밖의 종결' : ''} = 기한 내 + 연장 + 경과`,
      ...(waiting > 0 ? [`처리중에는 접수 대기 ${waiting}건 포함`] : []),
    ],
    sums: {
      across: [
        { label: '처리상태 합', total: 'all', parts: [...ENDS, ...ELSEWHERE, ...others].map(({ key }) => key) },
        { label: '기한별 합', total: 'all', parts: TIMINGS.map(({ key }) => key) },
      ],
      down: { label: '채널 합', columns: ['all', ...parts.map(({ key }) => key)] },
    },
  });
}
