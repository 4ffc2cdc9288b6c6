import { type Calendar, deadline, type LocalDate, type LocalMinute } from '#calendar';
import { whenPublished } from './clock.js';
import type { Answers, MatterRecord } from './record.js';
import type { KeptDate, Step } from './table.js';

/** `today`, or `30 civil days`, `3 years from adoptedOn`; the schema lets nothing else through. */
export function compileDate(keeps: string, text: string): KeptDate {
  const [, digits, unit, from] = /^(\d+) (civil day|day|month|year)s?(?: from (\w+))?$/.exec(text) ?? [];
  return {
    keeps,
    length: Number(digits ?? 0),
    unit: (unit as KeptDate['unit'] | undefined) ?? 'day',
    ...(from !== undefined && { from }),
  };
}

/**
 * The record with the dates its step counts. A date that needs holidays nobody has published is left out, like one that has
 * nothing to be counted from: rules take an absent date as one that has not passed.
 */
export function withDates(
  { dates }: Step,
  becomes: MatterRecord,
  answers: Answers,
  now: LocalMinute,
  calendar: Calendar,
): MatterRecord {
  if (dates.length === 0) return becomes;
  const others = Object.entries(becomes.values).filter(([name]) => !dates.some(({ keeps }) => keeps === name));
  const counted = dates.flatMap((date): [string, LocalDate][] => {
    const since = date.from === undefined ? now : sinceOf(date.from, becomes, answers);
    const day = since === undefined ? undefined : whenPublished(() => countedFrom(since, date, calendar));
    return day === undefined ? [] : [[date.keeps, day]];
  });
  return { ...becomes, values: Object.fromEntries([...others, ...counted]) };
}

function sinceOf(from: string, { clock, values }: MatterRecord, answers: Answers): LocalDate | LocalMinute | undefined {
  if (from === 'start') return clock?.start;
  return (answers[from] ?? values[from]) as LocalDate | LocalMinute | undefined;
}

function countedFrom(since: LocalDate | LocalMinute, { length, unit }: KeptDate, calendar: Calendar): LocalDate {
  const day = since.slice(0, 10) as LocalDate;
  if (unit === 'civil day') {
    const period = { rule: 'C-CIV', length, unit: 'day', from: since, pauses: [], extensions: [] } as const;
    return String(deadline(period, calendar).due).slice(0, 10) as LocalDate;
  }
  if (unit === 'day') return calendar.addCalendarDays(day, length);
  return monthsAfter(day, unit === 'year' ? length * 12 : length);
}

/** The same day so many months on, or the last of a month that is too short for it (민법 §160③). */
function monthsAfter(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
  return then.toISOString().slice(0, 10) as LocalDate;
}
