import { RuleBroken } from '#foundation';

/** A day in Seoul, `YYYY-MM-DD`. What the law counts in days is a date, never an instant. */
export type LocalDate = string;
/** A minute on the clocks of Seoul, `YYYY-MM-DDTHH:mm`. */
export type LocalMinute = string;
/** A day or a minute of it; which of the two it is can be told by its length. */
export type LocalTime = LocalDate | LocalMinute;

export const MINUTES_A_DAY = 1440;
const MINUTE = 60_000;
const DAY = MINUTES_A_DAY * MINUTE;
// Seoul is UTC+9 and has kept no summer time since 1989; the library reads years from 1990 on.
const SEOUL_AHEAD = 9 * 60 * MINUTE;

/** The minute shown on a clock in Seoul at an instant; seconds are cut off. The machine's zone plays no part. */
export function seoulMinute(instant: Date): LocalMinute {
  return new Date(instant.getTime() + SEOUL_AHEAD).toISOString().slice(0, 16);
}

/** The date in Seoul at an instant. */
export function seoulDate(instant: Date): LocalDate {
  return seoulMinute(instant).slice(0, 10);
}

/** The instant of a minute in Seoul; of a date, its 00:00. RuleBroken `calendar.not-a-time`. */
export function instantOf(local: LocalTime): Date {
  return new Date(minuteNumber(local) * MINUTE - SEOUL_AHEAD);
}

/** The end of a day (민법 §159): the first instant of the next one. RuleBroken `calendar.not-a-time`. */
export function endOfDay(date: LocalDate): Date {
  return new Date((dayNumber(date) + 1) * DAY - SEOUL_AHEAD);
}

export function isMinute(local: LocalTime): boolean {
  return local.length === 16;
}

/** Whether the text is a day or a minute that exists (no 30 February, no 24:00). */
export function isLocalTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/.test(text)) return false;
  const date = text.slice(0, 10);
  const milliseconds = Date.parse(date);
  return !Number.isNaN(milliseconds) && dateOf(milliseconds / DAY) === date;
}

/** Days since 1970-01-01, the scale all counting in days is done on. */
export function dayNumber(local: LocalTime): number {
  if (!isLocalTime(local)) throw new RuleBroken('calendar.not-a-time');
  return Date.parse(local.slice(0, 10)) / DAY;
}

/** Whether the text is a day that exists, and nothing more. */
export function isDate(text: string): text is LocalDate {
  return text.length === 10 && isLocalTime(text);
}

/** Days from one date to another, the first not counted; negative when it is the later one. RuleBroken `calendar.not-a-time`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date so many days later, or earlier when negative. RuleBroken `calendar.not-a-time`. */
export function daysAfter(date: LocalDate, days: number): LocalDate {
  return dateOf(dayNumber(date) + days);
}

export function dateOf(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Minutes since 1970-01-01T00:00 on the clocks of Seoul; a date stands for its 00:00. */
export function minuteNumber(local: LocalTime): number {
  const midnight = dayNumber(local) * MINUTES_A_DAY;
  return isMinute(local) ? midnight + Number(local.slice(11, 13)) * 60 + Number(local.slice(14)) : midnight;
}

export function minuteOf(minute: number): LocalMinute {
  return new Date(minute * MINUTE).toISOString().slice(0, 16);
}

export function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
