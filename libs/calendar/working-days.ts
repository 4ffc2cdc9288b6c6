import { RuleBroken } from '#foundation';
import type { HolidaySnapshot } from './holidays.js';
import { dateOf, dayNumber, weekday, yearOf } from './local-time.js';

const SUNDAY = 0;
const SATURDAY = 6;

/**
 * Which days are worked, on the scale of day numbers, answered by look-up: how many working days lie before a day, and
 * which day is the nth. A day in a year whose holidays nobody has published is refused (`calendar.year-not-published`).
 */
export class WorkingDays {
  /** The first day after the published years; may be asked about as a boundary, not as a day. */
  readonly limit: number;
  private readonly first: number;
  private readonly countBefore: Int32Array;
  private readonly ranked: Int32Array;

  constructor(private readonly holidays: HolidaySnapshot) {
    const { years } = holidays;
    const [firstYear, lastYear] = [years[0], years[years.length - 1]];
    if (firstYear === undefined || lastYear === undefined || lastYear - firstYear + 1 !== years.length) {
      throw new Error('A holiday snapshot needs consecutive years, and at least one');
    }
    this.first = dayNumber(`${firstYear}-01-01`);
    this.limit = dayNumber(`${lastYear + 1}-01-01`);
    const off = new Set(Object.keys(holidays.days).map(dayNumber));
    const ranked: number[] = [];
    this.countBefore = new Int32Array(this.limit - this.first + 1);
    for (let day = this.first; day < this.limit; day++) {
      this.countBefore[day - this.first] = ranked.length;
      if (!isWeekend(day) && !off.has(day)) ranked.push(day);
    }
    this.countBefore[this.limit - this.first] = ranked.length;
    this.ranked = Int32Array.from(ranked);
  }

  /** How many working days lie before this day, from the first published one on. */
  before(day: number): number {
    const count = this.countBefore[day - this.first];
    if (count === undefined) throw notPublished(yearOf(day));
    return count;
  }

  /** The day with so many working days before it that is itself one. */
  at(rank: number): number {
    const day = this.ranked[rank];
    if (day === undefined) throw notPublished(rank < 0 ? yearOf(this.first) - 1 : yearOf(this.limit));
    return day;
  }

  isWorking(day: number): boolean {
    if (day === this.limit) throw notPublished(yearOf(day));
    return this.ranked[this.before(day)] === day;
  }

  /** The first working day that is not before this one. */
  onOrAfter(day: number): number {
    return this.isWorking(day) ? day : this.at(this.before(day));
  }

  /** As `onOrAfter`, but a weekday that is off only for holidays of this name (or in place of them) counts as worked. */
  onOrAfterBut(name: string, day: number): number {
    const end = this.onOrAfter(day);
    for (let other = day; other < end; other++) {
      const names = this.holidayName(other)?.split(', ');
      if (!isWeekend(other) && names?.every((each) => each.includes(name))) return other;
    }
    return end;
  }

  /** Why nobody works on this day: the holiday's name, or 토요일, 일요일; undefined on a working day. */
  whyOff(day: number): string | undefined {
    if (this.isWorking(day)) return undefined;
    return this.holidayName(day) ?? (weekday(day) === SATURDAY ? '토요일' : '일요일');
  }

  holidayName(day: number): string | undefined {
    return this.holidays.days[dateOf(day)];
  }
}

function isWeekend(day: number): boolean {
  const name = weekday(day);
  return name === SATURDAY || name === SUNDAY;
}

function notPublished(year: number): RuleBroken {
  return new RuleBroken('calendar.year-not-published', { year });
}
