import type { Calendar } from './calendar.js';
import { dateOf, dayNumber, type LocalDate } from './local.js';
import { pausedDays } from './pauses.js';
import type { DeadlineQuestion, Extension, Line } from './question.js';

/**
 * C-CAL (법 §19③, first day counted) and C-CIV (민법 §157, first day left out unless it begins at 00:00): every day of the calendar
 * runs; pauses are added; a last day that is a Saturday or holiday rolls on (민법 §161). An extension runs from the day after the
 * old due day.
 */
export function countCalendar(
  question: DeadlineQuestion,
  calendar: Calendar,
  steps: readonly Extension[],
  lines?: Line[],
): LocalDate {
  const paused = pausedDays(question.pauses, false);
  const first = dayNumber(question.from);
  const excluded = question.rule === 'C-CIV' && !question.from.endsWith('T00:00');
  if (excluded) push(lines, first, first, false, 0, '첫날은 세지 않음(민법 §157)');
  let begin = excluded ? first + 1 : first;
  let total = 0;
  let due = begin;
  for (const step of steps) {
    const runs = withPauses(begin, lastDay(begin, step), paused);
    total = tell(lines, begin, runs, paused, total);
    due = rolled(runs, calendar, lines, total);
    begin = due + 1;
  }
  return dateOf(due);
}

/** Last day of a period that begins with a day: 민법 §160, to the day before the corresponding one, or the end of the month that has none. */
function lastDay(begin: number, { length, unit }: Extension): number {
  if (unit === 'day') return begin + length - 1;
  if (unit === 'week') return begin + 7 * length - 1;
  const months = unit === 'year' ? 12 * length : length;
  const [year = 0, month = 0, day = 0] = dateOf(begin).split('-').map(Number);
  const target = year * 12 + (month - 1) + months;
  const days = new Date(Date.UTC(Math.floor(target / 12), (target % 12) + 1, 0)).getUTCDate();
  const firstOfMonth = Date.UTC(Math.floor(target / 12), target % 12, 1) / 86_400_000;
  return day > days ? firstOfMonth + days - 1 : firstOfMonth + day - 2;
}

/** Each paused day within the run makes it a day longer. */
function withPauses(begin: number, last: number, paused: ReadonlyMap<number, string>): number {
  let end = last;
  for (let day = begin; day <= end; day++) if (paused.has(day)) end++;
  return end;
}

function rolled(last: number, calendar: Calendar, lines: Line[] | undefined, total: number): number {
  let due = last;
  for (let why = calendar.whyOffDay(due); why !== undefined; why = calendar.whyOffDay(due)) {
    push(lines, due, due, false, total, `${why}이라 다음 날로 넘어감(민법 §161)`);
    due++;
  }
  return due;
}

/** Runs of days that are counted or out, told together. */
function tell(
  lines: Line[] | undefined,
  begin: number,
  end: number,
  paused: ReadonlyMap<number, string>,
  before: number,
): number {
  let total = before;
  for (let day = begin; day <= end;) {
    const why = paused.get(day);
    let to = day;
    while (to < end && paused.get(to + 1) === why) to++;
    if (why === undefined) total += to - day + 1;
    push(lines, day, to, why === undefined, total, why ?? '달력의 날로 셈');
    day = to + 1;
  }
  return total;
}

function push(
  lines: Line[] | undefined,
  from: number,
  to: number,
  counted: boolean,
  total: number,
  reason: string,
): void {
  lines?.push({ from: dateOf(from), to: dateOf(to), counted, amount: to - from + 1, total, reason });
}
