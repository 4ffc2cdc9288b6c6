/** Signs that show nothing and would hide a number from the eye of the check. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const NUMBER = /(?<!\d)(\d{2})(\d{2})(\d{2})[\s\-‐-―−·.~_]*[1-8]\d{6}(?!\d)/gu;

/**
 * Whether a text holds what looks like a 주민등록번호 or 외국인등록번호 (개인정보 보호법 §24의2: not to be taken without a law that
 * says so). Full-width digits, missing hyphens and spaces are seen through; the first six digits must be a possible birthday.
 */
export function holdsResidentNumber(text: string): boolean {
  const bare = text.normalize('NFKC').replace(INVISIBLE, '');
  return [...bare.matchAll(NUMBER)].some(([, , month, day]) => isBirthday(Number(month), Number(day)));
}

function isBirthday(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}
