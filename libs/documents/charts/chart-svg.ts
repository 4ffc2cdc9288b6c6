import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

import type * as ECharts from 'echarts';

import type { Chart } from '../model.js';
import { figureLabel } from './figure-label.js';
import { plainText } from '../plain-text.js';

// A family in double quotes would end the SVG attribute it is written into.
const family = "'Pretendard GOV', 'Noto Sans Korean', sans-serif";
const palette = ['#1D56BC', '#D4690F', '#3E8E41', '#7A4FB5', '#8A6D00', '#5B6770'];
const width = 680;

// Loaded with the first chart: most processes never draw one, and it takes 20 MiB.
const echarts = (): typeof ECharts => createRequire(import.meta.url)('echarts') as typeof ECharts;

/**
 * The chart as an SVG picture, drawn without a browser. Bars carry patterns as well as colours, so that a black and
 * white copy still tells them apart; the description goes into `aria-label`.
 */
export function chartSvg(chart: Chart): string {
  const height = chart.horizontal ? Math.max(200, 70 + chart.categories.length * chart.series.length * 22) : 270;
  const picture = echarts().init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    picture.setOption(option(chart));
    return still(picture.renderToSVGString(), chart);
  } finally {
    picture.dispose();
  }
}

/**
 * Without the hover styles, which a page and a PDF have no use for, and with ids made from the chart instead of a
 * running number, so that the same chart is the same picture and two charts on a page do not share a pattern.
 */
function still(svg: string, chart: Chart): string {
  const id = createHash('sha256').update(JSON.stringify(chart)).digest('hex').slice(0, 8);
  return svg
    .replace(/<style ?>.*?<\/style>/gs, '')
    .replace(/ (class|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/\bzr\d+-(?=[a-z]+\d)/g, `chart-${id}-`);
}

function option(chart: Chart): ECharts.EChartsCoreOption {
  const names = {
    type: 'category',
    data: chart.categories.map(plainText),
    axisTick: { show: false },
    axisLabel: { color: '#222', fontSize: 12, interval: 0 },
    inverse: chart.horizontal ?? false,
  };
  const amounts = {
    type: 'value',
    axisLabel: { color: '#555', fontSize: 11 },
    splitLine: { lineStyle: { color: '#e3e6ec' } },
  };
  return {
    animation: false,
    color: palette,
    textStyle: { fontFamily: family },
    aria: { enabled: true, label: { description: plainText(chart.alt) }, decal: { show: bars(chart) > 1 } },
    legend:
      chart.series.length > 1 ? { top: 0, itemGap: 20, textStyle: { fontSize: 12, color: '#222' } } : { show: false },
    grid: { top: chart.series.length > 1 ? 38 : 22, right: 30, bottom: 8, left: 8, containLabel: true },
    xAxis: chart.horizontal ? amounts : names,
    yAxis: chart.horizontal ? names : amounts,
    series: chart.series.map(({ name, values }, at) => ({
      name: plainText(name),
      type: isLine(chart, at) ? 'line' : 'bar',
      data: values.map((value) => value ?? '-'),
      barMaxWidth: 36,
      symbol: ['circle', 'rect', 'triangle', 'diamond'][at % 4],
      symbolSize: 7,
      label: {
        show: true,
        position: labelPlace(chart, at),
        formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? figureLabel(value) : ''),
        fontSize: 11,
        color: labelColor(chart, at),
      },
    })),
  };
}

function isLine(chart: Chart, at: number): boolean {
  return chart.kind === 'line' || (chart.kind === 'bar-line' && at === chart.series.length - 1);
}

function bars(chart: Chart): number {
  return chart.series.filter((_, at) => !isLine(chart, at)).length;
}

/** Where a line crosses the bars, their figures stand at the foot. */
function labelPlace(chart: Chart, at: number): string {
  if (chart.kind === 'bar-line' && !isLine(chart, at)) return 'insideBottom';
  return chart.horizontal ? 'right' : 'top';
}

function labelColor(chart: Chart, at: number): string {
  if (isLine(chart, at)) return palette[at % palette.length] ?? '#222';
  return chart.kind === 'bar-line' && bars(chart) === 1 ? '#fff' : '#222';
}
