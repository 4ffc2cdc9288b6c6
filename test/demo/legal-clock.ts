import { take } from './http.js';

interface Span {
  readonly length: number;
  readonly unit: string;
}
export interface Question extends Span {
  readonly rule?: string;
  readonly from: string;
  readonly pauses?: readonly { readonly code: string; readonly from: string; readonly to?: string }[];
  readonly extensions?: readonly Span[];
}

/** Working days and due dates, from the public calculator alone: what the office says is compared with this. */
export class LegalClock {
  constructor(private readonly portal: string) {}

  /** The due date; null while a pause is open. */
  async due(question: Question): Promise<string | null> {
    const { due } = await take<{ due: string | null }>('POST', `${this.portal}/api/v1/deadline`, question);
    return due;
  }

  /** The nth working day on or after a date; 0 is the first. */
  async workingDay(from: string, n: number): Promise<string> {
    return String(await this.due({ rule: 'C-DAY', length: n + 1, unit: 'day', from }));
  }

  /** The nth working day before a working day. */
  async workingDayBefore(day: string, n: number): Promise<string> {
    for (let back = n; ; back++) {
      const candidate = daysAfter(day, -back);
      if ((await this.workingDay(candidate, n)) === day && (await this.workingDay(candidate, 0)) === candidate)
        return candidate;
    }
  }
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first day of the month so many months before a moment's month in Korea, and that month. */
export function monthBefore(now: Date, months: number): { month: string; first: string } {
  const korean = new Date(now.getTime() + 9 * 3_600_000);
  const first = new Date(Date.UTC(korean.getUTCFullYear(), korean.getUTCMonth() - months, 1))
    .toISOString()
    .slice(0, 10);
  return { month: first.slice(0, 7), first };
}

/** The first day of the next month. */
export function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}
