const OPENS = 8;
const CLOSES = 21;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Asia/Seoul has been nine hours ahead without summer time since 1989. */
const SEOUL = 9 * HOUR;

/**
 * When a letter that keeps sending hours (08:00 to 21:00, Asia/Seoul, any day of the week) may next go out: undefined when at
 * once, else the next opening. Reminders at midnight help nobody.
 */
export function nextOpening(now: Date): Date | undefined {
  const local = now.getTime() + SEOUL;
  const midnight = Math.floor(local / DAY) * DAY;
  const sinceMidnight = local - midnight;
  if (sinceMidnight >= OPENS * HOUR && sinceMidnight < CLOSES * HOUR) return undefined;
  const day = sinceMidnight < OPENS * HOUR ? midnight : midnight + DAY;
  return new Date(day + OPENS * HOUR - SEOUL);
}

/** The calendar day in Asia/Seoul, YYYY-MM-DD. */
export function seoulDay(now: Date): string {
  return new Date(now.getTime() + SEOUL).toISOString().slice(0, 10);
}
