import type { RawMoment } from './raw.js';
import type { Moment } from './table.js';

const UNITS = {
  'working hour': 'working hours',
  'working day': 'working days',
  'civil day': 'civil days',
  day: 'days',
} as const;

/** `anchor`, or `anchor + 8 working hours`, `anchor - 3 working days`, `anchor + 30 days`. Undefined: no such moment. */
export function compileMoment(code: string, raw: RawMoment): Moment | undefined {
  const [, anchor, sign, digits, unit] =
    /^(\w+)(?: ([+-]) ([1-9]\d{0,3}) (working hour|working day|civil day|day)s?)?$/.exec(raw.at) ?? [];
  if (anchor === undefined) return undefined;
  return {
    code,
    anchor,
    offset:
      digits === undefined
        ? null
        : { length: Number(`${String(sign)}${digits}`), unit: UNITS[unit as keyof typeof UNITS] },
    ...(raw.every !== undefined && { everyDays: Number.parseInt(raw.every, 10) }),
    ...(raw.time !== undefined && { time: raw.time }),
    workingDayBefore: raw.workingDayBefore ?? false,
    while: raw.while,
    take: raw.take,
    missed: raw.missed,
    ...(raw.law !== undefined && { law: raw.law }),
  };
}
