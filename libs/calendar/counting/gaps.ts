import { dayNumber, isMinute, type LocalTime, minuteNumber, MINUTES_A_DAY } from '../local-time.js';
import type { Pause } from '../question.js';

/** A stretch that is not counted, on one scale (days or minutes), `to` not included; Infinity while it is still running. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly pause: Pause;
}

/** Pauses as whole days, both ends wholly out (행정절차법 시행령 §11; a part of a day is read as the day). */
export function dayGaps(pauses: readonly Pause[] = []): Gap[] {
  return apart(
    pauses.map((pause) => ({
      from: dayNumber(pause.from),
      to: pause.to === undefined ? Infinity : dayNumber(pause.to) + 1,
      pause,
    })),
  );
}

/**
 * Pauses on an hour clock: exact where minutes are given, but 보완 takes the whole days of sending and arrival (영 §20(1)) unless
 * the office reads it `exactly`.
 */
export function minuteGaps(pauses: readonly Pause[] = [], exactly = false): Gap[] {
  const whole = (code: string, end: LocalTime): boolean => !isMinute(end) || (code === 'supplement' && !exactly);
  return apart(
    pauses.map((pause) => {
      const { code, from, to } = pause;
      return {
        from: whole(code, from) ? dayNumber(from) * MINUTES_A_DAY : minuteNumber(from),
        to: to === undefined ? Infinity : whole(code, to) ? (dayNumber(to) + 1) * MINUTES_A_DAY : minuteNumber(to),
        pause,
      };
    }),
  );
}

/** Overlaps count once: in order, each gap keeps only what no earlier one has taken. */
function apart(gaps: Gap[]): Gap[] {
  gaps.sort((a, b) => a.from - b.from);
  const kept: Gap[] = [];
  let taken = -Infinity;
  for (const gap of gaps) {
    if (gap.to <= Math.max(gap.from, taken)) continue;
    kept.push({ ...gap, from: Math.max(gap.from, taken) });
    taken = gap.to;
  }
  return kept;
}
