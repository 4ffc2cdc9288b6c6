import { holdsResidentNumber } from '#foundation';
import type { AnswerProblem } from './answer-problem.js';

const CONTROL = /[\p{Cc}\p{Cs}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u;
const ADVICE = '주민등록번호는 적지 마세요. 그 부분을 지우고 다시 보내 주세요.';

interface Bounds {
  readonly type: 'line' | 'text';
  readonly min: number;
  readonly max: number;
}

/** Free text as it is kept: NFC, line ends as LF, nothing at its ends. */
export function tidy(raw: string): string {
  return raw.replaceAll('\r\n', '\n').normalize('NFC').trim();
}

/** What is wrong with a tidied text. Length counts Unicode code points, as a person counts letters. */
export function textProblem(text: string, { type, min, max }: Bounds): AnswerProblem | undefined {
  if (type === 'line' && /[\r\n\u2028\u2029]/u.test(text)) return { code: 'procedure.answer-breaks-line' };
  if (CONTROL.test(text.replaceAll(/[\n\t]/gu, ''))) return { code: 'procedure.answer-has-control-character' };
  const length = [...text].length;
  if (length < min) return { code: 'procedure.answer-too-short', min, length };
  if (length > max) return { code: 'procedure.answer-too-long', max, length };
  return holdsResidentNumber(text) ? { code: 'procedure.resident-number-in-text', advice: ADVICE } : undefined;
}
