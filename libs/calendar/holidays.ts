import { createHash } from 'node:crypto';
import * as published from '@hyunbinseo/holidays-kr/all';
import { ensure } from '#foundation';
import { dayNumber, type LocalDate, yearOf } from './local-time.js';

/**
 * The 공휴일 of whole years as they were known at one moment (관공서의 공휴일에 관한 규정 §2, §3), without the weekly
 * Saturdays and Sundays. Never changed: what is declared later makes another snapshot. `id` is a hash of the contents.
 */
export interface HolidaySnapshot {
  readonly id: string;
  readonly years: readonly number[];
  readonly days: Readonly<Record<LocalDate, string>>;
}

export interface DeclaredHoliday {
  readonly date: LocalDate;
  readonly name: string;
}

/** A snapshot of the given years; two with the same contents have the same id. The order of keys does not matter. */
export function holidaySnapshot(years: readonly number[], days: Readonly<Record<LocalDate, string>>): HolidaySnapshot {
  const sortedYears = [...years].sort((a, b) => a - b);
  const sortedDays = Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [date] of sortedDays) ensurePublished(sortedYears, date);
  const id = createHash('sha256')
    .update(JSON.stringify([sortedYears, sortedDays]))
    .digest('hex')
    .slice(0, 32);
  return Object.freeze({ id, years: Object.freeze(sortedYears), days: Object.freeze(Object.fromEntries(sortedDays)) });
}

let fromGazette: HolidaySnapshot | undefined;

/** The holidays published in the 관보, election days, 임시공휴일 and substitutes included. */
export function publishedHolidays(): HolidaySnapshot {
  if (fromGazette) return fromGazette;
  const years: number[] = [];
  const days: Record<LocalDate, string> = {};
  for (const [key, preset] of Object.entries(published)) {
    years.push(Number(key.slice(1)));
    for (const [date, names] of Object.entries<readonly string[]>(preset)) days[date] = names.join(', ');
  }
  return (fromGazette = holidaySnapshot(years, days));
}

/**
 * A new snapshot with days declared since (임시공휴일). A day that has a name already keeps it and gains the new one.
 * RuleBroken `calendar.year-not-published` for a day outside the snapshot's years.
 */
export function withDeclared(snapshot: HolidaySnapshot, declared: readonly DeclaredHoliday[]): HolidaySnapshot {
  const days: Record<LocalDate, string> = { ...snapshot.days };
  for (const { date, name } of declared) {
    const names = new Set([...(days[date]?.split(', ') ?? []), name]);
    days[date] = [...names].join(', ');
  }
  return holidaySnapshot(snapshot.years, days);
}

function ensurePublished(years: readonly number[], date: LocalDate): void {
  const year = yearOf(dayNumber(date));
  ensure(years.includes(year), 'calendar.year-not-published', { year });
}
