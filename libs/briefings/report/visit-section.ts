import type { Block, Row } from '#documents';
import type { Figures } from '../rules/figures.js';
import { asOfNote, cell, checked } from './words.js';

/** 현장방문 건의사항, 표6: how what was asked for on visits stands. Nothing where no visit of the year brought any. */
export function visitBlocks(figures: Figures): Block[] {
  const { suggestions } = figures.snapshot;
  if (!suggestions) return [];
  const { columns, rounds } = suggestions;
  const row = (label: string, counts: readonly Readonly<Record<string, number>>[]): Row => {
    const of = (code: string): number => counts.reduce((sum, each) => sum + (each[code] ?? 0), 0);
    const all = counts.flatMap((each) => Object.values(each)).reduce((sum, count) => sum + count, 0);
    return { label, cells: [cell(all), ...columns.map(([code]) => cell(of(code)))] };
  };
  const table = checked({
    id: 'suggestions',
    caption: '현장방문 건의사항 처리 현황',
    unit: '(단위: 건)',
    columns: [
      { key: 'round', title: '구분', kind: 'text' },
      { key: 'all', title: '합계', kind: 'count' },
      ...columns.map(([code, label]) => ({ key: code, title: label, kind: 'count' as const })),
    ],
    rows: [
      {
        ...row(
          '합계',
          rounds.map(({ counts }) => counts),
        ),
        isTotal: true,
      },
      ...rounds.map(({ name, counts }) => row(name, [counts])),
    ],
    notes: [asOfNote(figures), '최근 열두 달에 방문한 것. 처리구분은 공통 상태로 모아 셈. 이송은 완료로 세지 않음'],
    sums: {
      across: [{ label: '상태 합', total: 'all', parts: columns.map(([code]) => code) }],
      down: { label: '방문 합', columns: ['all', ...columns.map(([code]) => code)] },
    },
  });
  return [{ type: 'table', table }];
}
