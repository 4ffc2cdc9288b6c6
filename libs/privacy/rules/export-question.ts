import { daysBetween, isDate, type LocalDate, seoulDate } from '#calendar';
import { type Actor, ensure } from '#foundation';
import type { Purpose } from './purposes.js';

/** Which matters a file is about: those received in a period, in order. */
export interface ExportQuestion {
  readonly procedure: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly department: string | null;
}

/** Most days of one file: a year and a day over. */
const LONGEST = 366;

/**
 * The question as it is asked for a purpose: a register is of its own procedure, and whoever may see only their own department's matters gets those, whatever was asked.
 * RuleBroken: `privacy.period-invalid`, `privacy.period-too-long` {most}.
 */
export function questionFor(
  purpose: Purpose,
  { procedure, from, to, department }: ExportQuestion,
  actor: Actor,
  now: Date,
): ExportQuestion {
  ensure(isDate(from) && isDate(to) && from <= to && from <= seoulDate(now), 'privacy.period-invalid');
  ensure(daysBetween(from, to) < LONGEST, 'privacy.period-too-long', { most: LONGEST });
  return {
    procedure: purpose.procedure ?? procedure,
    from,
    to,
    department: purpose.scope === 'department' ? (actor.department ?? '') : department,
  };
}
