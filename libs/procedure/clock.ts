import { type Calendar, type Deadline, deadline, ruleFor } from '#calendar';
import type { ClockFacts, StepTaken } from './record.js';
import type { Procedure } from './table.js';

/**
 * The due moment and its arithmetic, derived anew from the facts every time. Undefined before the clock starts, while it is
 * paused, and when a year's holidays are not published yet: it is never guessed.
 */
export function deadlineOf(
  procedure: Procedure,
  clock: ClockFacts | undefined,
  calendar: Calendar,
): Deadline | undefined {
  if (!clock || isPaused(clock)) return undefined;
  const { start, limit, pauses, extensions } = clock;
  const { length, unit } = limit;
  const rule = procedure.counting === 'civil' ? 'C-CIV' : ruleFor(limit);
  return deadline({ rule, length, unit, from: start, pauses, extensions }, calendar);
}

/** The due moment as a fact tells it, or why there is none. */
export function dueOf(
  procedure: Procedure,
  clock: ClockFacts | undefined,
  calendar: Calendar,
): Pick<StepTaken, 'due' | 'dueUnknown' | 'calendar'> {
  const due = deadlineOf(procedure, clock, calendar)?.due ?? null;
  const why = !clock ? 'no-clock' : isPaused(clock) ? 'paused' : 'holidays-unpublished';
  return { due, dueUnknown: due === null ? why : null, calendar: calendar.id };
}

export function isPaused({ pauses }: ClockFacts): boolean {
  return pauses.some(({ to }) => to === undefined);
}
