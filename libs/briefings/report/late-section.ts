import type { Block } from '#documents';
import { type Figures, STANDINGS } from '../rules/figures.js';
import { lateTable } from './late-table.js';
import { bullet } from './receipt-section.js';
import { cases } from './words.js';

/** Ⅲ 주요민원 현황: what passed its period or had it extended. Nothing where there is none. */
export function lateBlocks(figures: Figures): Block[] {
  const { total } = figures.snapshot.late;
  const [overdue, extended] = [figures.count({ timing: 'overdue' }), figures.count({ timing: 'extended' })];
  if (total === 0 && overdue + extended === 0) return [];
  return [
    bullet('□', `기한 경과 ${cases(overdue)}, 기한 연장 ${cases(extended)}`),
    { type: 'table', table: lateTable(figures) },
    {
      type: 'check',
      check: { label: '경과·연장 명세', parts: total, total: overdue + extended, holds: total === overdue + extended },
    },
  ];
}

/** 행정사항: the departments that still owe an answer whose period has passed. */
export function dutyBlocks(figures: Figures): Block[] {
  return figures.keys('department').flatMap((key) => {
    const owed = figures.count({ dimension: 'department', key, timing: 'overdue', standings: STANDINGS.open });
    return owed === 0
      ? []
      : [bullet('□', `${figures.label('department', key)}: 기한이 지난 처리중 민원 ${cases(owed)} 처리 후 결과 제출`)];
  });
}
