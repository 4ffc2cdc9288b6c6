import type { Moment, Procedure } from './table.js';

const ANCHORS: Readonly<Record<string, string>> = { entered: '그 상태가 된 때', start: '접수한 때', due: '처리기한' };
const UNITS = {
  'working hours': '근무시간',
  'working days': '근무일',
  'civil days': '일(쉬는 날이면 다음 날)',
  days: '일',
} as const;
const MISSED = { once: '늦게라도 한 번', skip: '건너뜀', all: '놓친 만큼 모두' } as const;

/** A row of the manual: when, in which states, what, what if it was missed, the law. */
export function momentInKorean({ keeps, states, steps }: Procedure, moment: Moment): readonly string[] {
  const { anchor, offset, everyDays, time, take, missed } = moment;
  const when = [
    ANCHORS[anchor] ?? keeps.get(anchor) ?? anchor,
    offset && `${String(Math.abs(offset.length))}${UNITS[offset.unit]} ${offset.length < 0 ? '전' : '뒤'}`,
    time,
    moment.workingDayBefore && '쉬는 날이면 그 앞 근무일(기관이 `progress-notice`를 달리 풀었으면 그다음 근무일)',
    everyDays !== undefined && `그 뒤 ${String(everyDays)}일마다`,
  ];
  return [
    when.filter((part) => typeof part === 'string').join(' '),
    moment.while.map((state) => states.get(state)?.label ?? state).join(', '),
    steps.get(take)?.label ?? take,
    MISSED[missed],
    moment.law ?? steps.get(take)?.law ?? '',
  ];
}
