import { inForceOn } from './in-force.js';
import type { LocalDate } from './local-time.js';

/**
 * Points the law leaves open and an office may settle, by a ruling of the ministry or a court, from a day on. The first choice of each
 * is what holds unless the office says otherwise: the letter of the law, the earlier duty of the office, or the later day for the
 * resident.
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
  'objection-days': {
    label: '이의신청을 결정하는 10일의 단위',
    choices: { 'calendar-days': '달력의 날(민법)', 'working-days': '근무일(법 §19)' },
  },
  'ombudsman-days': {
    label: '시민고충처리위원회 60일의 단위',
    choices: { 'calendar-days': '달력의 날(민법)', 'working-days': '근무일(법 §19)' },
  },
  'day-ends': {
    label: '날로 세는 민원 처리기한의 끝 시각',
    choices: { midnight: '그날 24시', 'office-close': '그날 근무시간이 끝나는 때' },
  },
  'at-once-extension': {
    label: '즉시 처리하는 민원의 연장',
    choices: { 'three-hours': '3근무시간까지 한다', none: '하지 않는다' },
  },
  'progress-notice': {
    label: '30일 진행상황 통지일이 쉬는 날이면',
    choices: { before: '그 앞 근무일에 알린다', after: '그다음 근무일에 알린다' },
  },
  'petition-left-out': {
    label: '청원의 처리기간에서 빼는 공개 여부 결정과 의견 청취',
    choices: { 'actual-days': '실제로 지난 날', 'whole-periods': '15일과 30일 전부' },
  },
  'petition-supplement': {
    label: '청원의 보완 기간',
    choices: { counted: '처리기간에 넣는다', 'left-out': '처리기간에서 뺀다' },
  },
  'outage-part-day': {
    label: '하루의 일부만 멎은 정보시스템 장애',
    choices: { counted: '처리기간에 넣는다', 'left-out': '처리기간에서 뺀다' },
  },
  'labour-day': {
    label: '달력으로 센 기간의 끝이 노동절이나 그 대체공휴일이면',
    choices: { 'moves-on': '다음 근무일로 넘어간다', 'ends-there': '그날 끝난다(민법 §161의 공휴일로 보지 않는다)' },
  },
  'pause-ends': {
    label: '시간으로 세는 기한이 멈춘 첫날과 끝날',
    choices: { 'whole-days': '통째로 뺀다', 'working-hours': '멈춘 때부터 다시 세는 때까지만 뺀다' },
  },
  'unanswered-supplement': {
    label: '답이 없던 보완 요구 뒤의 처리기간',
    choices: { resumes: '보완 기한 이튿날부터 다시 센다', 'until-asked-again': '다시 보완을 요구하면 그때까지도 뺀다' },
  },
  'transferred-in': {
    label: '다른 기관이 이송한 민원의 처리기간',
    choices: { 'own-receipt': '이 기관이 접수한 때부터 센다', 'first-receipt': '처음 받은 기관이 접수한 때부터 센다' },
  },
  'extension-notice': {
    label: '처리기간의 연장을 알리는 방법',
    choices: { sent: '늘 문서로 보낸다', 'may-be-posted': '미리 알렸으면 누리집에 올리는 것으로 갈음할 수 있다' },
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
