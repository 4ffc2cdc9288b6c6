import { ensure } from '#foundation';
import type { HolidaySnapshot } from './holidays.js';
import {
  dateOf,
  dayNumber,
  isMinute,
  type LocalDate,
  type LocalTime,
  MINUTES_A_DAY,
  minuteNumber,
  minuteOf,
} from './local-time.js';
import type { LocalMinute } from './local-time.js';
import { type Reading, type ReadingOf, readingOn, type ReadingPoint } from './readings.js';
import { WorkingDays } from './working-days.js';
import { OFFICE_HOURS, WorkingMinutes, type WorkingSpan } from './working-hours.js';

const LABOUR_DAY = '노동절';

/**
 * What an office works on which day: a snapshot of holidays, the weekend and its working hours. Build one and keep it;
 * every question is then a look-up. All methods throw RuleBroken `calendar.year-not-published` {year} where the answer
 * would need holidays nobody has published yet, and `calendar.not-a-time` for a date that does not exist.
 */
export class Calendar {
  readonly days: WorkingDays;
  readonly minutes: WorkingMinutes;

  constructor(
    readonly holidays: HolidaySnapshot,
    private readonly hours: readonly WorkingSpan[] = OFFICE_HOURS,
    private readonly readings: readonly Reading[] = [],
  ) {
    this.days = new WorkingDays(holidays);
    this.minutes = new WorkingMinutes(this.days, hours);
  }

  /** How the office reads a point that the law leaves open, on a date. */
  reads<Point extends ReadingPoint>(point: Point, date: LocalDate): ReadingOf<Point> {
    return readingOn(this.readings, point, date);
  }

  /** Whether a moment lies behind the working hours of a working day; a date alone does not. */
  isAfterHours(moment: LocalTime): boolean {
    const closing = this.hours.at(-1)?.to ?? 0;
    const day = dayNumber(moment);
    return isMinute(moment) && this.days.isWorking(day) && minuteNumber(moment) - day * MINUTES_A_DAY >= closing;
  }

  /** Why nobody works: the holiday's name, 토요일 or 일요일; undefined on a working day. */
  whyOff(date: LocalDate): string | undefined {
    return this.days.whyOff(dayNumber(date));
  }

  isWorkingDay(date: LocalDate): boolean {
    return this.days.isWorking(dayNumber(date));
  }

  /** The first working day after this date. */
  nextWorkingDay(date: LocalDate): LocalDate {
    return this.addWorkingDays(date, 1);
  }

  /** The date itself if it is worked, otherwise the next day that is (민법 §161). */
  workingDayOnOrAfter(date: LocalDate): LocalDate {
    return dateOf(this.days.onOrAfter(dayNumber(date)));
  }

  /**
   * The day a period of calendar days really ends (민법 §161): its last day, or the next working day. 노동절 is off in offices (관공서의
   * 공휴일에 관한 규정 §2), but 공휴일에 관한 법률 §2 does not name it: an office may read that it moves no end. `began` says which reading holds.
   */
  endOfPeriod(last: LocalDate, began: LocalDate): LocalDate {
    return dateOf(this.endDay(dayNumber(last), began));
  }

  /** As `endOfPeriod`, for who counts in day numbers. */
  endDay(last: number, began: LocalDate): number {
    const moves = this.reads('labour-day', began) === 'moves-on';
    return moves ? this.days.onOrAfter(last) : this.days.onOrAfterBut(LABOUR_DAY, last);
  }

  /** The nth working day after the date, for a negative n before it; the date itself does not count. 0 gives the date. */
  addWorkingDays(date: LocalDate, n: number): LocalDate {
    const day = dayNumber(date);
    if (n === 0) return dateOf(day);
    const rank =
      n > 0 && this.days.isWorking(day) ? this.days.before(day) + n : this.days.before(day) + n - Number(n > 0);
    return dateOf(this.days.at(rank));
  }

  /** Calendar days later, or earlier for a negative n. */
  addCalendarDays(date: LocalDate, n: number): LocalDate {
    return dateOf(dayNumber(date) + n);
  }

  /** The earliest minute at which so many working minutes (0 or more) have passed: 18:00, not 09:00 of the next day. */
  addWorkingMinutes(from: LocalTime, minutes: number): LocalMinute {
    ensure(Number.isInteger(minutes) && minutes >= 0, 'calendar.minutes-invalid');
    const start = minuteNumber(from);
    if (minutes === 0) return minuteOf(start);
    return minuteOf(this.minutes.pointAt(this.minutes.read(start) + minutes));
  }

  /** Working minutes from one moment to another; negative if the other is earlier. A date stands for its 00:00. */
  workingMinutesBetween(from: LocalTime, to: LocalTime): number {
    return this.minutes.read(minuteNumber(to)) - this.minutes.read(minuteNumber(from));
  }
}
