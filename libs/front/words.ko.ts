import type { JsonObject } from '#foundation';

/** What is wrong and how to put it right, for the reader. */
type Words = (details: JsonObject) => string;

const WORDS: Readonly<Record<string, Words>> = {
  'front.unexpected': () => '처리하지 못했습니다. 입력한 내용은 저장되지 않았으니 잠시 뒤 다시 시도해 주세요.',
  'front.unavailable': () => '지금은 처리할 수 없습니다. 잠시 뒤 다시 시도해 주세요. 같은 신청을 다시 보내도 두 번 접수되지 않습니다.',
  'front.not-found': () => '찾으시는 주소가 없습니다.',
};

/** The sentence for a code; an unknown code is told as it is, never hidden. */
export function inKorean(code: string, details: JsonObject = {}): string {
  return WORDS[code]?.(details) ?? `처리할 수 없습니다(${code}).`;
}
