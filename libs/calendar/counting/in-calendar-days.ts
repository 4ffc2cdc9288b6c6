import type { Calendar } from '../calendar.js';
import { dateOf, dayNumber, endOfDay, type LocalTime } from '../local-time.js';
import type { DeadlineQuestion, Span } from '../question.js';
import { dayGaps } from './gaps.js';
import { dayStretches, type Stretch, whyPaused } from './lines.js';
import type { Method } from './method.js';

/**
 * C-CAL (법 §19③: first day included) and C-CIV (민법 §157: first day left out unless it starts at 00:00): every day of
 * the calendar counts, and a last day that is a Saturday or a 공휴일 moves to the next working day (민법 §161).
 * Days left out are added before the end moves.
 */
export function inCalendarDays(question: DeadlineQuestion, calendar: Calendar): Method {
  const gaps = dayGaps(question.pauses);
  const received = dayNumber(question.from);
  const skipped = question.rule === 'C-CIV' && !beginsWithTheDay(question.from) ? 1 : 0;
  return {
    countedIn: 'calendar-days',
    start: received + skipped,
    gaps,
    meter: { limit: Infinity, read: (day) => day, pointAt: (day) => day },
    amount: calendarDays,
    settle: (end) => calendar.endDay(end - 1, dateOf(received)) + 1,
    due: (end) => ({ due: dateOf(end - 1), dueAt: endOfDay(dateOf(end - 1)) }),
    prelude: () => dayStretches(received, received + skipped, () => '첫날 불산입'),
    explain: (from, to) => dayStretches(from, to, (day) => whyPaused(day, gaps)),
    explainEnd: (usedUp, end) => rolled(usedUp, end, calendar),
    written: dateOf,
  };
}

function beginsWithTheDay(from: LocalTime): boolean {
  return from.endsWith('T00:00');
}

/** 민법 §160: a period of months ends the day before the matching day; where there is none, with the last of the month. */
function calendarDays({ length, unit }: Span, from: number): number {
  if (unit === 'day') return length;
  if (unit === 'week') return length * 7;
  const months = unit === 'year' ? length * 12 : length;
  const [year = 0, month = 0, dayOfMonth = 0] = dateOf(from).split('-').map(Number);
  const matching = dayInMonth(year, month + months, dayOfMonth);
  const nextMonth = dayInMonth(year, month + months + 1, 1);
  return Math.min(matching, nextMonth) - from;
}

/** The day number of a day in a month counted on from January of a year; the 31st of a short month runs into the next. */
function dayInMonth(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000;
}

function rolled(usedUp: number, end: number, { days }: Calendar): Stretch[] {
  return dayStretches(usedUp, end, (day) => {
    const holiday = days.holidayName(day - 1);
    return `기간 끝이 ${holiday === undefined ? days.whyOff(day - 1) : `공휴일(${holiday})`}이라 다음 날`;
  });
}
