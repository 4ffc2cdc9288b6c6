import type { Calendar } from './calendar.js';
import { dateOf, dayNumber } from './local.js';
import { pausedDays } from './pauses.js';
import type { DeadlineQuestion, Line } from './question.js';

/**
 * C-DAY (법 §19②): whole days, the first included, without Saturdays, holidays and pauses. Received on a day off, counting begins
 * on the next working day; received after hours, that day is the first (UNSURE-1, as the text says).
 */
export function countDays(question: DeadlineQuestion, calendar: Calendar, length: number, lines?: Line[]): string {
  const paused = pausedDays(question.pauses, false);
  let total = 0;
  for (let day = dayNumber(question.from); ; day++) {
    const why = calendar.whyOffDay(day) ?? paused.get(day);
    if (why === undefined) total++;
    const date = dateOf(day);
    lines?.push({ from: date, to: date, counted: why === undefined, amount: 1, total, reason: why ?? `${total}일째` });
    if (total === length) return date;
  }
}
