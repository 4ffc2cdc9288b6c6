import { dayNumber, minuteOfDay } from './local.js';
import type { Pause } from './question.js';

/** 보완 takes out the whole day it was sent and the whole day it arrived, on an hour clock too (영 §20(1), 절영 §11(1)). */
const WHOLE_DAYS = 'supplement';

/** Why a day is out as a whole, by day number; a day in two pauses is out once. */
export function pausedDays(pauses: readonly Pause[], hourClock: boolean): ReadonlyMap<number, string> {
  const out = new Map<number, string>();
  for (const pause of pauses) {
    if (hourClock && isTimed(pause)) continue;
    const last = dayNumber(pause.to ?? pause.from);
    for (let day = dayNumber(pause.from); day <= last; day++) if (!out.has(day)) out.set(day, reasonOf(pause.code));
  }
  return out;
}

export interface Stretch {
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Parts of days that are out on an hour clock, for pauses given to the minute. */
export function pausedStretches(pauses: readonly Pause[]): readonly Stretch[] {
  return pauses.filter(isTimed).flatMap(({ code, from, to = from }) => {
    const [first, last] = [dayNumber(from), dayNumber(to)];
    return Array.from({ length: last - first + 1 }, (_, i) => ({
      day: first + i,
      from: i === 0 ? minuteOfDay(from) : 0,
      to: first + i === last ? minuteOfDay(to) : 1440,
      reason: reasonOf(code),
    }));
  });
}

function isTimed({ code, from, to }: Pause): boolean {
  return code !== WHOLE_DAYS && from.length > 10 && (to?.length ?? 0) > 10;
}

const NAMES: Readonly<Record<string, string>> = {
  supplement: '보완',
  'document-transfer': '문서 이송',
  representative: '대표자 선정',
  hearing: '의견청취',
  inspection: '실험·검사·감정',
  'prior-work': '선행사무',
  outage: '정보시스템 장애',
  'field-survey': '현장조사',
  'shared-documents': '공동이용 서류 확인',
  'combined-receipt': '통합접수 선행 민원',
};

function reasonOf(code: string): string {
  return `${NAMES[code] ?? code} 기간이라 세지 않음`;
}
