/** National digits by their prefix; each with how they are written. */
const KOREAN: readonly [RegExp, string][] = [
  [/^(010)(\d{4})(\d{4})$/, '$1-$2-$3'],
  [/^(01[16789])(\d{3,4})(\d{4})$/, '$1-$2-$3'],
  [/^(02)(\d{3,4})(\d{4})$/, '$1-$2-$3'],
  [/^(0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4]))(\d{3,4})(\d{4})$/, '$1-$2-$3'],
  [/^(0[78]0)(\d{3,4})(\d{4})$/, '$1-$2-$3'],
  [/^(050\d)(\d{3,4})(\d{4})$/, '$1-$2-$3'],
  [/^(1[568]\d{2})(\d{4})$/, '$1-$2'],
];

/**
 * `+` and digits (E.164; 1588-type numbers as +821588…), or undefined. Takes Korean numbers with or without hyphens, dots,
 * spaces and brackets, and international ones that begin with `+`.
 */
export function readPhoneNumber(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const bare = text.normalize('NFKC').replace(/[\s().·‐‑–—-]/gu, '');
  const abroad = /^\+([1-9]\d{7,14})$/.exec(bare)?.[1];
  if (abroad !== undefined && !abroad.startsWith('82')) return `+${abroad}`;
  const national = abroad === undefined ? bare : withTrunkZero(abroad.slice(2));
  if (!KOREAN.some(([form]) => form.test(national))) return undefined;
  return `+82${national.replace(/^0/, '')}`;
}

/** As people here write it: 010-1234-5678; a number from abroad stays as it is. */
export function writePhoneNumber(number: string): string {
  if (!number.startsWith('+82')) return number;
  const national = withTrunkZero(number.slice(3));
  const [form, written] = KOREAN.find(([pattern]) => pattern.test(national)) ?? [/^/, ''];
  return national.replace(form, written);
}

/** +82 10 … is 010 …, also when written +82 (0)10 …; 1588-type numbers have no zero to put back. */
function withTrunkZero(digits: string): string {
  return /^(0|1[568]\d{6}$)/.test(digits) ? digits : `0${digits}`;
}
