import { ensure, RuleBroken } from '#foundation';
import { type Calendar, type LocalDate, type LocalMinute, type LocalTime, ruleFor } from '#calendar';
import type { Answers, ClockFacts, MatterRecord } from './record.js';
import type { Limit, OneEffect, Procedure, Step } from './table.js';

/** What a step is taken with. */
interface Taking {
  readonly answers: Answers;
  readonly now: LocalMinute;
  readonly calendar: Calendar;
}

/**
 * The clock's facts after a step. `before` is the matter as it was, `kind` its kind after the step.
 * @throws RuleBroken `procedure.clock-runs-already`, `procedure.clock-not-running`, `procedure.clock-paused-already`,
 *   `procedure.no-kind` when a table leads a matter where the effect makes no sense; `procedure.left-out-outside` {since}.
 */
export function clockAfter(
  procedure: Procedure,
  { clock: effect }: Step,
  before: MatterRecord,
  kind: string | undefined,
  taking: Taking,
): ClockFacts | undefined {
  if (effect.kind !== 'in-turn') return after(procedure, effect, before, kind, taking);
  const starts = effect.effects.some((each) => each.kind === 'start');
  return effect.effects.reduce<ClockFacts | undefined>((clock, each) => {
    const { clock: _, ...rest } = before;
    const now = starts && each.kind !== 'start' ? (clock?.start ?? taking.now) : taking.now;
    return after(procedure, each, clock ? { ...rest, clock } : rest, kind, { ...taking, now });
  }, before.clock);
}

function after(
  procedure: Procedure,
  effect: OneEffect,
  before: MatterRecord,
  kind: string | undefined,
  { answers, now, calendar }: Taking,
): ClockFacts | undefined {
  const { clock } = before;
  if (effect.kind === 'none') return clock;
  if (effect.kind === 'start') {
    ensure(!clock || clock.stop !== undefined, 'procedure.clock-runs-already');
    const start = effect.at === undefined ? now : (answers[effect.at] as LocalMinute);
    return { start, limit: periodOf(procedure, kind), pauses: [], extensions: [] };
  }
  if (effect.kind === 'stop') return clock && { ...clock, stop: now };
  if (!clock || clock.stop !== undefined) throw new RuleBroken('procedure.clock-not-running');
  if (effect.kind === 'recount') return recounted(clock, periodOf(procedure, kind));
  if (effect.kind === 'extend') {
    const length = Number(answers[effect.by]);
    return { ...clock, extensions: [...clock.extensions, { length, unit: clock.limit.unit }] };
  }
  const at = endOfPause(clock, now, calendar);
  if (effect.kind === 'pause') return { ...clock, pauses: paused(clock, effect.code, at) };
  if (effect.kind === 'pause-by') return { ...clock, pauses: paused(clock, String(answers[effect.ask]), at) };
  if (effect.kind === 'leave-out') {
    return { ...clock, pauses: leftOut(clock, effect.code, answers[effect.from], answers[effect.to]) };
  }
  return { ...clock, pauses: resumed(clock, effect.asOf, before, at) };
}

/** The period in force for the matter's kind, or the procedure's own. */
function periodOf({ kinds, limit }: Procedure, kind: string | undefined): Limit {
  const period = (kind === undefined ? undefined : kinds.get(kind)?.limit) ?? limit;
  if (!period) throw new RuleBroken('procedure.no-kind');
  return period;
}

/**
 * A corrected kind is counted from the same 접수시각; days that were left out stay out. No extension may be longer than the
 * (now other) original period (영 §21①), and one in another unit says nothing about it: it has to be decided anew.
 */
function recounted(clock: ClockFacts, limit: Limit): ClockFacts {
  const extensions = clock.extensions
    .filter(({ unit }) => unit === limit.unit)
    .map(({ length, unit }) => ({ length: Math.min(length, limit.length), unit }));
  return { ...clock, limit, extensions };
}

/** The law says days; an office that reads a clock of hours to the minute keeps the minute. */
function endOfPause({ start, limit }: ClockFacts, now: LocalMinute, calendar: Calendar): LocalTime {
  const hours = ruleFor(limit) === 'C-HOUR';
  return hours && calendar.reads('pause-ends', dayOf(start)) === 'working-hours' ? now : dayOf(now);
}

function paused({ pauses }: ClockFacts, code: string, from: LocalTime): ClockFacts['pauses'] {
  ensure(
    pauses.every(({ to }) => to !== undefined),
    'procedure.clock-paused-already',
  );
  return [...pauses, { code, from }];
}

/** A stretch that is over: it never lies before the receipt, and stands before a pause that is still open. */
function leftOut({ start, pauses }: ClockFacts, code: string, from: unknown, to: unknown): ClockFacts['pauses'] {
  const span = { code, from: from as LocalDate, to: to as LocalDate };
  ensure(span.from <= span.to && span.from >= dayOf(start), 'procedure.left-out-outside', { since: dayOf(start) });
  const [closed, open] = [
    pauses.filter(({ to: end }) => end !== undefined),
    pauses.filter(({ to: end }) => end === undefined),
  ];
  return [...closed, span, ...open];
}

function resumed(
  { pauses }: ClockFacts,
  asOf: string | undefined,
  before: MatterRecord,
  at: LocalTime,
): ClockFacts['pauses'] {
  const last = asOf === undefined ? undefined : before.values[asOf];
  const to = (last as LocalDate | undefined) ?? at;
  return pauses.map((pause) =>
    pause.to === undefined ? { ...pause, to, ...(last !== undefined && { lapsed: true }) } : pause,
  );
}

function dayOf(now: LocalMinute): LocalDate {
  return now.slice(0, 10) as LocalDate;
}
