import type { Calendar } from '../calendar.js';
import { dateOf, dayNumber, endOfDay } from '../local-time.js';
import type { DeadlineQuestion } from '../question.js';
import { dayGaps } from './gaps.js';
import { dayStretches, whyPaused } from './lines.js';
import type { Method } from './method.js';

/**
 * C-DAY (법 §19②): working days, the day of receipt included even after 18:00 (the text has no exception); received on
 * a day off, counting starts on the next working day. Ends with the last counted day (민법 §159).
 */
export function inWorkingDays(question: DeadlineQuestion, calendar: Calendar): Method {
  const gaps = dayGaps(question.pauses);
  const { days } = calendar;
  return {
    countedIn: 'working-days',
    start: dayNumber(question.from),
    gaps,
    meter: {
      limit: days.limit,
      read: (day) => days.before(day),
      pointAt: (count) => days.at(count - 1) + 1,
    },
    amount: ({ length }) => length,
    settle: (end) => end,
    due: (end) => ({ due: dateOf(end - 1), dueAt: endOfDay(dateOf(end - 1)) }),
    prelude: () => [],
    explain: (from, to) => dayStretches(from, to, (day) => whyPaused(day, gaps) ?? days.whyOff(day)),
    explainEnd: () => [],
    written: dateOf,
  };
}
