import type { Limit } from './table.js';

const WORKING_HOURS_A_DAY = 8;

/**
 * `14 days`, `1 month`, `3 hours`, `at once`, which is 3 working hours (영 §19), or `72 running hours`, which no night and no
 * holiday stops. Undefined: no such period.
 */
export function parseLimit(text: string): Limit | undefined {
  if (text === 'at once') return { length: 3, unit: 'hour', immediate: true };
  const running = /^([1-9]\d{0,3}) running hours$/.exec(text)?.[1];
  if (running !== undefined) return { length: Number(running), unit: 'hour', running: true };
  const [, digits, unit] = /^([1-9]\d{0,3}) (hour|day|week|month|year)s?$/.exec(text) ?? [];
  return digits === undefined ? undefined : { length: Number(digits), unit: unit as Limit['unit'] };
}

/** Whether a period is surely no longer than another; periods that cannot be compared are not. */
export function isAtMost(limit: Limit, other: Limit): boolean {
  if (limit.unit === other.unit && limit.running === other.running) return limit.length <= other.length;
  const [hours, otherHours] = [workingHours(limit), workingHours(other)];
  return hours !== undefined && otherHours !== undefined && hours <= otherHours;
}

const KOREAN_UNITS = { hour: '근무시간', day: '일', week: '주', month: '개월', year: '년' } as const;

export function limitInKorean(limit: Limit): string {
  if (limit.running) return `${String(limit.length)}시간`;
  return limit.immediate ? '즉시(3근무시간)' : `${String(limit.length)}${KOREAN_UNITS[limit.unit]}`;
}

export function unitInKorean(unit: Limit['unit']): string {
  return KOREAN_UNITS[unit];
}

function workingHours({ length, unit, running }: Limit): number | undefined {
  if (running) return undefined;
  if (unit === 'hour') return length;
  return unit === 'day' ? length * WORKING_HOURS_A_DAY : undefined;
}
