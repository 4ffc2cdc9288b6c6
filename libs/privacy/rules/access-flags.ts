/** What a reviewer of the access log should look at twice (안전성 확보조치 기준 §8②). */
export const ACCESS_FLAGS = {
  night: '밤(22시~6시) 접속',
  many: '한 시간에 여러 사람의 연락처를 봄',
  foreign: '다른 부서의 민원을 봄',
  download: '파일로 내려받음',
} as const;
export type AccessFlag = keyof typeof ACCESS_FLAGS;

/** Hours of the day in Seoul outside of which an access is flagged as `night`. */
export const DAY_BEGINS = 6;
export const DAY_ENDS = 22;

/** So many people's contacts opened within an hour are flagged as `many`. */
export const MANY_PEOPLE = 20;

/** Duties that lead into every department's matters: for whoever has one, another department's matter is no flag. */
export const EVERYONES_WORK = ['intake', 'examiner', 'auditor', 'privacy'] as const;

export function isAccessFlag(text: string): text is AccessFlag {
  return text in ACCESS_FLAGS;
}
