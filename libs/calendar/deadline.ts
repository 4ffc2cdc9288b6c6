import { ensure } from '#foundation';
import type { Calendar } from './calendar.js';
import { countCalendar } from './count-calendar.js';
import { countDays } from './count-days.js';
import { countHours } from './count-hours.js';
import { dayNumber, endOfDay, instantOf, minuteOf, minuteOfDay } from './local.js';
import type { Deadline, DeadlineQuestion, Extension, Line } from './question.js';

/** A working day of 8 hours, in minutes. */
const WORKING_DAY = 480;

/**
 * When a period ends and the arithmetic of it: always derived from the facts, never changed in place.
 * RuleBroken: `calendar.year-not-published` (it cannot be fixed yet), `calendar.paused` (a pause still lasts).
 */
export function deadline(question: DeadlineQuestion, calendar: Calendar): Deadline {
  const lasting = question.pauses.find(({ to }) => to === undefined);
  ensure(!lasting, 'calendar.paused', { code: lasting?.code ?? '', since: lasting?.from ?? '' });
  const base: Extension = { length: question.length, unit: question.unit };
  const lines: Line[] = [];
  const due = dueOf(question, calendar, [base, ...question.extensions], lines);
  const original = question.extensions.length === 0 ? due : dueOf(question, calendar, [base]);
  const dueAt = due.length === 10 ? endOfDay(due) : instantOf(due);
  return { due, dueAt, original, snapshot: calendar.id, rule: question.rule, arithmetic: lines };
}

function dueOf(question: DeadlineQuestion, calendar: Calendar, steps: readonly Extension[], lines?: Line[]): string {
  switch (question.rule) {
    case 'C-IMM':
    case 'C-HOUR':
      return countHours(question, calendar, sum(steps.map(workingMinutes)), lines);
    case 'C-DAY':
      return countDays(question, calendar, sum(steps.map(({ length }) => length)), lines);
    case 'C-CAL':
    case 'C-CIV':
      if (question.unit === 'hour') return elapsed(question.from, sum(steps.map(workingMinutes)));
      return countCalendar(question, calendar, steps, lines);
  }
}

function workingMinutes({ length, unit }: Extension): number {
  return unit === 'hour' ? length * 60 : length * WORKING_DAY;
}

/** Hours of the civil code run at once, day and night (민법 §156). */
function elapsed(from: string, minutes: number): string {
  return minuteOf(dayNumber(from), minuteOfDay(from) + minutes);
}

function sum(parts: readonly number[]): number {
  return parts.reduce((a, b) => a + b, 0);
}
