import type { Formula, Table } from '#documents';
import type { Figures } from '../rules/figures.js';
import { monthText } from '../rules/month.js';
import { roundingText } from '#office';
import { DIMENSIONS, type Dimension } from '../rules/snapshot.js';

export const STANDING_WORDS: Readonly<Record<string, string>> = {
  waiting: '접수 대기',
  open: '처리중',
  answered: '완료',
  transferred: '이송',
  withdrawn: '취하',
};
export const TIMING_WORDS = { 'in-time': '기한 내', extended: '연장', overdue: '경과' } as const;
const DIMENSION_WORDS = { channel: '채널', kind: '민원 종류', department: '부서', dong: '읍·면·동' } as const;

/** 원자료: every count of the snapshot; all figures of the report are sums over these rows. */
export function rawCounts(figures: Figures): Table {
  return {
    id: 'raw',
    caption: '원자료',
    columns: [
      { key: 'month', title: '접수한 달', kind: 'text' },
      { key: 'dimension', title: '구분', kind: 'text' },
      { key: 'key', title: '항목', kind: 'text' },
      { key: 'standing', title: '처리상태', kind: 'text' },
      { key: 'timing', title: '기한', kind: 'text' },
      { key: 'matters', title: '건수', kind: 'count' },
      { key: 'days', title: '처리일수 합', kind: 'count' },
    ],
    rows: figures.snapshot.counts.map(({ month, dimension, key, standing, timing, matters, workingDays }) => ({
      cells: [
        monthText(month),
        isDimension(dimension) ? DIMENSION_WORDS[dimension] : '전체',
        isDimension(dimension) ? figures.label(dimension, key) : '전체',
        STANDING_WORDS[standing] ?? standing,
        TIMING_WORDS[timing],
        matters,
        workingDays,
      ],
    })),
    notes: [],
    checks: [],
  };
}

export function formulas({ snapshot: { office } }: Figures): readonly Formula[] {
  const rule = roundingText(office.rounding);
  return [
    { name: '접수', text: '그 달에 접수한 민원. 아직 접수하지 않은 신청은 신청한 달' },
    { name: '합계', text: '완료 + 처리중 + 이송 + 취하 + 그 밖의 종결(있으면) = 기한 내 + 연장 + 경과' },
    { name: '완료율·처리율', text: `완료 ÷ 접수 × 100(${rule})` },
    { name: '준수율', text: `준수 ÷ 처리 × 100(${rule}). 준수는 처음 정한 기한 안에 처리한 건수` },
    { name: '증감률', text: `(이번 달 − 비교하는 달) ÷ 비교하는 달 × 100(${rule})` },
    {
      name: '평균일수',
      text: '완료 민원의 처리일수 합 ÷ 완료 건수(접수일을 넣어 센 근무일, 소수 첫째 자리까지 반올림)',
    },
    { name: '일평균', text: '접수 ÷ 그 달에 지난 날수(소수 첫째 자리까지 반올림)' },
  ];
}

function isDimension(dimension: string): dimension is Dimension {
  return (DIMENSIONS as readonly string[]).includes(dimension);
}
