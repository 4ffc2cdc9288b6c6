import type { Chart } from '../model.js';
import { plainText } from '../plain-text.js';
import { figureLabel } from './figure-label.js';

const longest = 24;

/** The chart's first series in text, a line for each name, for files that take no picture: `도로 ■■■■■■ 500`. */
export function barLines(chart: Chart): string[] {
  const values = chart.series[0]?.values ?? [];
  const peak = Math.max(1, ...values.map((value) => Math.abs(value ?? 0)));
  return chart.categories.map((category, at) => {
    const value = values[at] ?? null;
    const bar = '■'.repeat(Math.round((Math.abs(value ?? 0) / peak) * longest));
    return plainText(`${category} ${bar} ${figureLabel(value)}`);
  });
}
