import { ensure } from '#foundation';
import { type HolidaySnapshot, holidaySnapshot, type LocalDate, publishedHolidays, withDeclared } from '#calendar';

/** 임시공휴일을 정하거나, 잘못 정한 것을 거두거나, 한 해의 공휴일을 등록한다. */
export type HolidayChange =
  | { readonly kind: 'declared'; readonly day: LocalDate; readonly name: string }
  | { readonly kind: 'withdrawn'; readonly day: LocalDate }
  | { readonly kind: 'published'; readonly year: number; readonly days: Readonly<Record<LocalDate, string>> };

/** A year has at least so many: fewer are a list that was cut off. */
const FEWEST = 10;

/**
 * The calendar after a change; the one before stays as it is.
 * @throws RuleBroken `office.year-not-published` {year}, `office.day-off-already`, `office.day-not-declared`, `office.year-not-next` {year},
 *   `office.day-of-another-year` {year}, `office.too-few-holidays` {fewest}
 */
export function holidaysAfter(before: HolidaySnapshot, change: HolidayChange): HolidaySnapshot {
  switch (change.kind) {
    case 'declared':
      ensurePublished(before, change.day);
      ensure(before.days[change.day] === undefined, 'office.day-off-already', { day: change.day });
      return withDeclared(before, [{ date: change.day, name: change.name }]);
    case 'withdrawn': {
      ensure(change.day in declaredDays(before), 'office.day-not-declared', { day: change.day });
      const days = Object.entries(before.days).filter(([day]) => day !== change.day);
      return holidaySnapshot(before.years, Object.fromEntries(days));
    }
    case 'published': {
      const next = Math.max(...before.years) + 1;
      ensure(change.year === next, 'office.year-not-next', { year: next });
      const days = Object.keys(change.days);
      ensure(
        days.every((day) => day.startsWith(`${String(change.year)}-`)),
        'office.day-of-another-year',
        { year: change.year },
      );
      ensure(days.length >= FEWEST, 'office.too-few-holidays', { fewest: FEWEST });
      return holidaySnapshot([...before.years, change.year], { ...before.days, ...change.days });
    }
  }
}

/** What the office declared itself: days off that the published holidays do not know. */
export function declaredDays(snapshot: HolidaySnapshot): Readonly<Record<LocalDate, string>> {
  const published = publishedHolidays();
  return Object.fromEntries(
    Object.entries(snapshot.days).filter(
      ([day]) => published.days[day] === undefined && published.years.includes(Number(day.slice(0, 4))),
    ),
  );
}

function ensurePublished({ years }: HolidaySnapshot, day: LocalDate): void {
  const year = Number(day.slice(0, 4));
  ensure(years.includes(year), 'office.year-not-published', { year });
}
