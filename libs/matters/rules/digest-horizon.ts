import { type Calendar, type LocalDate } from '#calendar';
import { RuleBroken } from '#foundation';

/** The days a digest counts by: today, the next working day, and how far it looks ahead (exclusive). */
export function horizonOf(
  calendar: Calendar,
  today: LocalDate,
): { readonly today: LocalDate; readonly tomorrow: LocalDate; readonly until: LocalDate } {
  const ahead = (days: number): LocalDate => {
    try {
      return calendar.addWorkingDays(today, days);
    } catch (error) {
      // Next year's holidays are not published yet: a digest that counts plain days is better than none.
      if (!(error instanceof RuleBroken && error.code === 'calendar.year-not-published')) throw error;
      return calendar.addCalendarDays(today, days);
    }
  };
  return { today, tomorrow: ahead(1), until: calendar.addCalendarDays(ahead(3), 2) };
}
