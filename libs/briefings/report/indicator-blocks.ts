import { koreanDate } from '#calendar';
import type { Block, Formula, Table } from '#documents';
import {
  type CumulativeIndicator,
  type Published,
  type PublishedIndicator,
  rateOf,
  rateText,
  reckonCumulative,
  reckonWeighted,
  type Rounding,
  roundingText,
  type WeightedIndicator,
} from '#office';
import { checkOf, differenceLines } from './published-table.js';
import { bullet } from './receipt-section.js';
import { rateCell, rateKind } from './words.js';

/** What is counted since the indicator was published. */
export interface Since {
  readonly from: string;
  readonly times: number;
  readonly asOf: string;
}

/** An indicator with its formula, rounding and 기준일 beside it, and what was printed of it held against what follows. */
export function indicatorBlocks(code: string, indicator: PublishedIndicator, office: Rounding, since?: Since): Block[] {
  const rounding = indicator.rounding ?? office;
  return indicator.formula === 'weighted'
    ? weightedBlocks(code, indicator, rounding)
    : cumulativeBlocks(code, indicator, rounding, since);
}

/** How each indicator is reckoned, for the sheet 「산식」. */
export function indicatorFormulas({ indicators = {} }: Published, office: Rounding): Formula[] {
  return Object.values(indicators).map((indicator) => ({
    name: indicator.label,
    text: `${formulaOf(indicator)}, ${roundingText(indicator.rounding ?? office)}, 기준일 ${koreanDate(indicator.asOf)}`,
  }));
}

function formulaOf(indicator: PublishedIndicator): string {
  if (indicator.formula === 'cumulative') return '달성률 = 누계 ÷ 목표 × 100';
  const weights = Object.values(indicator.parts).map(({ label, weight }) => `${label} ${String(weight)}%`);
  const share = indicator.share === undefined ? '' : `, 상위 지표에서의 몫 = 이행률 × ${String(indicator.share)}%`;
  return `이행률 = Σ(비중 × 실적 ÷ 목표)(비중 ${weights.join(', ')})${share}`;
}

function cumulativeBlocks(code: string, indicator: CumulativeIndicator, rounding: Rounding, since?: Since): Block[] {
  const { label, unit, target } = indicator;
  const { periods, done, rate, compared } = reckonCumulative(indicator, rounding);
  const rates = { kind: rateKind(rounding) } as const;
  const table: Table = {
    id: `indicator-${code}`,
    caption: label,
    unit: `(단위: ${unit}, %)`,
    columns: [
      { key: 'period', title: '구분', kind: 'text' },
      { key: 'plan', title: '계획(누계)', kind: 'count' },
      { key: 'planRate', title: '계획률', ...rates },
      { key: 'done', title: '실적', kind: 'count' },
      { key: 'until', title: '실적(누계)', kind: 'count' },
      { key: 'rate', title: '달성률', ...rates },
    ],
    rows: periods.map((period) => ({
      label: period.label,
      cells: [
        period.plan,
        rateCell(period.planRate, rounding),
        period.done,
        period.until,
        rateCell(period.rate, rounding),
      ],
    })),
    notes: notesOf(indicator, rounding),
    checks: compared.map(checkOf),
  };
  return [
    bullet('□', `${label}: 목표 ${whole(target)}${unit}, 실적 ${whole(done)}${unit}(${rateText(rate, rounding)})`),
    ...(since ? [sinceLine(indicator, rounding, done, since)] : []),
    { type: 'table', table },
    ...differenceLines(compared),
  ];
}

function sinceLine({ unit, target }: CumulativeIndicator, rounding: Rounding, done: number, since: Since): Block {
  const all = done + since.times;
  const rate = rateOf(all, target, rounding) ?? 0;
  const period = `${koreanDate(since.from)}부터 ${koreanDate(since.asOf)}까지`;
  return bullet(
    '○',
    `${period} ${whole(since.times)}${unit}를 더하여 누계 ${whole(all)}${unit}(${rateText(rate, rounding)})`,
  );
}

function weightedBlocks(code: string, indicator: WeightedIndicator, rounding: Rounding): Block[] {
  const { label, parts, share } = indicator;
  const { parts: rates, rate, shared, compared } = reckonWeighted(indicator, rounding);
  const table: Table = {
    id: `indicator-${code}`,
    caption: label,
    unit: '(단위: 표 안, %)',
    columns: [
      { key: 'part', title: '확인지표', kind: 'text' },
      { key: 'weight', title: '비중(%)', kind: 'count' },
      { key: 'target', title: '목표', kind: 'count' },
      { key: 'done', title: '실적', kind: 'count' },
      { key: 'rate', title: '이행률', kind: rateKind(rounding) },
    ],
    rows: Object.values(parts).map((part, at) => ({
      label: `${part.label}(${part.unit})`,
      cells: [part.weight, part.target, part.done, rateCell(rates[at]?.rate ?? null, rounding)],
    })),
    notes: notesOf(indicator, rounding),
    checks: compared.map(checkOf),
  };
  const above = shared === undefined ? '' : `, 상위 지표에서의 몫(${String(share)}%) ${rateText(shared, rounding)}`;
  return [
    bullet('□', `${label}: 이행률 ${rateText(rate, rounding)}${above}`),
    { type: 'table', table },
    ...differenceLines(compared),
  ];
}

function notesOf(indicator: PublishedIndicator, rounding: Rounding): string[] {
  return [
    `기준일 ${koreanDate(indicator.asOf)}`,
    `원문: ${indicator.source}`,
    `${formulaOf(indicator)}(${roundingText(rounding)})`,
    ...(indicator.notes ?? []),
  ];
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}
