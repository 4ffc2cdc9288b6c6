import type { LocalDate, LocalMinute } from './local.js';

export const UNITS = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Unit = (typeof UNITS)[number];
/** The five ways of counting (law.md §1.2): 즉시, 근무시간, 날, 역법(초일 산입), 민법(초일 불산입). */
export const RULES = ['C-IMM', 'C-HOUR', 'C-DAY', 'C-CAL', 'C-CIV'] as const;
export type Rule = (typeof RULES)[number];

/** Time that is not counted. With days, both ends are out; with minutes, on an hour clock, just those minutes. */
export interface Pause {
  readonly code: string;
  readonly from: LocalDate | LocalMinute;
  /** Absent while it lasts. */
  readonly to?: LocalDate | LocalMinute;
}
export interface Extension {
  readonly length: number;
  readonly unit: Unit;
}
export interface DeadlineQuestion {
  readonly rule: Rule;
  readonly length: number;
  readonly unit: Unit;
  readonly from: LocalMinute | LocalDate;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
}

/** One line of the arithmetic: a run of days, or a stretch of one working day, counted or left out, and why. */
export interface Line {
  readonly from: LocalDate | LocalMinute;
  readonly to: LocalDate | LocalMinute;
  readonly counted: boolean;
  /** Days, or minutes on an hour clock, of this line. */
  readonly amount: number;
  /** Counted so far. */
  readonly total: number;
  readonly reason: string;
}
export interface Deadline {
  /** A day (its end) or, on an hour clock, a minute; Asia/Seoul. */
  readonly due: LocalDate | LocalMinute;
  /** The same as an instant; of a day, its end. */
  readonly dueAt: Date;
  /** What it would be without the extensions. */
  readonly original: LocalDate | LocalMinute;
  /** Snapshot of holidays it rests on. */
  readonly snapshot: string;
  readonly rule: Rule;
  readonly arithmetic: readonly Line[];
}

/** The way of counting of a 민원 period by its length (법 §19): to 5 days in working hours, from 6 in days, weeks and longer by the calendar. */
export function ruleFor({ length, unit, immediate }: { length: number; unit: Unit; immediate?: boolean }): Rule {
  if (immediate) return 'C-IMM';
  if (unit === 'hour') return 'C-HOUR';
  if (unit === 'day') return length <= 5 ? 'C-HOUR' : 'C-DAY';
  return 'C-CAL';
}
