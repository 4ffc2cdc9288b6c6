import * as published from '@hyunbinseo/holidays-kr/all';
import type { DeadlineQuestion, Pause, Span } from '#calendar';

/**
 * A second reading of the statutes, as slow and plain as possible: it walks day by day and minute by minute over a list
 * of dates and shares no code with the library. It exists to disagree.
 */
export type SlowAnswer =
  | { readonly due: string; readonly original: string }
  | { readonly paused: string; readonly left: number; readonly original: string | null }
  | { readonly unpublished: number };

class Unpublished extends Error {
  constructor(readonly year: number) {
    super();
  }
}

class Standing extends Error {
  constructor(
    readonly code: string,
    readonly left: number,
  ) {
    super();
  }
}

const HOLIDAYS = new Set(Object.values(published).flatMap((preset) => Object.keys(preset)));
const DATES: string[] = [];
const OFF: boolean[] = [];
const YEARS: number[] = [];
const POSITION = new Map<string, number>();
for (
  const walker = new Date('2017-01-01');
  walker.getUTCFullYear() < 2045;
  walker.setUTCDate(walker.getUTCDate() + 1)
) {
  const date = walker.toISOString().slice(0, 10);
  POSITION.set(date, DATES.length);
  DATES.push(date);
  YEARS.push(walker.getUTCFullYear());
  OFF.push(HOLIDAYS.has(date) || walker.getUTCDay() === 0 || walker.getUTCDay() === 6);
}

export function slowDeadline(question: DeadlineQuestion): SlowAnswer {
  let original: string | null = null;
  try {
    let at: Place = startOf(question);
    for (const span of [question, ...(question.extensions ?? [])]) {
      at = walk(question, span, at);
      original ??= written(question, at);
    }
    return { due: written(question, at), original: original ?? '' };
  } catch (stop) {
    if (stop instanceof Unpublished) return { unpublished: stop.year };
    if (stop instanceof Standing) return { paused: stop.code, left: stop.left, original };
    throw stop;
  }
}

/** Where a walk stands: before this minute of this day. Day clocks keep to minute 0. */
interface Place {
  readonly day: number;
  readonly minute: number;
}

function startOf({ rule, unit, from }: DeadlineQuestion): Place {
  const day = position(from);
  if (countsMinutes(rule, unit)) return { day, minute: minuteOfDay(from) };
  const firstDayOut = rule === 'C-CIV' && from.slice(10) !== 'T00:00';
  return { day: firstDayOut ? day + 1 : day, minute: 0 };
}

function walk(question: DeadlineQuestion, span: Span, at: Place): Place {
  const { rule, unit } = question;
  const pauses = (question.pauses ?? []).map(stayOf);
  if (rule === 'C-DAY') return walkDays(pauses, span.length, at, isWorked);
  if (rule === 'C-CAL' || (rule === 'C-CIV' && unit !== 'hour')) return walkCalendar(pauses, span, at);
  const dayAndNight = rule === 'C-CIV';
  const minutes = span.unit === 'hour' ? span.length * 60 : span.length * 8 * 60;
  return walkMinutes(pauses, minutes, at, dayAndNight);
}

function walkDays(pauses: readonly Stay[], length: number, at: Place, counts: (day: number) => boolean): Place {
  let left = length;
  let day = at.day;
  for (; left > 0; day++) {
    const inForce = pauses.filter((pause) => coversDay(pause, day));
    if (inForce.length > 0) standStill(inForce, left, 'firstDay');
    else if (counts(day)) left--;
  }
  return { day, minute: 0 };
}

function walkCalendar(pauses: readonly Stay[], span: Span, at: Place): Place {
  const { day } = walkDays(pauses, calendarLength(span, at.day), at, () => true);
  let last = day - 1;
  while (!isWorked(last)) last++;
  return { day: last + 1, minute: 0 };
}

function walkMinutes(pauses: readonly Stay[], length: number, at: Place, dayAndNight: boolean): Place {
  let left = length;
  let { day, minute } = at;
  for (; ; day++, minute = 0) {
    const near = pauses.filter((pause) => coversDay(pause, day));
    // Looking at each minute of such a day would only cost time.
    if (near.some((pause) => fills(pause, day)) && !near.some(({ lastDay }) => lastDay === Infinity)) continue;
    for (; minute < 1440; minute++) {
      const inForce = near.length === 0 ? near : covering(near, day * 1440 + minute);
      if (inForce.length > 0) standStill(inForce, left, 'since');
      else if (dayAndNight || (inOfficeHours(minute) && isWorked(day))) left--;
      if (left === 0) return minute === 1439 ? { day: day + 1, minute: 0 } : { day, minute: minute + 1 };
    }
  }
}

function fills({ since, until }: Stay, day: number): boolean {
  return since <= day * 1440 && until >= (day + 1) * 1440;
}

function covering(stays: readonly Stay[], now: number): Stay[] {
  return stays.filter(({ since, until }) => since <= now && now < until);
}

function inOfficeHours(minute: number): boolean {
  return (minute >= 540 && minute < 720) || (minute >= 780 && minute < 1080);
}

/** A pause in positions: the days it touches, and the minutes it covers on an hour clock (`until` is not covered). */
interface Stay {
  readonly code: string;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly since: number;
  readonly until: number;
}

function stayOf({ code, from, to }: Pause): Stay {
  const firstDay = position(from);
  const lastDay = to === undefined ? Infinity : position(to);
  const since = firstDay * 1440 + (code === 'supplement' ? 0 : minuteOfDay(from));
  const exactEnd = to !== undefined && to.length === 16 && code !== 'supplement';
  const until = exactEnd ? lastDay * 1440 + minuteOfDay(to) : (lastDay + 1) * 1440;
  return { code, firstDay, lastDay, since, until };
}

function coversDay({ firstDay, lastDay }: Stay, day: number): boolean {
  return firstDay <= day && day <= lastDay;
}

/** A pause without an end stops the walk; of several, the one that began first is named. */
function standStill(inForce: readonly Stay[], left: number, begin: 'firstDay' | 'since'): void {
  if (inForce.every(({ lastDay }) => lastDay < Infinity)) return;
  const open = inForce.filter(({ lastDay }) => lastDay === Infinity).sort((a, b) => a[begin] - b[begin]);
  if (open[0]) throw new Standing(open[0].code, left);
}

/** 민법 §160, in words: to the eve of the matching day, or to the last of a month that has none. */
function calendarLength({ length, unit }: Span, start: number): number {
  if (unit === 'day') return length;
  if (unit === 'week') return 7 * length;
  let [year, month] = [Number(dateAt(start).slice(0, 4)), Number(dateAt(start).slice(5, 7))];
  for (let n = unit === 'year' ? 12 * length : length; n > 0; n--)
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const inMonth = `${year}-${String(month).padStart(2, '0')}-`;
  const matching = POSITION.get(inMonth + dateAt(start).slice(8));
  if (matching !== undefined) return matching - start;
  let last = 31;
  while (!POSITION.has(inMonth + last)) last--;
  return position(inMonth + last) - start + 1;
}

function isWorked(day: number): boolean {
  const year = YEARS[day] ?? 0;
  if (year < 2018 || year > 2027) throw new Unpublished(year);
  return !OFF[day];
}

function written({ rule, unit }: DeadlineQuestion, { day, minute }: Place): string {
  return countsMinutes(rule, unit) ? `${dateAt(day)}T${CLOCK[minute]}` : dateAt(day - 1);
}

function countsMinutes(rule: string, unit: string): boolean {
  return rule === 'C-IMM' || rule === 'C-HOUR' || (rule === 'C-CIV' && unit === 'hour');
}

const CLOCK = Array.from({ length: 1440 }, (_, minute) => {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
});

function minuteOfDay(from: string): number {
  return from.length === 10 ? 0 : Number(from.slice(11, 13)) * 60 + Number(from.slice(14));
}

function position(from: string): number {
  const found = POSITION.get(from.slice(0, 10));
  if (found === undefined) throw new Error('The slow oracle walks from 2017 to 2044 only');
  return found;
}

function dateAt(day: number): string {
  const date = DATES[day];
  if (date === undefined) throw new Error('The slow oracle walks from 2017 to 2044 only');
  return date;
}
