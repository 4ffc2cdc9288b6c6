const SEOUL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'short' });
const WEEKDAYS = '일월화수목금토';

/** `2026-11-05` → `2026. 11. 5.(목)`. */
export function dayInKorean(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${String(year)}. ${String(month)}. ${String(date)}.(${String(weekday)})`;
}

/** A day, or a minute `2026-11-05T14:00` → `2026. 11. 5.(목) 14:00`, both in Asia/Seoul already. */
export function dueInKorean(due: string): string {
  const [day = '', time] = due.split('T');
  return time === undefined ? dayInKorean(day) : `${dayInKorean(day)} ${time.slice(0, 5)}`;
}

/** An instant as the clock on a wall in Seoul showed it. */
export function momentInKorean(at: Date): string {
  return dueInKorean(SEOUL.format(at).replace(' ', 'T'));
}
