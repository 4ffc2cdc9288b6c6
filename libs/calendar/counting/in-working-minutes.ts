import type { Calendar } from '../calendar.js';
import { dateOf, instantOf, minuteNumber, minuteOf, MINUTES_A_DAY } from '../local-time.js';
import type { DeadlineQuestion } from '../question.js';
import { type Gap, minuteGaps } from './gaps.js';
import { cutAtGaps, type Stretch } from './lines.js';
import type { Method } from './method.js';

// 법 §19①: a day of a limit counts as eight working hours, wherever lunch lies.
const WORKING_MINUTES = { hour: 60, day: 480 };

/** C-IMM and C-HOUR: working minutes from the minute of receipt; after hours counting waits for the next working minute. */
export function inWorkingMinutes(question: DeadlineQuestion, calendar: Calendar): Method {
  const start = minuteNumber(question.from);
  const gaps = minuteGaps(
    question.pauses,
    calendar.reads('pause-ends', question.from.slice(0, 10)) === 'working-hours',
  );
  return {
    countedIn: 'working-minutes',
    start,
    gaps,
    meter: calendar.minutes,
    amount: ({ length, unit }) => length * (unit === 'hour' ? WORKING_MINUTES.hour : WORKING_MINUTES.day),
    settle: (end) => end,
    due: (end) => ({ due: minuteOf(end), dueAt: instantOf(minuteOf(end)) }),
    prelude: () => afterHours(start, gaps, calendar),
    explain: (from, to) => explain(from, to, gaps, calendar),
    explainEnd: () => [],
    written: minuteOf,
  };
}

function explain(from: number, to: number, gaps: readonly Gap[], calendar: Calendar): Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = Math.floor(from / MINUTES_A_DAY); day * MINUTES_A_DAY < to; day++) {
    const midnight = day * MINUTES_A_DAY;
    const paused = pausedThroughout(Math.max(from, midnight), Math.min(to, midnight + MINUTES_A_DAY), gaps);
    // Pauses are asked first: a day that lies in one needs no published calendar, nor does the night behind one.
    const why = paused?.length === 1 ? paused[0]?.why : paused ? undefined : whyOff(day, from, to, calendar);
    if (why) stretches.push({ from: dateOf(day), to: dateOf(day), counted: 0, why });
    else if (paused) stretches.push(...paused);
    else stretches.push(...workedOn(midnight, from, to, gaps, calendar));
  }
  return stretches;
}

function whyOff(day: number, from: number, to: number, { days, minutes }: Calendar): string | undefined {
  const midnight = day * MINUTES_A_DAY;
  const unread = midnight >= minutes.limit;
  if (unread && minutes.rests(Math.max(from, midnight), Math.min(to, midnight + MINUTES_A_DAY))) return undefined;
  return days.whyOff(day);
}

function workedOn(midnight: number, from: number, to: number, gaps: readonly Gap[], { minutes }: Calendar): Stretch[] {
  return minutes.spans.flatMap((span) =>
    cutAtGaps(Math.max(from, midnight + span.from), Math.min(to, midnight + span.to), gaps),
  );
}

/** The pauses that together leave nothing of a stretch. */
function pausedThroughout(from: number, to: number, gaps: readonly Gap[]): Stretch[] | undefined {
  const cut = cutAtGaps(from, to, gaps);
  return cut.every(({ counted }) => counted === 0) ? cut : undefined;
}

/** Received on a working day when its hours were over: that day gives nothing, and says so. */
function afterHours(start: number, gaps: readonly Gap[], { days, minutes }: Calendar): Stretch[] {
  const day = Math.floor(start / MINUTES_A_DAY);
  const midnight = day * MINUTES_A_DAY;
  if (start < midnight + (minutes.spans.at(-1)?.to ?? 0)) return [];
  if (pausedThroughout(start, midnight + MINUTES_A_DAY, gaps) || !days.isWorking(day)) return [];
  return [{ from: minuteOf(start), to: dateOf(day), counted: 0, why: '근무시간이 지남' }];
}
