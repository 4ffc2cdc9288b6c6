import type { ClockFace } from '#krds';
import type { MatterPage } from '#matters';
import { limitInKorean } from '#procedure';

/** The statutory clock of a matter as both fronts draw it; undefined before it starts. */
export function clockFaceOf({ record, procedure, deadline }: MatterPage): ClockFace | undefined {
  if (!record.clock) return undefined;
  const kind = procedure.kinds.get(record.kind ?? '');
  const period = `${kind?.label ?? procedure.title.ko} ${limitInKorean(record.clock.limit)}`;
  return { period, from: record.clock.start, law: kind?.law ?? procedure.law, deadline };
}
