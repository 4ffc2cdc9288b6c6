import { instantOf, type LocalDate } from '#calendar';

/** `2026-11`. */
export type Month = string;

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

function monthAfter(month: Month, ahead = 1): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + ahead;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** First instant of a month in Seoul and of the one after it. */
export function boundsOf(month: Month): { readonly from: Date; readonly to: Date } {
  return { from: instantOf(`${month}-01`), to: instantOf(`${monthAfter(month)}-01`) };
}

/** The month before a day. */
export function monthBefore(today: LocalDate): Month {
  return monthAfter(today.slice(0, 7), -1);
}
