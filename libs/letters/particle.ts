import { josa } from 'es-hangul';

export const PARTICLES = ['을/를', '이/가', '은/는', '와/과', '으로/로', '이나/나', '이란/란'] as const;
export type Particle = (typeof PARTICLES)[number];

const UNHEARD: Readonly<Record<Particle, string>> = {
  '을/를': '을(를)',
  '이/가': '이(가)',
  '은/는': '은(는)',
  '와/과': '와(과)',
  '으로/로': '(으)로',
  '이나/나': '(이)나',
  '이란/란': '(이)란',
};
/** How a digit is read, for its last sound. */
const DIGITS = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'] as const;
/** Latin letters whose Korean name ends in a consonant. */
const CLOSED_LETTERS: Readonly<Record<string, string>> = { l: '엘', m: '엠', n: '엔', r: '알' };

/**
 * The particle that follows a word, by the last sound as it is read aloud: digits in Sino-Korean, `11. 10.(화)` as "십일월 십일",
 * a bracketed remark unread, quotation marks unheard. Where the sound is unknown both forms are given: `을(를)`.
 */
export function particleAfter(word: string, particle: Particle): string {
  const heard = spoken(word);
  if (heard !== undefined) return josa.pick(heard, particle);
  return UNHEARD[particle];
}

function spoken(word: string): string | undefined {
  const bare = word.replace(/[\s」』”’"'>》〉]+$/u, '').replace(/\s*[([（][^()[\]（）]*[)\]）]$/u, '');
  if (/\d\.$/.test(bare)) return '일';
  const time = /\d:(\d\d)$/.exec(bare);
  if (time) return time[1] === '00' ? '시' : '분';
  const last = bare.replace(/[\s.,!?]+$/u, '').at(-1) ?? '';
  if (/[가-힣]/u.test(last)) return last;
  if (/\d/.test(last)) return DIGITS[Number(last)];
  if (/[A-Za-z]/.test(last)) return CLOSED_LETTERS[last.toLowerCase()] ?? '이';
  return undefined;
}
