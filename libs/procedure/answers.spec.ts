import { describe, expect, it } from '@jest/globals';
import { type Actor, RuleBroken } from '#foundation';
import type { LocalDate, LocalMinute } from '#calendar';
import { sampleOfficeView as office } from '../../test/support/sample-office-view.js';
import { asksFor, readAnswers } from './answers.js';
import { compileAsk } from './compile-ask.js';
import { loadProcedures } from './load.js';
import type { Step } from './table.js';

const complaint = loadProcedures('config/procedures').version('complaint', '2026-11-02' as LocalDate);
const now = '2026-11-21T10:00' as LocalMinute;
const resident: Actor = { kind: 'resident', id: 'person-1', roles: ['resident'] };
const intake: Actor = { kind: 'staff', id: 'staff-9', roles: ['intake'] };

const submission = {
  title: '가로등이 꺼졌습니다',
  content: '골목 가로등이 사흘째 꺼져 있어 밤길이 어둡습니다.',
  complainant: { person: 'person-1' },
};

describe('answers of a submission', () => {
  it('are taken as texts, codes and ids', () => {
    expect(read('submit', { ...submission, dong: 'gana' })).toEqual({
      title: { text: submission.title },
      content: { text: submission.content },
      dong: 'gana',
      channel: 'web',
      complainant: { person: 'person-1' },
    });
  });

  it('come from the intake desk with the channel asked', () => {
    expect(read('submit', { ...submission, channel: 'phone' }, intake)).toMatchObject({ channel: 'phone' });
    expect(codesOf('submit', { ...submission, channel: 'phone' }, resident)).toEqual([
      'channel procedure.answer-not-asked',
    ]);
  });

  it('come from whoever holds a role of the table that is held by others', () => {
    const cooperator = { label: '협조 부서', scope: 'asked' as const, held: ['officer', 'head'] };
    const raw = { text: '2..100', label: '말', by: ['cooperator'], optional: true };
    const note = compileAsk('note', raw, new Map(), { cooperator });
    const step = { asks: [note] } as unknown as Step;
    const asked = (...held: string[]) => asksFor(step, { ...intake, roles: held }).length;
    expect([asked('officer'), asked('head'), asked('intake'), asked('cooperator')]).toEqual([1, 1, 0, 0]);
  });

  it('count letters as people do: code points after NFC', () => {
    const syllables = '가나다라마바사아자차';
    expect(read('submit', { ...submission, content: syllables.normalize('NFD') })).toMatchObject({
      content: { text: syllables },
    });
    expect(codesOf('submit', { ...submission, title: '가'.normalize('NFD') })).toEqual([
      'title procedure.answer-too-short',
    ]);
    expect(codesOf('submit', { ...submission, title: '🌳'.repeat(100) })).toEqual([]);
    expect(codesOf('submit', { ...submission, title: '🌳'.repeat(101) })).toEqual(['title procedure.answer-too-long']);
  });

  it('tell all their problems at once', () => {
    expect(codesOf('submit', { title: '', content: '짧다', dong: 'nowhere', colour: 'red' })).toEqual([
      'colour procedure.answer-not-asked',
      'title procedure.answer-missing',
      'content procedure.answer-too-short',
      'dong procedure.unknown-dong',
      'complainant procedure.answer-missing',
    ]);
  });

  it.each([
    ['not an object', 'answers'],
    ['a list', ['title']],
  ])('are refused when they are %s', (_, raw) => {
    expect(codesOf('submit', raw)).toEqual([' procedure.answers-not-an-object']);
  });

  it('name an unknown field only when its name is harmless', () => {
    expect(codesOf('submit', { ...submission, '<b>x</b>': 1 })).toEqual(['? procedure.answer-not-asked']);
    expect(codesOf('submit', JSON.parse(`{"__proto__":{"title":"x"}}`) as object)).toContain(
      '? procedure.answer-not-asked',
    );
  });
});

describe('free text', () => {
  it.each([
    ['a null', '가로등이\u0000 꺼졌습니다'],
    ['an escape', '가로등이 \u001b[31m꺼졌습니다'],
    ['a right-to-left override', '가로등이 \u202Eexe.txt 꺼졌습니다'],
    ['an isolate', '가로등이 \u2066꺼졌습니다\u2069'],
    ['half a surrogate pair', '가로등이 \uD83C 꺼졌습니다'],
  ])('with %s is refused', (_, content) => {
    expect(codesOf('submit', { ...submission, content })).toEqual(['content procedure.answer-has-control-character']);
  });

  it('may break lines and indent where it is a text', () => {
    const content = '첫째 줄은 이렇습니다.\r\n\t둘째 줄은 이렇습니다.';
    expect(read('submit', { ...submission, content })).toMatchObject({
      content: { text: '첫째 줄은 이렇습니다.\n\t둘째 줄은 이렇습니다.' },
    });
  });

  it.each(['가로등\n꺼짐', '가로등\r\n꺼짐', '가로등\r꺼짐', '가로등\u2028꺼짐'])(
    'breaks no line in a line: %j',
    (title) => {
      expect(codesOf('submit', { ...submission, title })).toEqual(['title procedure.answer-breaks-line']);
    },
  );

  it.each([
    '제 번호는 900101-1234567 입니다.',
    '제 번호는 9001011234567 입니다.',
    '제 번호는 900101 - 1234567 입니다.',
    '제 번호는 ９００１０１－１２３４５６７ 입니다.',
    '제 번호는 900101-\u200B5234567 입니다.',
    '제 번호는 900229–4234567 입니다.',
  ])('with a resident number is refused, with advice: %j', (content) => {
    expect(problemsOf('submit', { ...submission, content })).toEqual([
      expect.objectContaining({
        field: 'content',
        code: 'procedure.resident-number-in-text',
        advice: expect.any(String),
      }),
    ]);
  });

  it.each([
    '전화는 02-1234-5678, 관리번호는 991301-1234567 입니다.',
    '번호 900101-9234567 은 아닙니다.',
    '계좌 1900101-12345678 입니다.',
  ])('with other numbers is taken: %j', (content) => expect(codesOf('submit', { ...submission, content })).toEqual([]));
});

describe('dates, numbers and choices', () => {
  it.each([
    ['2026-11-22', []],
    ['2026-11-21', ['until procedure.answer-not-future']],
    ['2026-02-30', ['until procedure.answer-not-a-date']],
    ['내일', ['until procedure.answer-not-a-date']],
  ])('a supplement date %s', (until, codes) => {
    expect(codesOf('ask-supplement', { items: '사진을 보내 주세요.', until })).toEqual(codes);
  });

  it.each([
    [7, []],
    ['7', []],
    [0, ['days procedure.answer-out-of-range']],
    [61, ['days procedure.answer-out-of-range']],
    [1.5, ['days procedure.answer-not-a-number']],
    ['7e0', ['days procedure.answer-not-a-number']],
  ])('an extension of %j days', (days, codes) => {
    expect(codesOf('extend', { ground: 'cooperation', reason: '관계 부서의 의견을 들어야 합니다.', days })).toEqual(
      codes,
    );
  });

  it('refuse a barred ground with the article (영 §21②)', () => {
    const extension = { ground: 'overload', reason: '업무가 지나치게 많이 몰렸습니다.', days: 7 };
    expect(problemsOf('extend', extension)).toEqual([
      { field: 'ground', code: 'procedure.choice-barred', choice: '단순한 업무 과중', law: '영 §21②' },
    ]);
  });

  it('know the departments and the staff of the office', () => {
    expect(codesOf('assign', { department: 'moon' })).toEqual(['department procedure.unknown-department']);
    expect(codesOf('appoint', { officer: 'staff-3' })).toEqual([]);
    expect(codesOf('appoint', { officer: 'staff-1' })).toEqual(['officer procedure.unknown-staff']);
    expect(codesOf('appoint', { officer: ['staff-3'] })).toEqual(['officer procedure.unknown-staff']);
  });

  it('keep staff to the department of the matter', () => {
    const where = { actor: intake, now, office, department: 'park' };
    expect(() => readAnswers(stepOf('appoint'), { officer: 'staff-3' }, where)).toThrow('procedure.answers-invalid');
  });
});

function stepOf(code: string): Step {
  const step = complaint.steps.get(code);
  if (!step) throw new Error(`no step ${code}`);
  return step;
}

function read(step: string, raw: unknown, actor = resident) {
  return readAnswers(stepOf(step), raw, { actor, now, office });
}

function problemsOf(step: string, raw: unknown, actor = resident): readonly { field: string; code: string }[] {
  try {
    read(step, raw, actor);
    return [];
  } catch (error) {
    if (error instanceof RuleBroken) return error.details['problems'] as unknown as { field: string; code: string }[];
    throw error;
  }
}

function codesOf(step: string, raw: unknown, actor = resident): readonly string[] {
  return problemsOf(step, raw, actor).map(({ field, code }) => `${field} ${code}`);
}
