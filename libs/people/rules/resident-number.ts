const LIKE_ONE = /(?<!\d)\d{2}(\d{2})(\d{2})[\s-]?[1-8]\d{6}(?!\d)/g;

/**
 * Whether a text holds what looks like a 주민등록번호 or 외국인등록번호, which must not be taken without a statute
 * (개인정보 보호법 §24의2). The check digit says nothing about numbers given since October 2020, so month and day decide.
 */
export function holdsResidentNumber(text: string): boolean {
  for (const [, month, day] of text.normalize('NFKC').matchAll(LIKE_ONE)) {
    if (Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31) return true;
  }
  return false;
}
