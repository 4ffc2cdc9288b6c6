import type { LocalTime } from '../local-time.js';
import type { Span } from '../question.js';
import type { Gap } from './gaps.js';
import type { Stretch } from './lines.js';
import type { Meter } from './spend.js';

/** What a clock counts. */
export type CountedIn = 'working-minutes' | 'working-days' | 'calendar-days' | 'minutes';

/** A family of counting rules, on its own scale of points; an end is the first point no longer inside the period. */
export interface Method {
  readonly countedIn: CountedIn;
  readonly start: number;
  readonly gaps: readonly Gap[];
  readonly meter: Meter;
  /** How much of the meter a length takes, counted from a point. */
  amount(span: Span, from: number): number;
  /** Where a period that is used up at a point really ends. */
  settle(end: number): number;
  due(end: number): { readonly due: LocalTime; readonly dueAt: Date };
  /** What is left out before counting starts. */
  prelude(): Stretch[];
  /** What was counted and left out from a point to another. */
  explain(from: number, to: number): Stretch[];
  /** Why the end moved from where the period was used up. */
  explainEnd(usedUp: number, end: number): Stretch[];
  /** A point as it is written in the arithmetic. */
  written(point: number): LocalTime;
}
