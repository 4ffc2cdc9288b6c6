import { type Calendar, instantOf, type LocalDate, type LocalMinute } from '#calendar';
import { deadlineOf, whenPublished } from './clock.js';
import type { MatterRecord } from './record.js';
import type { Moment, Procedure } from './table.js';

const MINUTES_AN_HOUR = 60;

export interface ArmedMoment {
  readonly moment: Moment;
  /** The step to take then. */
  readonly take: string;
  readonly at: Date;
}

/**
 * The moments that stand for a matter as it is now. Past ones are among them: whoever keeps them knows which were taken (one
 * moment at one time is taken once) and what the table says of missed ones. Moments that hang on the due are absent while it
 * is unknown or the clock has stopped, and reminders that would fall before the receipt never stand.
 */
export function momentsOf(procedure: Procedure, matter: MatterRecord, calendar: Calendar): readonly ArmedMoment[] {
  const begun = (matter.clock?.start ?? matter.enteredAt).slice(0, 10);
  return procedure.moments
    .filter((moment) => moment.while.includes(matter.state))
    .flatMap((moment) => {
      const anchor = anchorOf(procedure, moment, matter, calendar);
      const taken = matter.times[moment.take] ?? 0;
      const minute = anchor && whenPublished(() => minuteOf(moment, anchor, taken, calendar, begun));
      if (!minute || isBeforeReceipt(moment, minute, matter)) return [];
      return [{ moment, take: moment.take, at: instantOf(minute) }];
    });
}

/** An instant, or a day that counts as a whole. */
function anchorOf(
  procedure: Procedure,
  { anchor }: Moment,
  { clock, enteredAt, values }: MatterRecord,
  calendar: Calendar,
): LocalDate | LocalMinute | undefined {
  if (anchor === 'entered') return enteredAt;
  if (anchor === 'start') return clock?.start;
  if (anchor === 'due')
    return clock?.stop === undefined ? (deadlineOf(procedure, clock, calendar)?.due ?? undefined) : undefined;
  return values[anchor] as LocalDate | undefined;
}

function minuteOf(
  moment: Moment,
  anchor: LocalDate | LocalMinute,
  taken: number,
  calendar: Calendar,
  begun: LocalDate,
): LocalMinute {
  const { offset, everyDays, time } = moment;
  const day = anchor.slice(0, 10) as LocalDate;
  const clockTime = time ?? (anchor.slice(11) || '00:00');
  if (offset?.unit === 'working hours') {
    const from = (anchor.length > 10 ? anchor : endOf(day, calendar)) as LocalMinute;
    return calendar.addWorkingMinutes(from, offset.length * MINUTES_AN_HOUR);
  }
  if (!offset) return time === undefined && anchor.length === 10 ? endOf(day, calendar) : at(day, clockTime);
  const counted = everyDays === undefined ? offset.length : offset.length + everyDays * taken;
  const then = dayOf(offset.unit, day, counted, calendar);
  return at(moment.workingDayBefore ? workingDayBeside(then, calendar, begun) : then, clockTime);
}

/**
 * The working day before a day off, or the one after where the office reads it so. In a year whose holidays nobody has published the day
 * stays as it is: a notice that comes on a day off is better than none.
 */
function workingDayBeside(day: LocalDate, calendar: Calendar, begun: LocalDate): LocalDate {
  const n = calendar.reads('progress-notice', begun) === 'after' ? 1 : -1;
  return whenPublished(() => (calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, n))) ?? day;
}

function dayOf(
  unit: 'working days' | 'civil days' | 'days',
  day: LocalDate,
  length: number,
  calendar: Calendar,
): LocalDate {
  if (unit === 'working days') return calendar.addWorkingDays(day, length);
  const then = calendar.addCalendarDays(day, length);
  return unit === 'civil days' ? calendar.endOfPeriod(then, day) : then;
}

/** A day that is due ends at midnight. */
function endOf(day: LocalDate, calendar: Calendar): LocalMinute {
  return at(calendar.addCalendarDays(day, 1), '00:00');
}

function at(day: LocalDate, time: string): LocalMinute {
  return `${day}T${time}` as LocalMinute;
}

/** Three days before the end of a three-hour period there was nothing to remind of. */
function isBeforeReceipt({ offset }: Moment, minute: LocalMinute, { clock }: MatterRecord): boolean {
  return (offset?.length ?? 0) < 0 && clock !== undefined && minute <= clock.start;
}
