import type { Calendar } from './calendar.js';
import { inCalendarDays } from './counting/in-calendar-days.js';
import { inRunningMinutes } from './counting/in-running-minutes.js';
import { inWorkingDays } from './counting/in-working-days.js';
import { inWorkingMinutes } from './counting/in-working-minutes.js';
import { leftOut, type Line, type Stretch } from './counting/lines.js';
import type { CountedIn, Method } from './counting/method.js';
import { spend, type Stopped } from './counting/spend.js';
import type { LocalTime } from './local-time.js';
import { checkQuestion, type DeadlineQuestion, type Span } from './question.js';

interface Worked {
  /** Id of the holiday snapshot the answer rests on. */
  readonly snapshot: string;
  readonly countedIn: CountedIn;
  /** Each counted and each left-out stretch with the reason; worked out when first asked for. */
  readonly arithmetic: readonly Line[];
}

/** The clock runs (or ran out): the end is known. */
export interface FixedDeadline extends Worked {
  readonly running: true;
  /** A date means the end of that day; hour clocks give a minute. */
  readonly due: LocalTime;
  readonly dueAt: Date;
  /** The end without the extensions. */
  readonly original: LocalTime;
}

/** The clock stands in a pause that has not ended: there is no end yet, only what is left. */
export interface StoppedDeadline extends Worked {
  readonly running: false;
  readonly due: null;
  readonly dueAt: null;
  /** The end without the extensions, if the pause began only after it. */
  readonly original: LocalTime | null;
  /** Code of the pause. */
  readonly paused: string;
  readonly since: LocalTime;
  /** What is left, in `countedIn`, of the period or extension the clock stands in. */
  readonly left: number;
  /** Extensions that have not begun. */
  readonly leftExtensions: readonly Span[];
}

export type Deadline = FixedDeadline | StoppedDeadline;

interface Part {
  readonly from: number;
  readonly usedUp: number;
  readonly end: number;
}

/**
 * When a period ends, and why: law.md's five ways of counting with pauses and extensions. An extension counts on from
 * the old end. Pure: the same question and calendar always give the same answer, so it may be asked again at any time.
 * RuleBroken `calendar.question-invalid` {field, problem}, `calendar.not-a-time`, `calendar.year-not-published` {year}.
 */
export function deadline(question: DeadlineQuestion, calendar: Calendar): Deadline {
  checkQuestion(question);
  const method = methodOf(question, calendar);
  const spans = [question, ...(question.extensions ?? [])];
  const parts: Part[] = [];
  let from = method.start;
  for (const [n, span] of spans.entries()) {
    const usedUp = spend(method.amount(span, from), from, method.gaps, method.meter);
    if (typeof usedUp !== 'number') return stopped(method, calendar, parts, from, usedUp, spans.slice(n + 1));
    const end = method.settle(usedUp);
    parts.push({ from, usedUp, end });
    from = end;
  }
  const lines = once(() => linesOf(method, parts, []));
  return {
    running: true,
    ...method.due(from),
    original: method.due(parts[0]?.end ?? from).due,
    snapshot: calendar.holidays.id,
    countedIn: method.countedIn,
    get arithmetic() {
      return lines();
    },
  };
}

function methodOf(question: DeadlineQuestion, calendar: Calendar): Method {
  switch (question.rule) {
    case 'C-IMM':
    case 'C-HOUR':
      return inWorkingMinutes(question, calendar);
    case 'C-DAY':
      return inWorkingDays(question, calendar);
    case 'C-CAL':
      return inCalendarDays(question, calendar);
    case 'C-CIV':
      return question.unit === 'hour' ? inRunningMinutes(question) : inCalendarDays(question, calendar);
  }
}

function stopped(
  method: Method,
  calendar: Calendar,
  parts: readonly Part[],
  from: number,
  { left, in: gap }: Stopped,
  leftExtensions: readonly Span[],
): StoppedDeadline {
  const begun = Math.max(from, gap.from);
  const open = { from: method.written(begun), to: null, counted: 0, why: `${leftOut(gap)}(진행 중)` };
  const lines = once(() => linesOf(method, parts, [...method.explain(from, begun), open]));
  return {
    running: false,
    due: null,
    dueAt: null,
    original: parts[0] ? method.due(parts[0].end).due : null,
    paused: gap.pause.code,
    since: gap.pause.from,
    left,
    leftExtensions: leftExtensions.map(({ length, unit }) => ({ length, unit })),
    snapshot: calendar.holidays.id,
    countedIn: method.countedIn,
    get arithmetic() {
      return lines();
    },
  };
}

/** Most callers want only the end; the arithmetic of a long period costs far more than the end itself. */
function once<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined;
  return () => (done ??= { value: work() }).value;
}

/** The stretches of every part, numbered through: the running count goes on from the period into its extensions. */
function linesOf(method: Method, parts: readonly Part[], unfinished: readonly Stretch[]): Line[] {
  const chapters = parts.map(({ from, usedUp, end }) => [
    ...method.explain(from, usedUp),
    ...method.explainEnd(usedUp, end),
  ]);
  let total = 0;
  return [...chapters, unfinished].flatMap((stretches, extension) =>
    [...(extension === 0 ? method.prelude() : []), ...stretches].map((stretch) => {
      total += stretch.counted;
      return { ...stretch, total, extension };
    }),
  );
}
