import type { Block } from '#documents';
import { type Figures, STANDINGS } from '../rules/figures.js';
import { monthsBetween } from '../rules/month.js';
import { rateText } from '#office';
import { departmentTable, keptRate } from './department-table.js';
import { bullet } from './receipt-section.js';
import { cases, NO_DATA } from './words.js';

/** Ⅱ 처리사항 점검 (영 §22①). */
export function keepingBlocks(figures: Figures): Block[] {
  if (figures.count() === 0) return [];
  const answered = figures.count({ standings: STANDINGS.done }) > 0;
  const late = figures.count({ timing: 'overdue' });
  const { demands } = figures.snapshot.late;
  return [
    bullet('□', answered ? keptSentence(figures) : '처리기간 준수율: 완료된 민원이 없어 산출하지 않음'),
    ...(answered ? [{ type: 'table', table: departmentTable(figures) } as const] : []),
    bullet('○', late > 0 ? `기한 경과 ${cases(late)}: ${lateDepartments(figures)}` : '기한 경과 민원 없음'),
    ...(demands > 0 ? [bullet('※', `처리기한이 지난 민원에 독촉 ${cases(demands)}(영 제28조제2항)`)] : []),
  ];
}

function keptSentence(figures: Figures): string {
  const { month, previous } = figures;
  const year = monthsBetween(`${month.slice(0, 4)}-01`, month);
  const of = (months: readonly string[]): string => {
    const rate = keptRate(figures, months);
    return rate === null ? NO_DATA : rateText(rate, figures.snapshot.office.rounding);
  };
  return `처리기간 준수율 ${of([month])}(전월 ${of([previous])}, 누계 ${of(year)})`;
}

function lateDepartments(figures: Figures): string {
  return figures
    .keys('department')
    .map((key) => {
      const where = { dimension: 'department', key, timing: 'overdue' } as const;
      const open = figures.count({ ...where, standings: STANDINGS.open });
      return { key, late: figures.count(where), open };
    })
    .filter(({ late }) => late > 0)
    .map(
      ({ key, late, open }) =>
        `${figures.label('department', key)} ${cases(late)}${open > 0 ? `(처리중 ${open})` : ''}`,
    )
    .join(', ');
}
