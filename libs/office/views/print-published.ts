import type { Profile } from '../rules/profile.js';
import type { CumulativeIndicator, PublishedIndicator, PublishedTable, WeightedIndicator } from '../rules/published.js';
import { roundingText } from '../rules/rate.js';
import { table } from './print-table.js';

/** What the office published in figures, as it printed it: the totals are the printed ones. */
export function printPublished({ published = {} }: Profile): string[] {
  return [
    ...Object.entries(published.tables ?? {}).map(([code, each]) => printedTable(code, each)),
    ...Object.entries(published.indicators ?? {}).map(([code, each]) => indicator(code, each)),
  ];
}

function printedTable(code: string, each: PublishedTable): string {
  const { title, unit, source, asOf, columns, rows, printed, notes = [] } = each;
  const cells = (values: readonly (number | null)[], total: number | undefined): string[] => [
    ...values.map(figure),
    figure(total ?? null),
  ];
  const body = Object.entries(rows).map(([row, { label, values, printed: told }]) => [
    `${label}(${row})`,
    ...cells(values, told),
  ]);
  const total = printed ? [['합계', ...cells(printed.values ?? columns.map(() => null), printed.total)]] : [];
  const worth = each.each === undefined ? [] : [`하나에 ${String(each.each)}${unit}`];
  const digits = each.digits === undefined ? [] : [`소수 ${String(each.digits)}자리`];
  return lines(table(`${title}(${code}, 단위 ${unit})`, ['구분', ...columns, '합계(원문)'], [...total, ...body]), [
    `원문: ${source}, 기준일 ${asOf}`,
    ...digits,
    ...worth,
    ...notes,
  ]);
}

function indicator(code: string, each: PublishedIndicator): string {
  const { label, source, asOf, formula, rounding, notes = [] } = each;
  const own = rounding ? [`${roundingText(rounding)}(${rounding.mode}, ${String(rounding.digits)})`] : [];
  const [head, rows, more] = each.formula === 'cumulative' ? cumulative(each) : weighted(each);
  return lines(table(`${label}(${code}, ${formula})`, head, rows), [
    `원문: ${source}, 기준일 ${asOf}`,
    ...own,
    ...more,
    ...notes,
  ]);
}

type Printed = readonly [head: readonly string[], rows: readonly (readonly string[])[], notes: readonly string[]];

function cumulative({ unit, target, periods, headline, counts }: CumulativeIndicator): Printed {
  const kinds = counts
    ? [...(counts.events ? ['소통 행사'] : []), ...counts.visits.map((kind) => `방문(${kind})`)]
    : [];
  return [
    ['구분', '계획(누계)', '실적', '누계(원문)', '달성률(원문)', '계획률(원문)'],
    periods.map(({ label, plan, done, printed = {} }) => [
      label,
      figure(plan),
      figure(done),
      ...[printed.done, printed.rate, printed.planRate].map((told) => figure(told ?? null)),
    ]),
    [
      `목표 ${figure(target)}${unit}`,
      ...(headline === undefined ? [] : [`머리글 ${figure(headline)}`]),
      ...(kinds.length > 0 ? [`기준일 뒤로 세는 것: ${kinds.join(', ')}`] : []),
    ],
  ];
}

function weighted({ parts, share, printed = {} }: WeightedIndicator): Printed {
  return [
    ['확인지표', '단위', '목표', '실적', '비중(%)', '이행률(원문)'],
    Object.entries(parts).map(([code, { label, unit, target, done, weight, printed: told }]) => [
      `${label}(${code})`,
      unit,
      ...[target, done, weight, told ?? null].map(figure),
    ]),
    [
      ...(printed.rate === undefined ? [] : [`이행률(원문) ${figure(printed.rate)}`]),
      ...(share === undefined ? [] : [`상위 지표에서의 몫 ${figure(share)}%`]),
      ...(printed.shared === undefined ? [] : [`그 몫(원문) ${figure(printed.shared)}`]),
    ],
  ];
}

function lines(printed: string, notes: readonly string[]): string {
  return `${printed}\n\n${notes.map((note) => `- ${note}`).join('\n')}`;
}

function figure(value: number | null): string {
  return value === null ? '-' : String(value);
}
