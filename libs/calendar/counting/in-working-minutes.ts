import type { Calendar } from '../calendar.js';
import { dateOf, instantOf, minuteNumber, minuteOf, MINUTES_A_DAY } from '../local-time.js';
import type { DeadlineQuestion } from '../question.js';
import { type Gap, minuteGaps } from './gaps.js';
import { cutAtGaps, type Stretch, whyPaused } from './lines.js';
import type { Method } from './method.js';

// 법 §19①: a day of a limit counts as eight working hours, wherever lunch lies.
const WORKING_MINUTES = { hour: 60, day: 480 };

/** C-IMM and C-HOUR: working minutes from the minute of receipt; after hours counting waits for the next working minute. */
export function inWorkingMinutes(question: DeadlineQuestion, calendar: Calendar): Method {
  const gaps = minuteGaps(question.pauses);
  return {
    countedIn: 'working-minutes',
    start: minuteNumber(question.from),
    gaps,
    meter: calendar.minutes,
    amount: ({ length, unit }) => length * (unit === 'hour' ? WORKING_MINUTES.hour : WORKING_MINUTES.day),
    settle: (end) => end,
    due: (end) => ({ due: minuteOf(end), dueAt: instantOf(minuteOf(end)) }),
    prelude: () => [],
    explain: (from, to) => explain(from, to, gaps, calendar),
    explainEnd: () => [],
    written: minuteOf,
  };
}

function explain(from: number, to: number, gaps: readonly Gap[], calendar: Calendar): Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = Math.floor(from / MINUTES_A_DAY); day * MINUTES_A_DAY < to; day++) {
    const midnight = day * MINUTES_A_DAY;
    const why = whyWholeDay(day, gaps) ?? calendar.days.whyOff(day);
    if (why !== undefined) {
      stretches.push({ from: dateOf(day), to: dateOf(day), counted: 0, why });
      continue;
    }
    const spans = calendar.minutes.spans.flatMap((span) =>
      cutAtGaps(Math.max(from, midnight + span.from), Math.min(to, midnight + span.to), gaps),
    );
    const afterHours = {
      from: minuteOf(Math.max(from, midnight)),
      to: dateOf(day),
      counted: 0,
      why: '근무시간이 지남',
    };
    stretches.push(...(spans.length > 0 ? spans : [afterHours]));
  }
  return stretches;
}

function whyWholeDay(day: number, gaps: readonly Gap[]): string | undefined {
  const midnight = day * MINUTES_A_DAY;
  const whole = gaps.some((gap) => gap.from <= midnight && gap.to >= midnight + MINUTES_A_DAY);
  return whole ? whyPaused(midnight, gaps) : undefined;
}
