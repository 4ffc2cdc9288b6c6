import { inForceOn } from './in-force.js';
import type { LocalDate } from './local-time.js';

/**
 * Points the law leaves open and an office may settle, by a ruling of the ministry or a court, from a day on. The first choice of each
 * is the safer one: the earlier duty of the office, or the later day for the resident.
 */
export const READINGS = {
  'received-after-hours': {
    label: '근무시간이 끝난 뒤 접수한 날(6일 이상의 기간)',
    choices: { counts: '첫날로 센다', 'next-day': '다음 근무일부터 센다' },
  },
  'objection-first-day': {
    label: '청원 처리기간이 지난 뒤 이의신청 30일의 첫날',
    choices: { 'left-out': '세지 않는다', counts: '센다' },
  },
  'survey-days': {
    label: '고충민원 현장조사 14일·7일의 단위',
    choices: { 'calendar-days': '달력의 날', 'working-days': '근무일' },
  },
  'second-demand': {
    label: '반려하기 앞의 두 번째 보완 요구',
    choices: { needed: '꼭 한다', optional: '하지 않아도 된다' },
  },
  'uncollected-end': {
    label: '찾아가지 않은 15일의 끝이 쉬는 날이면',
    choices: { rolls: '다음 근무일까지 기다린다', stands: '그날 끝난다' },
  },
} as const satisfies Record<string, { readonly label: string; readonly choices: Readonly<Record<string, string>> }>;

export type ReadingPoint = keyof typeof READINGS;
export type ReadingOf<Point extends ReadingPoint> = keyof (typeof READINGS)[Point]['choices'];

/** How an office reads a point from a day on, and what it rests on. */
export interface Reading {
  readonly inForce: LocalDate;
  readonly of: ReadingPoint;
  readonly as: string;
  readonly because: string;
}

/** How a point is read on a date; where the office says nothing, or nothing yet, the safer way. */
export function readingOn<Point extends ReadingPoint>(
  readings: readonly Reading[],
  point: Point,
  date: LocalDate,
): ReadingOf<Point> {
  const own = inForceOn(
    readings.filter(({ of }) => of === point),
    date,
  )?.as;
  return (own ?? Object.keys(READINGS[point].choices)[0]) as ReadingOf<Point>;
}
