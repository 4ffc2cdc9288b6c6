import type { Calendar, Span } from './calendar.js';
import { dateOf, dayNumber, minuteOf, minuteOfDay } from './local.js';
import { pausedDays, pausedStretches, type Stretch } from './pauses.js';
import type { DeadlineQuestion, Line } from './question.js';

/**
 * C-HOUR and C-IMM (법 §19①, 영 §19): working minutes from the minute of receipt; the due moment is the earliest at which they are
 * used up (18:00, not 09:00 of the next day).
 */
export function countHours(question: DeadlineQuestion, calendar: Calendar, minutes: number, lines?: Line[]): string {
  const out = pausedDays(question.pauses, true);
  const stretches = pausedStretches(question.pauses);
  const start = minuteOfDay(question.from);
  let total = 0;
  for (let day = dayNumber(question.from), first = true; ; day++, first = false) {
    const why = calendar.whyOffDay(day) ?? out.get(day);
    if (why !== undefined) {
      const date = dateOf(day);
      lines?.push({ from: date, to: date, counted: false, amount: 0, total, reason: why });
      continue;
    }
    const mine = stretches.filter((stretch) => stretch.day === day);
    for (const span of openSpans(calendar.hours, first ? start : 0, mine)) {
      const used = Math.min(span.to - span.from, minutes - total);
      total += used;
      const [from, to] = [minuteOf(day, span.from), minuteOf(day, span.from + used)];
      lines?.push({ from, to, counted: true, amount: used, total, reason: '근무시간' });
      if (total === minutes) return to;
    }
    for (const { from, to, reason } of mine) {
      lines?.push({ from: minuteOf(day, from), to: minuteOf(day, to), counted: false, amount: 0, total, reason });
    }
  }
}

/** Working spans from a minute on, less the stretches that are out. */
function openSpans(hours: readonly Span[], start: number, out: readonly Stretch[]): readonly Span[] {
  let spans = hours.map(({ from, to }) => ({ from: Math.max(from, start), to }));
  for (const cut of out) {
    spans = spans.flatMap((span) =>
      [
        { from: span.from, to: Math.min(span.to, cut.from) },
        { from: Math.max(span.from, cut.to), to: span.to },
      ].filter(({ from, to }) => from < to && from >= span.from && to <= span.to),
    );
  }
  return spans.filter(({ from, to }) => from < to);
}
