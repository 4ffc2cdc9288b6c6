import type { LocalDate } from '#calendar';
import type { CouncilRule } from './council-rule.js';

/** How many sessions of a year were held on what must be deliberated each year (영 §38의2: 매년 1회 이상). */
export interface YearlyDuty {
  readonly year: number;
  readonly held: number;
  readonly least: number;
  /** `due`: still to be done by the last day of the year; `soon`: of its last three months; `overdue`: the year is over. */
  readonly state: 'kept' | 'due' | 'soon' | 'overdue';
}

const LAST_MONTHS = 10;

/**
 * The duty that needs eyes now: last year's when it was neglected, else this year's. `began`: the first day the council had a member;
 * a council that did not exist neglected nothing.
 */
export function yearlyDuty(
  { yearly }: CouncilRule,
  held: readonly LocalDate[],
  began: LocalDate | undefined,
  today: LocalDate,
): YearlyDuty | undefined {
  if (!yearly || began === undefined) return undefined;
  const { least } = yearly;
  const heldIn = (year: number): number => held.filter((day) => yearOf(day) === year).length;
  const year = yearOf(today);
  const before = heldIn(year - 1);
  if (yearOf(began) < year && before < least && heldIn(year) === 0) {
    return { year: year - 1, held: before, least, state: 'overdue' };
  }
  const now = heldIn(year);
  const late = Number(today.slice(5, 7)) >= LAST_MONTHS;
  return { year, held: now, least, state: now >= least ? 'kept' : late ? 'soon' : 'due' };
}

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}
