import type { CumulativeIndicator, WeightedIndicator } from './published.js';
import { rateOf } from './rate.js';
import type { Compared } from './reckon-published.js';
import type { Rounding } from './rounding.js';

/** One period of a cumulative indicator, reckoned. */
export interface ReckonedPeriod {
  readonly label: string;
  readonly plan: number;
  readonly planRate: number;
  /** Done within the period and until its end; null where nothing is known yet. */
  readonly done: number | null;
  readonly until: number | null;
  readonly rate: number | null;
}
export interface ReckonedCumulative {
  readonly periods: readonly ReckonedPeriod[];
  readonly done: number;
  readonly rate: number;
  readonly compared: readonly Compared[];
}

/** Σ of what was done until the end of each period ÷ the target, by the office's rounding. */
export function reckonCumulative(indicator: CumulativeIndicator, rounding: Rounding): ReckonedCumulative {
  const { target, headline } = indicator;
  const rate = (part: number): number => rateOf(part, target, rounding) ?? 0;
  let done = 0;
  const periods = indicator.periods.map((period): ReckonedPeriod => {
    done += period.done ?? 0;
    const until = period.done === null ? null : done;
    const { label, plan } = period;
    return { label, plan, planRate: rate(plan), done: period.done, until, rate: until === null ? null : rate(until) };
  });
  const compared = indicator.periods.flatMap(({ label, printed }, at) => {
    const { until, rate: reached, planRate } = periods[at] ?? {};
    return [
      ...against(`${label} 누계`, printed?.done, until),
      ...against(`${label} 달성률(%)`, printed?.rate, reached),
      ...against(`${label} 계획률(%)`, printed?.planRate, planRate),
    ];
  });
  return { periods, done, rate: rate(done), compared: [...compared, ...against('머리글', headline, done)] };
}

export interface ReckonedWeighted {
  readonly parts: readonly { readonly label: string; readonly rate: number }[];
  readonly rate: number;
  /** What it contributes to the indicator above it. */
  readonly shared?: number;
  readonly compared: readonly Compared[];
}

/** Σ(weight × done ÷ target), rounded once, from exact parts: 13.125 + 14 + 12.857… is 39.98…, which is 40.0. */
export function reckonWeighted({ parts, share, printed }: WeightedIndicator, rounding: Rounding): ReckonedWeighted {
  const lines = Object.values(parts);
  const rates = lines.map(({ label, done, target }) => ({ label, rate: rateOf(done, target, rounding) ?? 0 }));
  // As one fraction in whole numbers: what is rounded before it is added up is wrong by then.
  const below = lines.reduce((all, { target }) => all * target, 100);
  const above = lines.reduce((all, { weight, done, target }) => all + weight * done * (below / 100 / target), 0);
  const rate = rateOf(above, below, rounding) ?? 0;
  const shared = share === undefined ? undefined : (rateOf(above * share, below * 100, rounding) ?? 0);
  return {
    parts: rates,
    rate,
    ...(shared !== undefined && { shared }),
    compared: [
      ...lines.flatMap(({ label, printed: told }, at) => against(`${label}(%)`, told, rates[at]?.rate)),
      ...against('합(%)', printed?.rate, rate),
      ...against('상위 지표에서의 몫(%)', printed?.shared, shared),
    ],
  };
}

function against(label: string, printed: number | undefined, reckoned: number | null | undefined): Compared[] {
  return printed === undefined || reckoned === null || reckoned === undefined ? [] : [{ label, printed, reckoned }];
}
