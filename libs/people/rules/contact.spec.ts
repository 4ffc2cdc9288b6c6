import { describe, expect, it } from '@jest/globals';
import { RuleBroken } from '#foundation';
import { readContact } from './contact.js';
import { mask } from './mask.js';

const KIM = { name: '김예시', phone: '010-0000-5678', answer: 'phone', consent: true };

function problemsOf(raw: unknown, ask?: string): unknown {
  try {
    readContact(raw, ask);
  } catch (error) {
    if (error instanceof RuleBroken && error.code === 'people.contact-invalid') return error.details['problems'];
    throw error;
  }
  return [];
}

describe('a contact', () => {
  it('is a name, a way to answer and a consent; empty fields count as not given', () => {
    expect(readContact({ ...KIM, email: '', address: '  ' })).toEqual({
      name: '김예시',
      phone: '+821000005678',
      answer: 'phone',
      consent: true,
    });
  });

  it('names the question in each problem where several people are asked for', () => {
    expect(problemsOf({ ...KIM, consent: false }, 'second')).toEqual([
      { ask: 'second', field: 'consent', code: 'people.consent-missing' },
    ]);
  });

  it.each([
    '이',
    '김  예시',
    '김예시'.normalize('NFD'),
    'Nguyễn Thị Ví Dụ',
    'محمد مثال',
    '㈜예시',
    '葛\u{E0100}城',
    'فاطمه\u200cزهرا',
  ])('takes the name %s of any script and length', (name) => {
    expect(readContact({ ...KIM, name }).name).toBe(name.normalize('NFC').replace('  ', ' '));
  });

  it.each([
    ['', 'people.name-missing'],
    ['7', 'people.no-letter'],
    ['가'.repeat(51), 'people.too-long'],
    ['김\n예시', 'people.forbidden-character'],
    ['김\u202E예시', 'people.forbidden-character'],
    ['\u3164', 'people.forbidden-character'],
    ['김\uD800', 'people.forbidden-character'],
    ['김○시', 'people.masked-value'],
    ['김예시 900101-1000000', 'people.resident-number'],
    [7, 'people.not-text'],
  ])('refuses the name %j', (name, code) => {
    expect(problemsOf({ ...KIM, name })).toEqual([{ field: 'name', code }]);
  });

  it('counts code points, not bytes', () => {
    expect(readContact({ ...KIM, name: '𠮷'.repeat(50) }).name).toHaveLength(100);
  });

  it('tells every problem at once, and nothing of what was typed', () => {
    const problems = problemsOf({
      name: '',
      phone: '12',
      email: 'a@b',
      address: '',
      answer: 'fax',
      consent: 'yes',
      age: 3,
    });
    expect(problems).toEqual([
      { field: 'contact', code: 'people.unknown-field' },
      { field: 'name', code: 'people.name-missing' },
      { field: 'phone', code: 'people.phone-invalid' },
      { field: 'email', code: 'people.email-invalid' },
      { field: 'answer', code: 'people.answer-method-missing' },
      { field: 'consent', code: 'people.consent-missing' },
    ]);
    expect(problemsOf(null)).toHaveLength(4);
  });

  it('needs what the answer is sent to (민원처리법 §2 2호)', () => {
    expect(problemsOf({ ...KIM, answer: 'email' })).toEqual([{ field: 'email', code: 'people.needed-for-answer' }]);
    expect(problemsOf({ ...KIM, answer: 'post' })).toEqual([{ field: 'address', code: 'people.needed-for-answer' }]);
    expect(problemsOf({ name: '김예시', answer: 'visit', consent: true })).toEqual([
      { field: 'contact', code: 'people.no-way-to-answer' },
    ]);
    expect(readContact({ name: '김예시', address: '가나시 예시로 1', answer: 'visit', consent: true }).answer).toBe(
      'visit',
    );
  });

  it('never takes a mask back as a value', () => {
    const full = readContact({ ...KIM, email: 'kim@demo.example', address: '가나시 다라구 예시로 1' });
    expect(mask(full)).toEqual({
      name: '김○시',
      phone: '010-****-5678',
      email: 'k***@d***.example',
      address: '가나시 다라구 ***',
      answer: 'phone',
    });
    expect(problemsOf({ ...mask(full), consent: true })).toEqual(
      expect.arrayContaining(
        ['name', 'phone', 'email', 'address'].map((field) => ({ field, code: 'people.masked-value' })),
      ),
    );
  });

  it.each([
    ['이', '010-0000-5678', '○', '010-****-5678'],
    ['이예', '02-000-5678', '이○', '02-****-5678'],
    ['Kim Example', '1588-0000', 'K○○ ○○○○○○e', '1588-****'],
    ['제갈예시', '+12025550123', '제○○시', '+*******0123'],
  ])('shows %s and their number only in part', (name, phone, shownName, shownPhone) => {
    expect(mask(readContact({ ...KIM, name, phone }))).toMatchObject({ name: shownName, phone: shownPhone });
  });
});
