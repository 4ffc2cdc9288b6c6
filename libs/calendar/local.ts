/** A day in Korea, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A minute in Korea, `YYYY-MM-DDTHH:mm`. */
export type LocalMinute = string;

const DAY = 86_400_000;
/** Asia/Seoul has been UTC+9 without summer time since 1989. */
const SEOUL = 9 * 3_600_000;

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

export function dateOf(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function minuteOf(day: number, minuteOfDay: number): LocalMinute {
  return new Date(day * DAY + minuteOfDay * 60_000).toISOString().slice(0, 16);
}

/** Minutes since midnight; 0 for a plain date. */
export function minuteOfDay(local: LocalMinute | LocalDate): number {
  return local.length > 10 ? Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)) : 0;
}

export function seoulMinute(instant: Date): LocalMinute {
  return new Date(instant.getTime() + SEOUL).toISOString().slice(0, 16);
}

export function seoulDate(instant: Date): LocalDate {
  return seoulMinute(instant).slice(0, 10);
}

/** The instant of a Korean minute; of a day, its beginning. */
export function instantOf(local: LocalMinute | LocalDate): Date {
  return new Date(dayNumber(local) * DAY + minuteOfDay(local) * 60_000 - SEOUL);
}

/** The instant at which a day is over. */
export function endOfDay(date: LocalDate): Date {
  return new Date((dayNumber(date) + 1) * DAY - SEOUL);
}

const WEEKDAYS = ['목', '금', '토', '일', '월', '화', '수'];

/** `2026. 11. 5.(목)` */
export function koreanDate(date: LocalDate): string {
  const weekday = WEEKDAYS[((dayNumber(date) % 7) + 7) % 7];
  return `${Number(date.slice(0, 4))}. ${Number(date.slice(5, 7))}. ${Number(date.slice(8, 10))}.(${weekday})`;
}

/** `2026. 11. 5.(목) 14:00`; a plain date without a time. */
export function koreanMoment(local: LocalMinute | LocalDate): string {
  return local.length > 10 ? `${koreanDate(local)} ${local.slice(11)}` : koreanDate(local);
}
