import { READINGS } from '#calendar';
import type { InReading, PauseGround } from './table.js';

/** Under which reading of the office something holds, as the manual says it. */
export function inReading({ reading, as }: InReading): string {
  const { label, choices } = READINGS[reading];
  return `「${label}」의 풀이가 「${(choices as Readonly<Record<string, string>>)[as] ?? as}」이면`;
}

/** What of a pause hangs on how the office reads the law; empty when nothing does. */
export function readingOfPause({ where, wholly, joined }: PauseGround): string {
  if (joined) return ` — 기관 설정에서 ${inReading(joined)} 답 없이 지난 것은 다음 것이 시작될 때까지 뺍니다`;
  if (where) return ` — 기관 설정에서 ${inReading(where)} 뺍니다`;
  return wholly ? ` — 기관 설정에서 ${inReading(wholly)} 첫날부터 ${String(wholly.days)}일을 뺍니다` : '';
}
