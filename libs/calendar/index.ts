export { answerDeadline } from './answer.js';
export { Calendar } from './calendar.js';
export type { Line } from './counting/lines.js';
export type { CountedIn } from './counting/method.js';
export { type Deadline, deadline, type FixedDeadline, type StoppedDeadline } from './deadline.js';
export {
  type DeclaredHoliday,
  type HolidaySnapshot,
  holidaySnapshot,
  publishedHolidays,
  withDeclared,
} from './holidays.js';
export {
  daysAfter,
  daysBetween,
  endOfDay,
  instantOf,
  isDate,
  type LocalDate,
  type LocalMinute,
  type LocalTime,
  seoulDate,
  seoulMinute,
} from './local-time.js';
export { inForceOn } from './in-force.js';
export { type Reading, type ReadingPoint, READINGS } from './readings.js';
export { type DayOffPolicy, isRecurrence, onWorkingDays, type RecurringDay, recurringDays } from './recurring.js';
export { AT_ONCE, type DeadlineQuestion, type Pause, type Rule, ruleFor, type Span, type Unit } from './question.js';
export { readDeadlineQuestion } from './read-question.js';
export { koreanDate, koreanMoment } from './wording.js';
export { workingHours, type WorkingSpan } from './working-hours.js';
