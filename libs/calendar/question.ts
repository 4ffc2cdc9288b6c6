import { RuleBroken } from '#foundation';
import { isMinute, type LocalTime, minuteNumber } from './local-time.js';

/**
 * The ways of counting. C-IMM 즉시 (영 §19), C-HOUR 5일 이하 (법 §19①), C-DAY 6일 이상 (법 §19②), C-CAL 주·월·연
 * (법 §19③), C-CIV every period without a rule of its own (행정기본법 §6①, 민법 §155–161).
 */
export const RULES = ['C-IMM', 'C-HOUR', 'C-DAY', 'C-CAL', 'C-CIV'] as const;
export type Rule = (typeof RULES)[number];

export const UNITS = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Unit = (typeof UNITS)[number];

/** A length of time as a law words it. */
export interface Span {
  readonly length: number;
  readonly unit: Unit;
}

/** Time that is not counted. Without `to` it is still running. */
export interface Pause {
  /** What stopped the clock, for example `supplement` (보완). */
  readonly code: string;
  /** A date leaves out whole days, both ends included; a minute is exact on a clock that counts hours. */
  readonly from: LocalTime;
  readonly to?: LocalTime;
}

export interface DeadlineQuestion extends Span {
  readonly rule: Rule;
  /** Receipt, or the event a period runs from. Hour clocks take a date as its 00:00. */
  readonly from: LocalTime;
  readonly pauses?: readonly Pause[];
  readonly extensions?: readonly Span[];
}

/** The limit 즉시 is at most three working hours (영 §19). */
export const AT_ONCE = { rule: 'C-IMM', length: 3, unit: 'hour' } as const;

const COUNTABLE: Readonly<Record<Rule, readonly Unit[]>> = {
  'C-IMM': ['hour'],
  'C-HOUR': ['hour', 'day'],
  'C-DAY': ['day'],
  'C-CAL': ['day', 'week', 'month', 'year'],
  'C-CIV': UNITS,
};

/** How the limit of a 민원 is counted (민원 처리에 관한 법률 §19, 영 §19). Hours are working hours. */
export function ruleFor(limit: 'at-once' | Span): Rule {
  if (limit === 'at-once') return 'C-IMM';
  switch (limit.unit) {
    case 'hour':
      return 'C-HOUR';
    case 'day':
      return limit.length <= 5 ? 'C-HOUR' : 'C-DAY';
    case 'week':
    case 'month':
    case 'year':
      return 'C-CAL';
  }
}

/** Refuses what no rule can count. RuleBroken `calendar.question-invalid` {field, problem}. */
export function checkQuestion(question: DeadlineQuestion): void {
  const { rule, length, unit, pauses = [], extensions = [] } = question;
  if (!COUNTABLE[rule].includes(unit)) throw invalid('unit', 'not-for-this-rule');
  if (rule === 'C-IMM' && length > AT_ONCE.length) throw invalid('length', 'at-once-is-three-hours');
  extensions.forEach((extension, n) => {
    const fits =
      COUNTABLE[rule].includes(extension.unit) &&
      (rule === 'C-HOUR' || (extension.unit === 'hour') === (unit === 'hour'));
    if (!fits) throw invalid(`extensions[${n}].unit`, 'not-for-this-rule');
  });
  pauses.forEach(({ from, to }, n) => {
    if (to !== undefined && endsBefore(from, to)) throw invalid(`pauses[${n}].to`, 'before-its-beginning');
  });
}

export function invalid(field: string, problem: string): RuleBroken {
  return new RuleBroken('calendar.question-invalid', { field, problem });
}

/** A pause that ends on a date lasts to that day's end, so only its day can be too early. */
function endsBefore(from: LocalTime, to: LocalTime): boolean {
  return isMinute(to) ? minuteNumber(to) < minuteNumber(from) : to < from.slice(0, 10);
}
