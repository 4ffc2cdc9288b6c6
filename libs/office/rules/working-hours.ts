import type { WorkingSpan } from '#calendar';

/** `09:00-12:00, 13:00-18:00` as spans of minutes since midnight, as written. */
export function workingHours(work: string): readonly WorkingSpan[] {
  return work.split(',').map((span) => {
    const [from = 0, to = 0] = span.split('-').map(minutes);
    return { from, to };
  });
}

/** Working hours that can be counted: each span ends after it began, none begins before the last has ended, all within the day. */
export function countable(hours: readonly WorkingSpan[]): boolean {
  return hours.every(({ from, to }, index) => (hours[index - 1]?.to ?? 0) <= from && from < to && to <= 24 * 60);
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
