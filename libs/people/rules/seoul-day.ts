const HOUR = 3_600_000;

/** Number of the day in Seoul since 1 January 1970. Korea has kept UTC+9 without summer time since 1988. */
export function seoulDay(at: Date): number {
  return Math.floor((at.getTime() + 9 * HOUR) / (24 * HOUR));
}
