import { dayNumber, type LocalDate, type LocalMinute, weekday } from './local-time.js';

const WEEKDAYS = ['일', '월', '화', '수', '목', '금', '토'] as const;

/** A date as an office writes it: `2026. 11. 5.(목)`. RuleBroken `calendar.not-a-time`. */
export function koreanDate(date: LocalDate): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return `${year}. ${month}. ${day}.(${WEEKDAYS[weekday(dayNumber(date))]})`;
}

/** A minute as an office writes it: `2026. 11. 5.(목) 14:00`. RuleBroken `calendar.not-a-time`. */
export function koreanMoment(minute: LocalMinute): string {
  return `${koreanDate(minute)} ${minute.slice(11)}`;
}
