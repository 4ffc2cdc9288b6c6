import { daysBetween, type LocalDate } from '#calendar';

/** Waiting is a stated problem of the mayor's day (programme B): days from the one a request came in, that one not counted. */
export function daysWaited(askedOn: LocalDate, until: LocalDate): number {
  return Math.max(daysBetween(askedOn, until), 0);
}
