import { instantOf, minuteNumber, minuteOf } from '../local-time.js';
import type { DeadlineQuestion } from '../question.js';
import { minuteGaps } from './gaps.js';
import { cutAtGaps } from './lines.js';
import type { Method } from './method.js';

/** C-CIV in hours (민법 §156): runs at once, day and night, and does not move off a holiday. */
export function inRunningMinutes(question: DeadlineQuestion): Method {
  const gaps = minuteGaps(question.pauses);
  return {
    countedIn: 'minutes',
    start: minuteNumber(question.from),
    gaps,
    meter: { limit: Infinity, read: (minute) => minute, pointAt: (minute) => minute },
    amount: ({ length }) => length * 60,
    settle: (end) => end,
    due: (end) => ({ due: minuteOf(end), dueAt: instantOf(minuteOf(end)) }),
    prelude: () => [],
    explain: (from, to) => cutAtGaps(from, to, gaps),
    explainEnd: () => [],
    written: minuteOf,
  };
}
