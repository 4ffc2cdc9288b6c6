import { Calendar, publishedHolidays } from '#calendar';

export const sampleCalendar = new Calendar(publishedHolidays());
