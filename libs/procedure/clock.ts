import { RuleBroken } from '#foundation';
import { type Calendar, type Deadline, deadline, type LocalDate, ruleFor } from '#calendar';
import type { ClockFacts, StepTaken } from './record.js';
import type { InReading, Procedure } from './table.js';

/**
 * The due moment and its arithmetic, derived anew from the facts every time. While a pause is open it is a stopped one without
 * a due. Undefined before the clock starts, and when the answer needs holidays nobody has published: it is never guessed.
 */
export function deadlineOf(
  { counting, workingDays, pauses: grounds }: Procedure,
  clock: ClockFacts | undefined,
  calendar: Calendar,
): Deadline | undefined {
  if (!clock) return undefined;
  const { start, limit, extensions } = clock;
  const { length, unit } = limit;
  const reads = ({ reading, as }: InReading): boolean => calendar.reads(reading, start.slice(0, 10)) === as;
  const civil = counting === 'civil' && !(workingDays && reads(workingDays));
  const rule = civil ? 'C-CIV' : ruleFor(limit.immediate ? 'at-once' : { length, unit });
  const whole = new Map<string, LocalDate>();
  const pauses = clock.pauses.flatMap(({ lapsed, ...pause }, at, all) => {
    const { code } = pause;
    const { where, wholly, joined } = grounds.get(code) ?? {};
    if (where && !reads(where)) return [];
    if (lapsed && joined && reads(joined)) {
      const next = all.slice(at + 1).find((other) => other.code === code);
      return next ? { ...pause, to: next.from } : pause;
    }
    if (!wholly || !reads(wholly)) return pause;
    // The law names each whole period once, and both add up: the second begins behind the first, however early it was begun.
    if (whole.has(code)) return [];
    const since = [...whole.values()].map((last) => calendar.addCalendarDays(last, 1));
    const from = [pause.from.slice(0, 10), ...since].reduce((a, b) => (a > b ? a : b));
    const to = calendar.addCalendarDays(from, wholly.days - 1);
    whole.set(code, to);
    return { code, from, to };
  });
  return whenPublished(() => deadline({ rule, length, unit, from: start, pauses, extensions }, calendar));
}

/** The due moment as a fact tells it, or why there is none. */
export function dueOf(
  procedure: Procedure,
  clock: ClockFacts | undefined,
  calendar: Calendar,
): Pick<StepTaken, 'due' | 'dueUnknown' | 'calendar'> {
  const derived = deadlineOf(procedure, clock, calendar);
  const due = derived?.due ?? null;
  const why = !clock ? 'no-clock' : derived ? 'paused' : 'holidays-unpublished';
  return { due, dueUnknown: due === null ? why : null, calendar: calendar.holidays.id };
}

/** What a calendar answers; nothing where the answer needs the holidays of a year that are not published yet. */
export function whenPublished<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RuleBroken && error.code === 'calendar.year-not-published') return undefined;
    throw error;
  }
}
