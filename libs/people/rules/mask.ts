import type { AnswerMethod, Contact } from './contact.js';
import { writePhoneNumber } from './phone-number.js';

declare const masked: unique symbol;

/** What a list may show of a resident (개인정보 안전성 확보조치 기준 §12①). To look at, never to be kept: `readContact` refuses it. */
export interface MaskedContact {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly answer: AnswerMethod;
  readonly [masked]: true;
}

/** 김○자, 010-****-5678, k***@d***.example, and of an address its first two words. */
export function mask(contact: Contact): MaskedContact {
  const { name, phone, email, address, answer } = contact;
  return {
    name: maskName(name),
    ...(phone !== undefined && { phone: maskPhone(phone) }),
    ...(email !== undefined && { email: maskEmail(email) }),
    ...(address !== undefined && { address: maskAddress(address) }),
    answer,
  } as MaskedContact;
}

function maskName(name: string): string {
  const letters = [...name];
  if (letters.length === 1) return '○';
  if (letters.length === 2) return `${letters[0]}○`;
  return letters.map((letter, at) => (at === 0 || at === letters.length - 1 || letter === ' ' ? letter : '○')).join('');
}

/** The middle group, or of 1588-type numbers the last; of numbers from abroad all but the last four. */
function maskPhone(phone: string): string {
  const groups = writePhoneNumber(phone).split('-');
  if (groups.length === 1) return phone.replace(/\d(?=\d{4})/g, '*');
  return groups.map((group, at) => (at === 1 ? '****' : group)).join('-');
}

function maskEmail(email: string): string {
  const [local = '', host = ''] = email.split('@');
  const labels = host.split('.');
  return `${local.charAt(0)}***@${[...labels.slice(0, -1).map((label) => `${label.charAt(0)}***`), labels.at(-1)].join('.')}`;
}

function maskAddress(address: string): string {
  const words = address.split(' ');
  return words.length > 2 ? `${words.slice(0, 2).join(' ')} ***` : '***';
}
