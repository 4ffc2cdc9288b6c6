import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.js';
import { isLocalTime, type LocalDate } from './local-time.js';

const ZONE = 'Asia/Seoul';

/** What becomes of a day that a rule names and nobody works: moved to the working day before or after it, or left out. */
export type DayOffPolicy = 'previous-working-day' | 'next-working-day' | 'skip';

export interface RecurringDay {
  /** The day that the rule names. */
  readonly ruled: LocalDate;
  /** Why nobody works then. */
  readonly off?: string;
  /** The day it is held; null when it is left out, or when nobody has published that year's holidays. */
  readonly day: LocalDate | null;
  readonly unpublished?: true;
}

const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(YEARLY|MONTHLY|WEEKLY)$/,
  INTERVAL: /^([1-9]|1[0-2])$/,
  BYMONTH: listOf('([1-9]|1[0-2])'),
  BYMONTHDAY: listOf('-?([1-9]|[12]\\d|3[01])'),
  BYDAY: listOf('(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)'),
  BYSETPOS: listOf('-?[1-5]'),
};

/**
 * Whether a rule says only what it can mean: known parts, each once, within their bounds, and not ending by itself (an office's rules
 * end by the next version). What a reader of RFC 5545 may pass over in silence is refused here.
 */
export function isRecurrence(rule: string): boolean {
  const parts = rule.split(';').map((part) => part.split('=') as [string, string | undefined]);
  const names = parts.map(([name]) => name);
  return (
    names[0] === 'FREQ' &&
    new Set(names).size === names.length &&
    parts.every(([name, value]) => value !== undefined && (PARTS[name]?.test(value) ?? false))
  );
}

/**
 * The days that a recurrence rule (RFC 5545, `FREQ=…`) names from one day to another, both included. `since` is where the rule
 * begins: what it leaves open (day of the month, first of several months) is taken from there. Asks `isRecurrence` of none.
 */
export function recurringDays(rule: string, since: LocalDate, from: LocalDate, to: LocalDate): readonly LocalDate[] {
  if (!isLocalTime(since) || to < from) return [];
  const begin = from > since ? from : since;
  const recurrence = new RRuleTemporal({ rruleString: rule, dtstart: midnightOf(since), strict: true });
  return recurrence
    .between(midnightOf(begin), midnightOf(to), true)
    .map((moment) => moment.toPlainDate().toString())
    .filter((day) => day >= begin && day <= to);
}

/** What a calendar and a policy make of the days of a rule. */
export function onWorkingDays(
  days: readonly LocalDate[],
  policy: DayOffPolicy,
  calendar: Calendar,
): readonly RecurringDay[] {
  return days.map((ruled) => {
    try {
      const off = calendar.whyOff(ruled);
      if (off === undefined) return { ruled, day: ruled };
      if (policy === 'skip') return { ruled, off, day: null };
      return { ruled, off, day: calendar.addWorkingDays(ruled, policy === 'next-working-day' ? 1 : -1) };
    } catch (error) {
      if ((error as { code?: string }).code !== 'calendar.year-not-published') throw error;
      return { ruled, day: null, unpublished: true };
    }
  });
}

function listOf(one: string): RegExp {
  return new RegExp(`^${one}(,${one})*$`);
}

function midnightOf(day: LocalDate): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE });
}
