import type { Chart, Table } from '#documents';
import { type Figures, STANDINGS } from '../rules/figures.js';
import { monthsBetween, monthText } from '../rules/month.js';
import { asOfNote, cases, cell, checked } from './words.js';

/** 13 months of receipt, and how many of each month's matters are done by now; a month before the first one has no data. */
export function trendChart(figures: Figures): Chart {
  const months = monthsBetween(figures.lastYear, figures.month);
  const known = months
    .filter((month) => figures.known(month))
    .map((month) => ({
      month,
      received: figures.count({ months: [month] }),
      done: figures.count({ months: [month], standings: STANDINGS.done }),
    }));
  const at = (month: string) => known.find((point) => point.month === month);
  const [first, last] = [known[0], known.at(-1)];
  const table: Table = checked({
    id: 'trend',
    caption: '최근 13개월 접수·완료',
    unit: '(단위: 건)',
    columns: [
      { key: 'month', title: '접수한 달', kind: 'text' },
      { key: 'received', title: '접수', kind: 'count' },
      { key: 'done', title: '완료', kind: 'count' },
    ],
    rows: known.map(({ month, received, done }) => ({ label: monthText(month), cells: [cell(received), cell(done)] })),
    notes: [
      asOfNote(figures),
      '완료 = 그 달에 접수한 민원 가운데 기준일까지 답변한 건수',
      ...(first && first.month > figures.lastYear ? [`${monthText(first.month)} 앞의 달은 자료 없음`] : []),
    ],
  });
  return {
    kind: 'bar-line',
    title: '최근 13개월 접수·완료 추이',
    alt:
      first && last && first !== last
        ? `접수는 ${monthText(first.month)} ${cases(first.received)}에서 ${monthText(last.month)} ${cases(last.received)}`
        : `${monthText(figures.month)} 접수 ${cases(figures.count())}`,
    categories: months.map((month) => `${month.slice(2, 4)}.${Number(month.slice(5))}.`),
    series: [
      { name: '접수', values: months.map((month) => at(month)?.received ?? null) },
      { name: '완료', values: months.map((month) => at(month)?.done ?? null) },
    ],
    table,
  };
}
