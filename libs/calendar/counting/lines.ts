import { dateOf, type LocalTime, minuteOf } from '../local-time.js';
import type { Gap } from './gaps.js';

/** One line of a deadline's arithmetic: a stretch, both ends named, that was counted or left out. */
export type Line = {
  readonly from: LocalTime;
  /** The last day (or the minute it ends at); null for a pause that is still running. */
  readonly to: LocalTime | null;
  /** Days or minutes counted here; 0 for what was left out. */
  readonly counted: number;
  /** The running count. */
  readonly total: number;
  /** Why it was left out, or why the end moved; null for what was counted. */
  readonly why: string | null;
  /** 0 in the period itself, 1 in its first extension … */
  readonly extension: number;
};

export type Stretch = Pick<Line, 'from' | 'to' | 'counted' | 'why'>;

/** Days from one to another (not included), neighbours with the same reason drawn together. */
export function dayStretches(from: number, to: number, why: (day: number) => string | undefined): Stretch[] {
  const stretches: Stretch[] = [];
  let begun = from;
  let reason = from < to ? why(from) : undefined;
  for (let day = from + 1; day <= to; day++) {
    const next = day < to ? why(day) : undefined;
    if (day < to && next === reason) continue;
    stretches.push(days(begun, day - 1, reason));
    begun = day;
    reason = next;
  }
  return stretches;
}

function days(first: number, last: number, reason: string | undefined): Stretch {
  return {
    from: dateOf(first),
    to: dateOf(last),
    counted: reason === undefined ? last - first + 1 : 0,
    why: reason ?? null,
  };
}

/** Minutes from one to another (not included), cut where a gap begins or ends. */
export function cutAtGaps(from: number, to: number, gaps: readonly Gap[]): Stretch[] {
  const cut: Stretch[] = [];
  let at = from;
  for (const gap of gaps) {
    if (gap.to <= at || gap.from >= to) continue;
    if (gap.from > at) cut.push(minutes(at, gap.from));
    cut.push(minutes(Math.max(at, gap.from), Math.min(to, gap.to), leftOut(gap)));
    at = gap.to;
  }
  if (at < to) cut.push(minutes(at, to));
  return cut;
}

function minutes(from: number, to: number, reason?: string): Stretch {
  return { from: minuteOf(from), to: minuteOf(to), counted: reason === undefined ? to - from : 0, why: reason ?? null };
}

/** Why the clock stands at a point, if it does. */
export function whyPaused(point: number, gaps: readonly Gap[]): string | undefined {
  for (const gap of gaps) {
    if (gap.from > point) return undefined;
    if (point < gap.to) return leftOut(gap);
  }
  return undefined;
}

// The closed list of 영 §20 and 행정절차법 시행령 §11, 민원 처리에 관한 법률 시행령 §7의2③, §12⑨, §17④.
const PAUSE_NAMES: ReadonlyMap<string, string> = new Map([
  ['supplement', '보완'],
  ['transfer', '이송'],
  ['representative', '대표자 선정'],
  ['hearing', '의견청취'],
  ['examination', '실험·검사·감정'],
  ['preceding-work', '선행사무'],
  ['outage', '정보시스템 장애'],
  ['site-investigation', '현장조사'],
  ['shared-certificate', '공동이용 증명서류 확인'],
  ['joint-receipt', '통합접수 선행 민원'],
]);

export function leftOut({ pause }: Gap): string {
  return `${PAUSE_NAMES.get(pause.code) ?? pause.code} 미산입`;
}
