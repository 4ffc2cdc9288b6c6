import { koreanDate } from '#calendar';
import type { Chart, Column, Row, Table } from '#documents';
import { rateOf, rateText, roundingText } from '#office';
import { rowOf, rowsOf } from '#visits';
import type { Dimension, Review } from './review.js';
import { cell, checked } from './words.js';

/** 표1: 구분 | 합계 | the visit's statuses in its own order, and the shares below. */
export function statusTable(review: Review): Table {
  const { columns, office, round } = review.snapshot;
  const total = rowOf('', columns, review.heaps());
  const share = (count: number): string => {
    const rate = rateOf(count, total.total, office.rounding);
    return rate === null ? '-' : rateText(rate, office.rounding).replace('%', '');
  };
  return checked({
    id: 'status',
    caption: `${round.name} 건의사항 처리 현황`,
    unit: '(단위: 건, %)',
    columns: statusColumns(review, '구분'),
    rows: [
      { label: '합계(건)', cells: [total.total, ...total.counts].map(cell), isTotal: true },
      { label: '비율(%)', cells: ['100', ...total.counts.map(share)] },
    ],
    notes: [
      `기준일 ${review.asOf}`,
      `비율 = 처리구분 ÷ 합계 × 100(${roundingText(office.rounding)}). 이송은 완료로 세지 않음`,
    ],
    sums: { across: [{ label: '상태 합', total: 'all', parts: columns.map(({ code }) => code) }] },
  });
}

/** 표2~4: the same by 동, by 분야, by 부서. */
export function standingTable(review: Review, by: Dimension, title: string): Table {
  const { columns, labels } = review.snapshot;
  const heaps = review.heaps(by);
  const total = rowOf('', columns, heaps);
  const rows = rowsOf(
    columns,
    heaps,
    labels[by].map(([code]) => code),
  );
  const line = (label: string, { total: all, counts }: { total: number; counts: readonly number[] }): Row => ({
    label,
    cells: [all, ...counts].map(cell),
  });
  return checked({
    id: `by-${by}`,
    caption: `${title} 처리 현황`,
    unit: '(단위: 건)',
    columns: statusColumns(review, '구분'),
    rows: [{ ...line('합계', total), isTotal: true }, ...rows.map((row) => line(review.label(by, row.key), row))],
    notes: [`기준일 ${review.asOf}`],
    sums: {
      across: [{ label: `${title} 상태 합`, total: 'all', parts: columns.map(({ code }) => code) }],
      down: { label: `${title} 합`, columns: ['all', ...columns.map(({ code }) => code)] },
    },
  });
}

export function standingChart(review: Review): Chart {
  const { columns, round } = review.snapshot;
  const { counts } = rowOf('', columns, review.heaps());
  return {
    kind: 'bar',
    title: `${round.name} 건의사항`,
    alt: columns.map(({ label }, at) => `${label} ${String(counts[at] ?? 0)}건`).join(', '),
    categories: columns.map(({ label }) => label),
    series: [{ name: '건의사항', values: counts }],
    horizontal: true,
    table: statusTable(review),
  };
}

/** What changed since the briefing before. */
export function changedTable(review: Review): Table {
  return checked({
    id: 'changed',
    caption: '지난 보고회 뒤에 바뀐 건의사항',
    columns: [
      { key: 'number', title: '접수번호', kind: 'text' },
      { key: 'dong', title: '동', kind: 'text' },
      { key: 'title', title: '건의', kind: 'text' },
      { key: 'before', title: '지난 보고회', kind: 'text' },
      { key: 'now', title: '지금', kind: 'text' },
    ],
    rows: review.changed().map(({ suggestion, before }) => ({
      cells: [
        suggestion.receiptNo,
        suggestion.dong || '-',
        review.said(suggestion, 'title'),
        review.statusLabel(before),
        review.statusLabel(suggestion.status),
      ],
    })),
    notes: [`기준일 ${review.asOf}`],
  });
}

/** 표5: every suggestion. Suggesters are not named: the report is handed round. */
export function progressTable(review: Review, id: 'progress' | 'raw'): Table {
  const columns: readonly (readonly [string, string, Column['kind'], number])[] = [
    ['number', '연번', 'count', 7],
    ['dong', '동', 'text', 11],
    ['content', '건의내용', 'text', 30],
    ['status', '처리구분', 'text', 12],
    ['progress', '추진상황', 'text', 20],
    ['plan', '향후계획(완료예정)', 'text', 18],
    ['cost', '소요예산(원)', 'money', 23],
    ['department', '담당부서', 'text', 25],
  ];
  return checked({
    id,
    caption: id === 'raw' ? '원자료' : '건의사항별 추진상황',
    columns: columns.map(([key, title, kind, width]) => ({ key, title, kind, width })),
    rows: review.byDong().map((each, at) => {
      const planned = each.plannedOn === null ? [] : [`(${koreanDate(each.plannedOn)})`];
      const plan = [review.said(each, 'plan'), ...planned].filter((part) => part !== '-' || planned.length === 0);
      const progress = review.said(each, 'progress');
      return {
        id: each.receiptNo,
        cells: [
          at + 1,
          each.dong || '-',
          `${review.said(each, 'title')}: ${review.said(each, 'content')}`,
          review.statusLabel(each.status),
          progress === '-' ? review.said(each, 'reason') : progress,
          plan.join(' '),
          each.cost?.total ?? null,
          `${review.label('department', each.department)} ☎${review.snapshot.phones[each.department] ?? '-'}`,
        ],
      };
    }),
    notes: id === 'raw' ? [] : [`기준일 ${review.asOf}`, '건의자의 이름은 싣지 않음'],
  });
}

/** 표6: what needs money, by the ranking that the three departments agreed on. */
export function budgetTable(review: Review): Table {
  const costs = review.costed();
  const sum = (of: 'total' | 'national' | 'province' | 'own'): number =>
    costs.reduce((all, { cost }) => all + (cost?.[of] ?? 0), 0);
  return checked({
    id: 'budget',
    caption: '예산 반영 건의',
    unit: '(단위: 원)',
    columns: [
      { key: 'rank', title: '우선순위', kind: 'text' },
      { key: 'title', title: '건의', kind: 'text' },
      { key: 'total', title: '소요액', kind: 'money' },
      { key: 'national', title: '국비', kind: 'money' },
      { key: 'province', title: '시·도비', kind: 'money' },
      { key: 'own', title: '자체 예산', kind: 'money' },
      { key: 'when', title: '반영시기', kind: 'text' },
    ],
    rows: [
      { cells: ['합계', null, sum('total'), sum('national'), sum('province'), sum('own'), null], isTotal: true },
      ...costs.map((each) => ({
        cells: [
          each.rank === null ? '-' : `${String(each.rank.year)}년 ${String(each.rank.rank)}위`,
          `${each.dong} ${review.said(each, 'title')}`,
          each.cost?.total ?? null,
          each.cost?.national ?? null,
          each.cost?.province ?? null,
          each.cost?.own ?? null,
          each.cost?.when ?? null,
        ],
      })),
    ],
    notes: [`기준일 ${review.asOf}`, '소요액 = 국비 + 시·도비 + 자체 예산'],
    sums: {
      across: [{ label: '재원 합', total: 'total', parts: ['national', 'province', 'own'] }],
      down: { label: '소요액 합', columns: ['total', 'national', 'province', 'own'] },
    },
  });
}

function statusColumns(review: Review, first: string): readonly Column[] {
  return [
    { key: 'by', title: first, kind: 'text' },
    { key: 'all', title: '합계', kind: 'count' },
    ...review.snapshot.columns.map(({ code, label }): Column => ({ key: code, title: label, kind: 'count' })),
  ];
}
