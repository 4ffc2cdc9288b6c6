import { renderList } from '#documents';
import { inKorean } from '#front';
import type { RowProblem, RowVerdict } from '../rules/verdict.js';

/** What became of a row when the list was applied. */
export interface RowResult extends RowVerdict {
  /** Taken by this work, now or before it was interrupted. */
  readonly done: boolean;
}

const WORDS = {
  new: '처리하지 않음',
  taken: '이미 처리됨',
  differs: '이미 처리됨(내용이 다름)',
  unchanged: '바뀐 것 없음',
  wrong: '고칠 점 있음',
} as const;

/** The result of a list, a line for each row of it: what became of it, and what to put right. */
export function renderResult(name: string, rows: readonly RowResult[]): Promise<Uint8Array> {
  return renderList({
    title: `${name} 결과`,
    explanation:
      '※ 「고칠 점」이 있는 행만 고쳐 같은 목록 이름으로 다시 올리면, 이미 처리된 행은 다시 처리되지 않습니다.',
    columns: ['행', '연번', '결과', '접수번호', '고칠 점', '다른 점'].map((heading) => ({ heading })),
    rows: rows.map((row) => [
      String(row.row),
      row.reference ?? '',
      row.done ? '처리함' : WORDS[row.verdict],
      row.receiptNo ?? '',
      row.problems.map(problemText).join('\n'),
      row.changes.map(changeText).join('\n'),
    ]),
  });
}

/** `내용: 10자 이상 적어 주세요. 지금 3자입니다.` */
export function problemText({ column, code, details }: RowProblem): string {
  const sentence = inKorean(code, details);
  return column === undefined ? sentence : `${column}: ${sentence}`;
}

/** `처리구분: 추진중 → 완료` */
export function changeText({ column, old, next }: RowVerdict['changes'][number]): string {
  if (old === undefined) return next === '' ? column : `${column}: ${next}`;
  return `${column}: ${old === '' ? '(없음)' : old} → ${next === '' ? '(없음)' : next}`;
}
