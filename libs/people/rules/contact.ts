import { holdsResidentNumber, RuleBroken } from '#foundation';
import { readEmailAddress } from './email-address.js';
import { readPhoneNumber } from './phone-number.js';
import { faultOfLine, tidyLine } from './plain-line.js';

declare const checked: unique symbol;

export const ANSWER_METHODS = ['email', 'post', 'phone', 'visit'] as const;
/** 답변 받을 방법. */
export type AnswerMethod = (typeof ANSWER_METHODS)[number];

/** Who a resident is and how to answer. Only `readContact` and the vault make one. */
export interface Contact {
  readonly name: string;
  /** E.164: `+` and digits. */
  readonly phone?: string;
  readonly email?: string;
  /** Postal address in one line. */
  readonly address?: string;
  readonly answer: AnswerMethod;
  /** 개인정보 수집·이용 동의. */
  readonly consent: true;
  readonly [checked]: true;
}

export interface ContactProblem {
  /** Whose contact, where a step asks for several people. */
  readonly ask?: string;
  readonly field: string;
  readonly code: string;
}

const FIELDS = ['name', 'phone', 'email', 'address', 'answer', 'consent'] as const;
const NEEDED_FOR = { email: 'email', post: 'address', phone: 'phone', visit: undefined } as const;

/**
 * Reads what a resident gave of themselves: name (1–50 code points of any script), phone, email, address (≤ 200), answer
 * method, consent. Empty strings count as not given. A petitioner has a name and an address or contact (민원처리법 §2 2호,
 * 영 §2①; consent: 개인정보 보호법 §15). Throws `people.contact-invalid` with every problem at once and no value of theirs;
 * `ask` names the question in each, where a step asks for several people.
 */
export function readContact(raw: unknown, ask?: string): Contact {
  const problems: ContactProblem[] = [];
  const blame = (field: string, code: string): undefined => void problems.push({ field, code });
  const blamed = (field: string): boolean => problems.some((problem) => problem.field === field);
  const given = isRecord(raw) ? raw : {};
  if (Object.keys(given).some((key) => !FIELDS.some((field) => field === key))) {
    blame('contact', 'people.unknown-field');
  }

  const line = (field: 'name' | 'address', most: number): string | undefined => {
    const text = textOf(given[field], field, blame);
    if (text === undefined) return undefined;
    const tidy = tidyLine(text);
    const fault = faultOfLine(tidy, most) ?? (holdsResidentNumber(tidy) ? 'people.resident-number' : undefined);
    return fault === undefined ? tidy : blame(field, fault);
  };
  const parsed = (field: 'phone' | 'email', read: (text: string) => string | undefined): string | undefined => {
    const text = textOf(given[field], field, blame)?.trim();
    if (text === undefined) return undefined;
    return read(text) ?? blame(field, text.includes('*') ? 'people.masked-value' : `people.${field}-invalid`);
  };

  const name = line('name', 50);
  if (name === undefined && !blamed('name')) blame('name', 'people.name-missing');
  const phone = parsed('phone', readPhoneNumber);
  const email = parsed('email', readEmailAddress);
  const address = line('address', 200);
  const answer = ANSWER_METHODS.find((method) => method === given['answer']);
  if (answer === undefined) blame('answer', 'people.answer-method-missing');
  const needed = answer && NEEDED_FOR[answer];
  if (needed && { phone, email, address }[needed] === undefined && !blamed(needed)) {
    blame(needed, 'people.needed-for-answer');
  } else if (!(phone ?? email ?? address) && !['phone', 'email', 'address'].some(blamed)) {
    blame('contact', 'people.no-way-to-answer');
  }
  if (given['consent'] !== true) blame('consent', 'people.consent-missing');

  if (name === undefined || answer === undefined || problems.length > 0) {
    throw new RuleBroken('people.contact-invalid', {
      problems: problems.map(({ field, code }) => ({ ...(ask !== undefined && { ask }), field, code })),
    });
  }
  return {
    name,
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(address !== undefined && { address }),
    answer,
    consent: true,
  } as Contact;
}

function textOf(value: unknown, field: string, blame: (field: string, code: string) => undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return blame(field, 'people.not-text');
  return value.trim() === '' ? undefined : value;
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
