export { answerDeadline, readDeadlineQuestion } from './answer.js';
export { Calendar, type Span, STATUTORY_HOURS } from './calendar.js';
export { deadline } from './deadline.js';
export { type HolidaySnapshot, publishedHolidays, snapshotOf, withDeclared } from './holidays.js';
export {
  endOfDay,
  instantOf,
  koreanDate,
  koreanMoment,
  type LocalDate,
  type LocalMinute,
  seoulDate,
  seoulMinute,
} from './local.js';
export {
  type Deadline,
  type DeadlineQuestion,
  type Extension,
  type Line,
  type Pause,
  type Rule,
  ruleFor,
  type Unit,
} from './question.js';
