import * as published from '@hyunbinseo/holidays-kr/all';

/** Days on which offices are closed besides Saturdays and Sundays, for whole years: `day` → name. */
export interface Holidays {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly days: ReadonlyMap<string, string>;
}

/** 관공서의 공휴일 as published (substitutes and 임시공휴일 included), for the years that are published as a whole. */
export function publishedHolidays(): Holidays {
  const years = Object.keys(published)
    .filter((name) => /^y\d{4}$/.test(name))
    .map((name) => Number(name.slice(1)));
  const days = Object.values(published).flatMap((year) =>
    Object.entries(year).map(([day, names]): [string, string] => [day, (names as readonly string[]).join('·')]),
  );
  return { firstYear: Math.min(...years), lastYear: Math.max(...years), days: new Map(days.sort()) };
}

/** Two calendars in one: nothing of the earlier one is lost, so that what an office declared itself stays. */
export function joined(earlier: Holidays, later: Holidays): Holidays {
  return {
    firstYear: Math.min(earlier.firstYear, later.firstYear),
    lastYear: Math.max(earlier.lastYear, later.lastYear),
    days: new Map([...later.days, ...earlier.days].sort()),
  };
}
