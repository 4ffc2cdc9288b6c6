import type { Fact } from '#foundation';
import type { Calendar } from '#calendar';
import { type ClockFacts, deadlineOf, type Procedure } from '#procedure';
import { Recounted, StepTaken } from '../facts.js';

/** The due moment on a calendar; null before the clock starts, while it rests, and where it cannot be fixed yet. */
export function dueOn(procedure: Procedure, clock: ClockFacts | null | undefined, calendar: Calendar): string | null {
  return deadlineOf(procedure, clock ?? undefined, calendar)?.due ?? null;
}

/** A clock that was stopped for good has no date to come: what it was decided on stays. */
export function stillRuns(clock: ClockFacts | null | undefined): boolean {
  return clock !== null && clock !== undefined && clock.stop === undefined;
}

/**
 * The calendar a matter was last promised a date by, before the present one, where a step already counted by the present one and
 * nobody told the difference. Undefined for a matter that never knew another calendar, or was recounted to this one.
 */
export function supersededCalendar(facts: readonly Fact[], present: string): string | undefined {
  const recounted = facts.some(({ name, body }) => name === Recounted.name && body['to'] === present);
  if (recounted) return undefined;
  const promised = facts.findLast(
    ({ name, body }) => name === StepTaken.name && typeof body['due'] === 'string' && body['calendar'] !== present,
  );
  return promised && String(promised.body['calendar']);
}

/** What was promised before a calendar changed, and the clock's facts it was promised on. */
export interface Promised {
  readonly due: string;
  readonly clock: ClockFacts;
}

/**
 * The earlier promise that still stands beside the present due moment: the first one, until a step changes the clock (an extension
 * tells a new date by itself) or the date comes back to what was promised.
 */
export function promiseBeside(
  before: Promised | null,
  clock: ClockFacts,
  oldDue: string | null,
  newDue: string | null,
): Promised | null {
  const first = before && sameClock(before.clock, clock) ? before.due : oldDue;
  return first === null || first === newDue ? null : { due: first, clock: running(clock) };
}

/** The promise to show; null when it was overtaken. */
export function promisedDue(
  promised: Promised | null | undefined,
  clock: ClockFacts | null | undefined,
  due: string | null,
): string | null {
  if (!promised || !clock || promised.due === due || !sameClock(promised.clock, clock)) return null;
  return promised.due;
}

function sameClock(one: ClockFacts, other: ClockFacts): boolean {
  return signOf(one) === signOf(other);
}

/** The same facts in the same words, however the database ordered them. */
function signOf({ start, limit, pauses, extensions }: ClockFacts): string {
  return JSON.stringify([
    start,
    [limit.length, limit.unit, limit.immediate ?? false],
    pauses.map(({ code, from, to }) => [code, from, to ?? null]),
    extensions.map(({ length, unit }) => [length, unit]),
  ]);
}

function running({ start, limit, pauses, extensions }: ClockFacts): ClockFacts {
  return { start, limit, pauses, extensions };
}
