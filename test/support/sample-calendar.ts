import { Calendar, publishedHolidays } from '#calendar';

/** The published holidays and the usual office hours. */
export const sampleCalendar = new Calendar(publishedHolidays());
