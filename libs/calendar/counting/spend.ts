import type { Gap } from './gaps.js';

/** An odometer over a scale of days or minutes. */
export interface Meter {
  /** The scale cannot be read beyond this point. */
  readonly limit: number;
  /** What has been counted up to a point. */
  read(point: number): number;
  /** The earliest point that shows a reading. */
  pointAt(reading: number): number;
  /** Whether nothing is counted from one point to another even where the scale cannot be read. Absent: something may be. */
  rests?(from: number, to: number): boolean;
}

/** The clock stands in a gap without an end. */
export interface Stopped {
  readonly left: number;
  readonly in: Gap;
}

/** The point at which an amount (above 0) is used up when counting starts at `from` and stands still in the gaps. */
export function spend(amount: number, from: number, gaps: readonly Gap[], meter: Meter): number | Stopped {
  let at = from;
  let left = amount;
  for (const gap of gaps) {
    if (gap.to <= at) continue;
    // A night between two pauses needs no published calendar.
    if (gap.from > at && !(at >= meter.limit && meter.rests?.(at, gap.from))) {
      const begun = meter.read(at);
      const room = meter.read(Math.min(gap.from, meter.limit)) - begun;
      const unread = gap.from > meter.limit && !meter.rests?.(meter.limit, gap.from);
      // Past the limit pointAt refuses by itself, with the first year that is missing.
      if (room >= left || unread) return meter.pointAt(begun + left);
      left -= room;
    }
    if (gap.to === Infinity) return { left, in: gap };
    at = gap.to;
  }
  return meter.pointAt(meter.read(at) + left);
}
