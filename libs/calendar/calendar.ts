import { ensure } from '#foundation';
import type { HolidaySnapshot } from './holidays.js';
import { dateOf, dayNumber, type LocalDate, type LocalMinute, minuteOf, minuteOfDay } from './local.js';

/** Minutes since midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** 지방공무원 복무규정 §2: 09:00–12:00 and 13:00–18:00. */
export const STATUTORY_HOURS: readonly Span[] = [
  { from: 540, to: 720 },
  { from: 780, to: 1080 },
];

/** Working days and hours by one snapshot of holidays. A day of a year without published holidays cannot be told. */
export class Calendar {
  private readonly known = new Map<number, string | undefined>();
  private readonly years: ReadonlySet<number>;

  constructor(
    readonly holidays: HolidaySnapshot,
    /** Working hours of a day; an office may shift lunch by up to an hour (복무규정 §2②). */
    readonly hours: readonly Span[] = STATUTORY_HOURS,
  ) {
    this.years = new Set(holidays.years);
  }

  /** Snapshot the answers rest on. */
  get id(): string {
    return this.holidays.id;
  }

  /** Why nobody works that day, or undefined. RuleBroken: `calendar.year-not-published`. */
  whyOff(date: LocalDate): string | undefined {
    return this.whyOffDay(dayNumber(date));
  }

  isWorkingDay(date: LocalDate): boolean {
    return this.whyOff(date) === undefined;
  }

  /** The day itself when it is a working day, else the next. */
  nextWorkingDay(date: LocalDate): LocalDate {
    let day = dayNumber(date);
    while (this.whyOffDay(day) !== undefined) day++;
    return dateOf(day);
  }

  /** The n-th working day after (before, when negative); a day off counts as the working day it leads to. */
  addWorkingDays(date: LocalDate, days: number): LocalDate {
    const way = days < 0 ? -1 : 1;
    let day = dayNumber(date);
    for (let left = Math.abs(days); left > 0;) {
      day += way;
      if (this.whyOffDay(day) === undefined) left--;
    }
    return dateOf(day);
  }

  addCalendarDays(date: LocalDate, days: number): LocalDate {
    return dateOf(dayNumber(date) + days);
  }

  /** The earliest minute at which that many working minutes are used up: 18:00, not 09:00 of the next day. */
  addWorkingMinutes(from: LocalMinute, minutes: number): LocalMinute {
    let left = minutes;
    let start = minuteOfDay(from);
    for (let day = dayNumber(from); ; day++, start = 0) {
      if (this.whyOffDay(day) !== undefined) continue;
      for (const span of this.hours) {
        const open = Math.max(span.from, start);
        if (open >= span.to) continue;
        if (left <= span.to - open) return minuteOf(day, open + left);
        left -= span.to - open;
      }
    }
  }

  workingMinutesBetween(from: LocalMinute, to: LocalMinute): number {
    let minutes = 0;
    const [first, last] = [dayNumber(from), dayNumber(to)];
    for (let day = first; day <= last; day++) {
      if (this.whyOffDay(day) !== undefined) continue;
      const open = day === first ? minuteOfDay(from) : 0;
      const close = day === last ? minuteOfDay(to) : 1440;
      for (const span of this.hours) minutes += Math.max(0, Math.min(span.to, close) - Math.max(span.from, open));
    }
    return minutes;
  }

  /** @internal The same by day number, remembered. */
  whyOffDay(day: number): string | undefined {
    if (this.known.has(day)) return this.known.get(day);
    const date = dateOf(day);
    const year = Number(date.slice(0, 4));
    ensure(this.years.has(year), 'calendar.year-not-published', { year });
    const weekday = ((day % 7) + 7) % 7;
    const why = this.holidays.days[date] ?? (weekday === 2 ? '토요일' : weekday === 3 ? '일요일' : undefined);
    this.known.set(day, why);
    return why;
  }
}
