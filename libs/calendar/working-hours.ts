import { ensure } from '#foundation';
import { MINUTES_A_DAY } from './local-time.js';
import type { WorkingDays } from './working-days.js';

/** A stretch of a working day in minutes after midnight, `to` not included. */
export interface WorkingSpan {
  readonly from: number;
  readonly to: number;
}

/** 지방공무원 복무규정 §2: 09:00 to 18:00 with lunch from 12:00 to 13:00 left out. */
export const OFFICE_HOURS: readonly WorkingSpan[] = workingHours('09:00-12:00, 13:00-18:00');

/**
 * Working hours as an office profile writes them, `09:00-12:00, 13:00-18:00`; a head of office may shift lunch.
 * RuleBroken `calendar.working-hours-invalid` unless the spans are real, in order and apart.
 */
export function workingHours(text: string): readonly WorkingSpan[] {
  const spans = text.split(',').map((span) => {
    const match = /^\s*([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-4]):([0-5]\d)\s*$/.exec(span);
    ensure(match, 'calendar.working-hours-invalid', { text });
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
    return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  });
  let end = -1;
  for (const { from, to } of spans) {
    ensure(end < from && from < to && to <= MINUTES_A_DAY, 'calendar.working-hours-invalid', { text });
    end = to;
  }
  return spans;
}

/** Working time on the scale of minute numbers: an odometer that stands still outside working hours. */
export class WorkingMinutes {
  private readonly perDay: number;

  constructor(
    private readonly days: WorkingDays,
    readonly spans: readonly WorkingSpan[],
  ) {
    this.perDay = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** The first minute after the published years. */
  get limit(): number {
    return this.days.limit * MINUTES_A_DAY;
  }

  /** Working minutes from the beginning of the published years to this minute. */
  read(minute: number): number {
    const day = Math.floor(minute / MINUTES_A_DAY);
    const whole = this.days.before(day) * this.perDay;
    const today = this.workedBy(minute - day * MINUTES_A_DAY);
    return today > 0 && this.days.isWorking(day) ? whole + today : whole;
  }

  /** The earliest minute at which the odometer shows the reading: 18:00, not 09:00 of the next day. */
  pointAt(reading: number): number {
    const rank = Math.ceil(reading / this.perDay) - 1;
    let rest = reading - rank * this.perDay;
    const midnight = this.days.at(rank) * MINUTES_A_DAY;
    for (const { from, to } of this.spans) {
      if (rest <= to - from) return midnight + from + rest;
      rest -= to - from;
    }
    throw new Error('A working day is shorter than its own spans');
  }

  /** Whether there is nothing to count from one minute to another, whatever days they lie in: night, or lunch. */
  rests(from: number, to: number): boolean {
    const office = (minute: number): number => {
      const day = Math.floor(minute / MINUTES_A_DAY);
      return day * this.perDay + this.workedBy(minute - day * MINUTES_A_DAY);
    };
    return office(from) === office(to);
  }

  private workedBy(minuteOfDay: number): number {
    let worked = 0;
    for (const { from, to } of this.spans) worked += Math.max(0, Math.min(to, minuteOfDay) - from);
    return worked;
  }
}
