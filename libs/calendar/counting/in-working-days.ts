import type { Calendar } from '../calendar.js';
import { dateOf, dayNumber, endOfDay, instantOf, minuteOf, MINUTES_A_DAY } from '../local-time.js';
import type { DeadlineQuestion } from '../question.js';
import { dayGaps } from './gaps.js';
import { dayStretches, whyPaused } from './lines.js';
import type { Method } from './method.js';

/**
 * C-DAY (법 §19②): working days, the day of receipt included even after 18:00 (the text has no exception); received on
 * a day off, counting starts on the next working day. Ends with the last counted day (민법 §159). An office that reads it otherwise
 * leaves the day of a receipt after hours out, or ends the last day with its working hours.
 */
export function inWorkingDays(question: DeadlineQuestion, calendar: Calendar): Method {
  const gaps = dayGaps(question.pauses);
  const { days } = calendar;
  const received = dayNumber(question.from);
  const late = calendar.isAfterHours(question.from);
  const skipped = late && calendar.reads('received-after-hours', dateOf(received)) === 'next-day' ? 1 : 0;
  const closes = calendar.reads('day-ends', dateOf(received)) === 'office-close';
  return {
    countedIn: 'working-days',
    start: received + skipped,
    gaps,
    meter: {
      limit: days.limit,
      read: (day) => days.before(day),
      pointAt: (count) => days.at(count - 1) + 1,
    },
    amount: ({ length }) => length,
    settle: (end) => end,
    due: (end) => (closes ? closing(end - 1, calendar) : { due: dateOf(end - 1), dueAt: endOfDay(dateOf(end - 1)) }),
    prelude: () => dayStretches(received, received + skipped, () => '근무시간이 끝난 뒤 접수'),
    explain: (from, to) => dayStretches(from, to, (day) => whyPaused(day, gaps) ?? days.whyOff(day)),
    explainEnd: () => [],
    written: dateOf,
  };
}

/** The end of a day for an office that reads the last day to end with its working hours. */
function closing(day: number, { minutes }: Calendar): ReturnType<Method['due']> {
  const due = minuteOf(day * MINUTES_A_DAY + (minutes.spans.at(-1)?.to ?? MINUTES_A_DAY));
  return { due, dueAt: instantOf(due) };
}
