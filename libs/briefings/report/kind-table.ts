import type { Chart, Row, Table } from '#documents';
import { type Figures, STANDINGS } from '../rules/figures.js';
import { meanOf } from '#office';
import { asOfNote, cases, cell, checked, NO_DATA } from './words.js';

interface Where {
  readonly dimension?: string;
  readonly key?: string;
}

/** 표2: by kind of complaint, with the mean of working days and the change against the month before. */
export function kindTable(figures: Figures): Table {
  const compared = figures.known(figures.previous);
  const row = (label: string, where: Where): Row => ({
    label,
    cells: [
      cell(figures.count(where)),
      cell(figures.count({ ...where, standings: STANDINGS.done })),
      cell(figures.count({ ...where, standings: STANDINGS.open })),
      daysOf(figures, where),
      compared ? changeOf(figures, where) : NO_DATA,
    ],
  });
  return checked({
    id: 'kinds',
    caption: '민원 종류별 접수·처리 현황',
    unit: '(단위: 건, 일)',
    columns: [
      { key: 'kind', title: '민원 종류', kind: 'text' },
      { key: 'received', title: '접수', kind: 'count' },
      { key: 'done', title: '완료', kind: 'count' },
      { key: 'open', title: '처리중', kind: 'count' },
      { key: 'days', title: '평균일수', kind: 'days' },
      { key: 'change', title: '전월 대비', kind: 'count' },
    ],
    rows: [
      { ...row('합계', {}), isTotal: true },
      ...kindsOf(figures).map((key) => row(figures.label('kind', key), { dimension: 'kind', key })),
    ],
    notes: [
      asOfNote(figures),
      '평균일수 = 완료 민원의 처리일수 합 ÷ 완료 건수(접수일을 넣어 센 근무일, 소수 첫째 자리까지 반올림)',
      '이송·취하는 접수에만 포함',
    ],
    sums: { down: { label: '종류 합', columns: ['received', 'done', 'open', ...(compared ? ['change'] : [])] } },
  });
}

export function kindChart(figures: Figures, table: Table): Chart {
  const keys = figures.keys('kind');
  const received = keys.map((key) => figures.count({ dimension: 'kind', key }));
  const labels = keys.map((key) => figures.label('kind', key));
  return {
    kind: 'bar',
    title: '민원 종류별 접수',
    alt: labels.map((label, at) => `${label} ${cases(received[at] ?? 0)}`).join(', '),
    categories: labels,
    series: [{ name: '접수', values: received }],
    horizontal: true,
    table,
  };
}

/** The kind that grew most against the month before; undefined when none grew or nothing is known of that month. */
export function grownMost(figures: Figures): { label: string; received: number; growth: number } | undefined {
  if (!figures.known(figures.previous)) return undefined;
  return figures
    .keys('kind')
    .filter((key) => key !== 'none')
    .map((key) => {
      const where = { dimension: 'kind', key };
      return { label: figures.label('kind', key), received: figures.count(where), growth: changeOf(figures, where) };
    })
    .filter(({ growth }) => growth > 0)
    .sort((a, b) => b.growth - a.growth)[0];
}

export function daysOf(figures: Figures, where: Where = {}): number | null {
  const done = { ...where, standings: STANDINGS.done };
  return meanOf(figures.workingDays(done), figures.count(done));
}

/** A kind that had matters only in the month before belongs to the comparison too, or the column would not add up. */
function kindsOf(figures: Figures): readonly string[] {
  const now = figures.keys('kind');
  const before = figures.known(figures.previous) ? figures.keys('kind', figures.previous) : [];
  return [...now, ...before.filter((key) => !now.includes(key))];
}

function changeOf(figures: Figures, where: Where): number {
  return figures.count(where) - figures.count({ ...where, months: [figures.previous] });
}
