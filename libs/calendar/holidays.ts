import { createHash } from 'node:crypto';
import * as published from '@hyunbinseo/holidays-kr/all';
import type { LocalDate } from './local.js';

/** The public holidays known at one time: dated, never changed; what is declared later makes another snapshot. */
export interface HolidaySnapshot {
  /** Hash of the content. */
  readonly id: string;
  readonly years: readonly number[];
  readonly days: Readonly<Record<LocalDate, string>>;
}

/** The holidays of 관공서의 공휴일에 관한 규정 as published, 2018 to 2027; Saturdays and Sundays are the calendar's own rule. */
export function publishedHolidays(): HolidaySnapshot {
  const years = Object.entries(published as Readonly<Record<string, Readonly<Record<LocalDate, readonly string[]>>>>);
  const days = years.flatMap(([, holidays]) =>
    Object.entries(holidays).map(([date, names]) => [date, names.join('·')]),
  );
  return snapshotOf(
    years.map(([name]) => Number(name.slice(1))),
    Object.fromEntries(days) as Record<LocalDate, string>,
  );
}

/** The same with days declared since (임시공휴일); a day that is off already keeps both names. */
export function withDeclared(
  snapshot: HolidaySnapshot,
  declared: readonly { readonly date: LocalDate; readonly name: string }[],
): HolidaySnapshot {
  const days: Record<LocalDate, string> = { ...snapshot.days };
  for (const { date, name } of declared) days[date] = days[date] ? `${days[date]}·${name}` : name;
  return snapshotOf(snapshot.years, days);
}

export function snapshotOf(years: readonly number[], days: Readonly<Record<LocalDate, string>>): HolidaySnapshot {
  const sortedYears = [...years].sort((a, b) => a - b);
  const sorted = Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));
  const id = createHash('sha256')
    .update(JSON.stringify([sortedYears, sorted]))
    .digest('hex')
    .slice(0, 16);
  return { id, years: sortedYears, days: sorted };
}
