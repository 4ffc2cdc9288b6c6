import { cellText } from '../cell-text.js';
import type { Chart } from '../model.js';
import { plainText } from '../plain-text.js';

const longest = 24;

/** The chart in text, a line for each name and series, for files that take no picture: `도로 접수 ■■■■■■ 500`. */
export function barLines(chart: Chart): string[] {
  const peak = Math.max(1, ...chart.series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))));
  return chart.categories.flatMap((category, at) =>
    chart.series.map(({ name, values }) => {
      const value = values[at] ?? null;
      const bar = '■'.repeat(Math.round((Math.abs(value ?? 0) / peak) * longest));
      const kind = Number.isInteger(value ?? 0) ? 'count' : 'rate';
      return plainText(`${category} ${name} ${bar} ${cellText({ key: name, title: name, kind }, value)}`);
    }),
  );
}
