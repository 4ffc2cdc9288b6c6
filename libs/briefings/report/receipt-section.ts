import type { Block, Bullet, BulletLevel, Check } from '#documents';
import { type Figures, STANDINGS } from '../rules/figures.js';
import { meanOf, rateOf, rateText } from '#office';
import { DIMENSIONS } from '../rules/snapshot.js';
import { channelTable } from './channel-table.js';
import { dongTable } from './dong-table.js';
import { daysOf, grownMost, kindChart, kindTable } from './kind-table.js';
import { trendChart } from './trend.js';
import { cases, changeText } from './words.js';

/** Ⅰ 접수 및 처리 현황. */
export function receiptBlocks(figures: Figures): Block[] {
  const trend: Block[] = figures.snapshot.counts.length > 0 ? [{ type: 'chart', chart: trendChart(figures) }] : [];
  if (figures.count() === 0) return [bullet('□', '접수현황: 이 달에 접수된 직소민원 없음'), ...trend];
  const kinds = kindTable(figures);
  return [
    ...received(figures),
    ...trend,
    { type: 'table', table: channelTable(figures) },
    bullet('□', handled(figures)),
    { type: 'table', table: kinds },
    { type: 'chart', chart: kindChart(figures, kinds) },
    { type: 'table', table: dongTable(figures) },
    ...crossChecks(figures).map((check): Block => ({ type: 'check', check })),
  ];
}

export function bullet(level: BulletLevel, text: string): Bullet {
  return { type: 'bullet', level, text };
}

function received(figures: Figures): Bullet[] {
  const { days, office } = figures.snapshot;
  const all = figures.count();
  const against = (month: string) =>
    changeText(all, figures.known(month) ? figures.count({ months: [month] }) : null, office.rounding);
  const mean = meanOf(all, days);
  const channels = figures
    .keys('channel')
    .map((key) => `${figures.label('channel', key)} ${cases(figures.count({ dimension: 'channel', key }))}`);
  const grown = grownMost(figures);
  return [
    bullet(
      '□',
      `접수현황: 총 ${cases(all)}(전월 대비 ${against(figures.previous)}, 전년동월 대비 ${against(figures.lastYear)})` +
        (mean === null ? '' : `, 일평균 ${mean.toFixed(1)}건`),
    ),
    bullet('○', `채널별: ${channels.join(', ')}`),
    ...(grown
      ? [bullet('-', `주요 증가 종류: ${grown.label} ${cases(grown.received)}(전월 대비 ${cases(grown.growth)} 증가)`)]
      : []),
  ];
}

function handled(figures: Figures): string {
  const { rounding } = figures.snapshot.office;
  const done = figures.count({ standings: STANDINGS.done });
  const rate = rateOf(done, figures.count(), rounding);
  const mean = daysOf(figures);
  return [
    `처리현황: 완료 ${cases(done)}${rate === null ? '' : `(${rateText(rate, rounding)})`}`,
    `처리중 ${cases(figures.count({ standings: STANDINGS.open }))}`,
    ...(mean === null ? [] : [`평균 처리일수 ${mean.toFixed(1)}일`]),
  ].join(', ');
}

/** Totals by every dimension against the overall one: a breakdown that misses a matter must say so. */
function crossChecks(figures: Figures): Check[] {
  const words = { channel: '채널별', kind: '종류별', department: '부서별', dong: '읍·면·동별' } as const;
  const total = figures.count();
  return DIMENSIONS.map((dimension) => {
    const parts = figures.count({ dimension });
    return { label: `${words[dimension]} 접수 합`, parts, total, holds: parts === total };
  });
}
