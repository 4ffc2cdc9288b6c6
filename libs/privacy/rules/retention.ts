import type { LocalDate } from '#calendar';

/** Years of each class; 영구 and 준영구 records never become candidates by themselves (공공기록물법 시행령 §26①). */
const YEARS: Readonly<Record<string, number>> = {
  '30 years': 30,
  '10 years': 10,
  '5 years': 5,
  '3 years': 3,
  '1 year': 1,
};

/**
 * The last day a record is kept: the period runs from 1 January of the year after its completion (공공기록물법 시행령 §26③).
 * Null for what has no end.
 */
export function keptUntil(of: string, completed: LocalDate): LocalDate | null {
  const years = YEARS[of];
  return years === undefined ? null : `${Number(completed.slice(0, 4)) + years}-12-31`;
}

/** What is known of a matter when somebody asks to have it erased. */
export interface RecordStanding {
  /** Received, and so entered into 민원 처리부. */
  readonly received: boolean;
  readonly ended: boolean;
  readonly destroyed: boolean;
}

/**
 * Why a matter may not be erased although its person asks for it: a record that another law demands stays until its disposal
 * was approved (개인정보 보호법 §36① 단서, 공공기록물법 §27①). Undefined when it may.
 */
export function whyKept({ received, ended, destroyed }: RecordStanding): string | undefined {
  if (destroyed) return undefined;
  if (received) return '공공기록물 관리에 관한 법률 제27조제1항';
  return ended ? undefined : '민원 처리에 관한 법률 제9조제1항';
}
