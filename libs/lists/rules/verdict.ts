import type { JsonObject } from '#foundation';

/** What is wrong with one cell or row, in words to be found by code. */
export interface RowProblem {
  /** Heading of the column; absent when it is about the whole row. */
  readonly column?: string;
  readonly code: string;
  readonly details: JsonObject;
}

/** What a line of a list would do. */
export interface RowVerdict {
  /** Of the spreadsheet. */
  readonly row: number;
  /**
   * `new`: would be taken. `taken`: was taken before with the same words. `differs`: was taken before with other words, which is told
   * and never doubled. `unchanged`: a sheet that came back says nothing new of it. `wrong`: would be refused.
   */
  readonly verdict: 'new' | 'taken' | 'differs' | 'unchanged' | 'wrong';
  readonly reference?: string;
  readonly receiptNo?: string;
  readonly problems: readonly RowProblem[];
  /** What would be said anew, or was said otherwise before. */
  readonly changes: readonly Change[];
}

export interface Change {
  readonly column: string;
  /** Absent where only a digest is kept of what was said before. */
  readonly old?: string;
  readonly next: string;
}

export type Counts = Readonly<Record<RowVerdict['verdict'], number>>;

export function countsOf(verdicts: readonly RowVerdict[]): Counts {
  const of = (verdict: RowVerdict['verdict']): number => verdicts.filter((each) => each.verdict === verdict).length;
  return { new: of('new'), taken: of('taken'), differs: of('differs'), unchanged: of('unchanged'), wrong: of('wrong') };
}
