import type { LocalMinute } from '#calendar';
import type { AnswerProblem } from './answer-problem.js';
import { textProblem, tidy } from './free-text.js';
import { isRealDay } from './real-day.js';
import type { Answer, NamedMatter, OfficeView } from './record.js';
import type { Ask } from './table.js';

export interface AskedWhere {
  readonly now: LocalMinute;
  readonly office: OfficeView;
  /** Staff that is named must belong to this department. */
  readonly department?: string;
  /** Matters of the office by receipt number, as far as the answers name them. */
  readonly matters?: ReadonlyMap<string, NamedMatter>;
}
type Read = { readonly answer: Answer } | { readonly problem: AnswerProblem };

/** One untrusted value as an answer to one question, or what is wrong with it. Forms send numbers and ticks as text. */
export function readAnswer(ask: Ask, raw: unknown, where: AskedWhere): Read {
  switch (ask.type) {
    case 'line':
    case 'text':
      return readText(ask, raw);
    case 'number':
      return readNumber(ask, raw);
    case 'date':
      return readDate(ask, raw, where.now.slice(0, 10));
    case 'minute':
      return readMinute(ask, raw, where.now);
    case 'offered':
      return oneOf(raw, /^[\w:.@-]{1,80}$/.test(String(raw)), 'answer-not-offered');
    case 'matter':
      return readMatters(ask, raw, where.matters);
    case 'choice':
      return readChoice(ask, raw);
    case 'person':
      return readPerson(raw);
    case 'department':
      return oneOf(raw, where.office.departments().has(String(raw)), 'unknown-department');
    case 'dong':
      return oneOf(raw, where.office.dongs().includes(String(raw)), 'unknown-dong');
    case 'staff': {
      const staff = where.office.staff(ask.role, where.department);
      return oneOf(
        raw,
        staff.some(({ id }) => id === raw),
        'unknown-staff',
      );
    }
    case 'yes':
      return raw === true || raw === 'true' || raw === 'on' ? { answer: true } : refuse('answer-not-yes');
  }
}

function readText(ask: Extract<Ask, { type: 'line' | 'text' }>, raw: unknown): Read {
  if (typeof raw !== 'string') return refuse('answer-not-text');
  const text = tidy(raw);
  const problem = textProblem(text, ask);
  return problem ? { problem } : { answer: { text } };
}

function readNumber({ min, max }: Extract<Ask, { type: 'number' }>, raw: unknown): Read {
  const number = typeof raw === 'string' && /^-?\d{1,12}$/.test(raw.trim()) ? Number(raw) : raw;
  if (!Number.isSafeInteger(number)) return refuse('answer-not-a-number');
  const answer = number as number;
  return answer < min || answer > max ? refuse('answer-out-of-range', { min, max }) : { answer };
}

function readDate({ when }: Extract<Ask, { type: 'date' }>, raw: unknown, today: string): Read {
  if (typeof raw !== 'string' || !isRealDay(raw)) return refuse('answer-not-a-date');
  if (when === 'future' && raw <= today) return refuse('answer-not-future', { after: today });
  if (when === 'past' && raw > today) return refuse('answer-not-past', { until: today });
  return { answer: raw };
}

function readMinute({ when }: Extract<Ask, { type: 'minute' }>, raw: unknown, now: LocalMinute): Read {
  if (
    typeof raw !== 'string' ||
    !/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(raw) ||
    !isRealDay(raw.slice(0, 10))
  ) {
    return refuse('answer-not-a-minute');
  }
  if (when === 'future' && raw <= now) return refuse('answer-not-future', { after: now });
  if (when === 'past' && raw > now) return refuse('answer-not-past', { until: now });
  return { answer: raw };
}

function readMatters(
  { min, max, of }: Extract<Ask, { type: 'matter' }>,
  raw: unknown,
  known: AskedWhere['matters'] = new Map(),
): Read {
  const numbers = receiptNumbersIn(raw);
  if (numbers.length < min || numbers.length > max) return refuse('answer-out-of-range', { min, max });
  const found = numbers.map((number) => known.get(number));
  const missing = numbers.find((_, at) => !found[at] || (of.length > 0 && !of.includes(found[at].record.procedure)));
  if (missing !== undefined) return refuse('unknown-matter', { receiptNo: missing });
  return { answer: { matters: found.flatMap((matter) => matter?.id ?? []) } };
}

/** Receipt numbers as people write them: a list, or one text with commas, blanks or lines between. Each once, in order. */
export function receiptNumbersIn(raw: unknown): readonly string[] {
  const written = Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split(/[\s,;]+/) : [];
  const numbers = written.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
  return [...new Set(numbers.map((each) => each.trim().slice(0, 60)))].slice(0, 1_000);
}

function readChoice({ choices, barred, law }: Extract<Ask, { type: 'choice' }>, raw: unknown): Read {
  if (typeof raw === 'string' && barred.has(raw)) {
    return refuse('choice-barred', { choice: String(barred.get(raw)), law: String(law) });
  }
  return oneOf(raw, choices.has(String(raw)), 'answer-not-offered');
}

function readPerson(raw: unknown): Read {
  const person: unknown =
    typeof raw === 'object' && raw !== null ? Object.entries(raw).find(([key]) => key === 'person')?.[1] : undefined;
  return typeof person === 'string' && person !== '' ? { answer: { person } } : refuse('answer-not-a-person');
}

function oneOf(raw: unknown, known: boolean, code: string): Read {
  return typeof raw === 'string' && known ? { answer: raw } : refuse(code);
}

function refuse(code: string, details: { readonly [detail: string]: string | number } = {}): Read {
  return { problem: { ...details, code: `procedure.${code}` } };
}
