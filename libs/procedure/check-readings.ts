import { READINGS } from '#calendar';
import type { Tell } from './compile.js';
import type { InReading, Procedure } from './table.js';

/** Whatever hangs on how an office reads the law names a choice that the point has. */
export function checkReadings({ workingDays, pauses, steps }: Procedure, tell: Tell): void {
  const check = (where: InReading | undefined, at: readonly string[]): void => {
    if (!where) return;
    const choices = Object.keys(READINGS[where.reading].choices);
    if (!choices.includes(where.as)) {
      tell(at, 'unknown-reading', `'${where.reading}'은(는) ${choices.join(', ')} 가운데 하나로 읽습니다.`);
    }
  };
  check(workingDays, ['workingDays']);
  for (const [code, pause] of pauses) {
    check(pause.where, ['pauses', code, 'where']);
    check(pause.wholly, ['pauses', code, 'wholly']);
    check(pause.joined, ['pauses', code, 'joined']);
    if ([pause.where, pause.wholly, pause.joined].filter(Boolean).length > 1) {
      tell(['pauses', code], 'two-readings', `'${code}'은(는) where, wholly, joined 가운데 하나로만 풀이에 따릅니다.`);
    }
  }
  for (const [code, { where }] of steps) check(where, ['steps', code, 'where']);
}
