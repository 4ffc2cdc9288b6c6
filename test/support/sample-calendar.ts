import { Calendar } from '#calendar';

export const sampleCalendar = new Calendar('x');
