import { describe, expect, it } from '@jest/globals';
import type { Ask, Step } from '#procedure';
import { noProblems } from './error-summary.js';
import { problemsOf } from './form-problems.js';
import { renderPage } from './page.js';
import { readStepForm } from './read-step-form.js';
import type { FormChoices } from './step-field.js';
import { StepForm } from './step-form.js';

const plain = { optional: false, by: [] };
const asks: readonly Ask[] = [
  { ...plain, name: 'place', label: '둘 곳', type: 'line', min: 2, max: 40, help: '건물 이름' },
  { ...plain, name: 'why', label: '이유', type: 'text', min: 5, max: 300, optional: true },
  { ...plain, name: 'length', label: '기간', type: 'number', min: 1, max: 60, unit: 'limit' },
  { ...plain, name: 'until', label: '언제까지', type: 'date', when: 'future' },
  {
    ...plain,
    name: 'ground',
    label: '사유',
    type: 'choice',
    choices: new Map([['flood', '홍수']]),
    barred: new Map([['busy', '업무 과중']]),
    law: '영 §21',
  },
  { ...plain, name: 'department', label: '맡을 부서', type: 'department' },
  { ...plain, name: 'dong', label: '동네', type: 'dong' },
  { ...plain, name: 'officer', label: '담당자', type: 'staff', role: 'officer' },
  { ...plain, name: 'since', label: '받은 때', type: 'minute', when: 'past' },
  { ...plain, name: 'others', label: '앞선 민원', type: 'matter', min: 2, max: 9, of: [], relation: 'repeats' },
  { ...plain, name: 'read', label: '읽어 드렸습니다', type: 'yes' },
  { ...plain, name: 'asker', label: '신청하시는 분', type: 'person' },
];
/** A row no table has: the form must follow from it alone. */
const step: Step = {
  code: 'lend-bench',
  label: '의자를 빌려준다',
  by: ['officer'],
  from: ['open'],
  opens: false,
  about: [],
  takes: [],
  brings: new Map(),
  does: new Map(),
  dates: [],
  to: 'same',
  asks,
  guards: [],
  clock: { kind: 'none' },
  letters: [],
  clears: [],
  confirm: true,
  law: '조례 §3',
};
const choices: FormChoices = {
  departments: [['road', '도로과']],
  dongs: ['가나동', '다라동'],
  staff: (role) => (role === 'officer' ? [['id-1', '이예시']] : []),
  unit: (unit) => (unit === 'limit' ? '일' : unit),
};
const props = {
  step,
  asks,
  action: '/x',
  choices,
  given: new Map(),
  problems: noProblems,
  idempotencyKey: 'k-1',
  version: 7,
  today: '2026-11-05',
};
const html = (changed: Partial<Parameters<typeof StepForm>[0]> = {}) =>
  renderPage(<StepForm {...props} {...changed} />);

describe('the form of a step', () => {
  it('asks what the row asks, each in its own kind of field, with its bounds', () => {
    const page = html();
    expect(page).toMatch(
      /<input[^>]*name="answers\.place"[^>]*maxLength="40"|<input[^>]*name="answers\.place"[^>]*maxlength="40"/,
    );
    expect(page).toMatch(/<textarea[^>]*name="answers\.why"[^>]*data-most="300"/);
    expect(page).toMatch(/<input[^>]*name="answers\.length"[^>]*type="number"[^>]*min="1"[^>]*max="60"/);
    expect(page).toMatch(/<input[^>]*name="answers\.until"[^>]*type="date"[^>]*min="2026-11-06"/);
    expect(page).toMatch(/<select[^>]*name="answers\.department"/);
    expect(page).toContain('<option value="id-1">이예시</option>');
    expect(page).toContain('다라동');
    expect(page).toMatch(/<input[^>]*name="answers\.read"[^>]*type="checkbox"/);
    for (const part of ['name', 'phone', 'email', 'address', 'answer', 'consent']) {
      expect(page).toContain(`name="answers.asker.${part}"`);
    }
  });

  it('is one button with the row’s own verb, carries key and version and says the law', () => {
    const page = html();
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).toContain('의자를 빌려준다</button>');
    expect(page).toContain('name="key" value="k-1"');
    expect(page).toContain('name="version" value="7"');
    expect(page).toContain('근거: 조례 §3');
    expect(page).toContain('한 번 하면 되돌릴 수 없습니다.');
  });

  it('shows a barred choice off, with the article', () => {
    expect(html()).toMatch(/value="busy" disabled/);
    expect(html()).toContain('고를 수 없음 (영 §21)');
  });

  it('marks what is optional and nothing else', () => {
    expect(html({ asks: asks.slice(0, 2) }).match(/\(선택\)/g)).toHaveLength(1);
  });

  it('shows hostile text as text, and all that was typed again', () => {
    const given = new Map([
      ['answers.place', '"><script>alert(1)</script>'],
      ['answers.why', '</textarea><img src=x onerror=alert(1)>'],
      ['answers.ground', 'flood'],
    ]);
    const page = html({ given });
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;/textarea>&lt;img src=x onerror=alert(1)>');
    expect(page).toMatch(/value="flood"[^>]*checked|checked[^>]*value="flood"/);
  });
});

describe('mistakes in a form', () => {
  const say = (code: string) => `말: ${code}`;

  it('stand at their field, tied to it, and lead there from the summary', () => {
    const details = { problems: [{ field: 'place', code: 'procedure.answer-too-short', min: 2, length: 1 }] };
    const problems = problemsOf({ code: 'procedure.answers-invalid', details }, asks, say);
    const page = html({ problems });
    expect(page).toContain('href="#answers-place"');
    expect(page).toMatch(
      /id="answers-place"[^>]*aria-invalid[^>]*aria-describedby="answers-place-help answers-place-problem"/,
    );
    expect(page).toMatch(/id="answers-place-problem"[^]*?말: procedure\.answer-too-short/);
  });

  it('of a contact stand at the part of the person asked for', () => {
    const details = {
      problems: [
        { field: 'contact', code: 'people.no-way-to-answer' },
        { field: 'consent', code: 'people.consent-missing' },
      ],
    };
    const { fields } = problemsOf({ code: 'people.contact-invalid', details }, asks, say);
    expect([...fields.keys()]).toEqual(['answers.asker.phone', 'answers.asker.consent']);
  });

  it('of one of several people stand at that person, and the summary says whose they are', () => {
    const second = { ...plain, optional: true, name: 'second', label: '두 번째 대표자', type: 'person' } as const;
    const details = { problems: [{ ask: 'second', field: 'name', code: 'people.name-missing' }] };
    const problems = problemsOf({ code: 'people.contact-invalid', details }, [...asks, second], say);
    expect([...problems.fields.keys()]).toEqual(['answers.second.name']);
    expect(problems.labels?.get('answers.second.name')).toBe('두 번째 대표자 이름');
    const page = html({ asks: [...asks, second], problems });
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page).toContain('두 번째 대표자 (선택)');
    expect(page).not.toMatch(/<input[^>]*name="answers\.second\.consent"[^>]*required/);
  });

  it('that name no field of the form stand at its head', () => {
    expect(problemsOf({ code: 'cases.no-third-extension', details: {} }, asks, say)).toEqual({
      fields: new Map(),
      form: ['말: cases.no-third-extension'],
    });
    const details = { problems: [{ field: 'other', code: 'procedure.answer-not-asked' }] };
    expect(problemsOf({ code: 'procedure.answers-invalid', details }, asks, say).form).toHaveLength(1);
  });
});

describe('reading a sent form', () => {
  it('gives the raw answers of the questions asked and nothing else', () => {
    const body = {
      key: 'k-1',
      'answers.place': '역 앞',
      'answers.why': '',
      'answers.length': ['1', '3'],
      'answers.hidden': 'x',
      'answers.asker.name': '김예시',
      'answers.asker.answer': 'phone',
      'answers.asker.consent': 'true',
      'answers.asker.role': 'head',
    };
    expect(readStepForm(asks, body)).toEqual({
      place: '역 앞',
      length: '3',
      asker: { name: '김예시', answer: 'phone', consent: true },
    });
  });

  it('leaves a person out whom nobody named, and takes matters that were ticked with those that were typed', () => {
    const body = {
      'answers.asker.name': '',
      'answers.asker.consent': '',
      'answers.since': '2026-11-04T09:30',
      'answers.others': '2026-직소-00003',
      'answers.others.ticked': ['2026-직소-00001', '2026-직소-00002'],
    };
    const asked = asks.filter(({ name }) => ['asker', 'since', 'others'].includes(name));
    expect(readStepForm(asked, body)).toEqual({
      since: '2026-11-04T09:30',
      others: '2026-직소-00001 2026-직소-00002 2026-직소-00003',
    });
  });

  it('shows what was ticked ticked again, beside the field for other numbers', () => {
    const matters = [
      ['2026-직소-00001', '2026-직소-00001 · 가로등'],
      ['2026-직소-00002', '2026-직소-00002 · 의자'],
    ] as const;
    const given = new Map([['answers.others.ticked', '2026-직소-00002']]);
    const page = html({ choices: { ...choices, matters }, given });
    expect(page).toMatch(/value="2026-직소-00002"[^>]*checked/);
    expect(page).not.toMatch(/value="2026-직소-00001"[^>]*checked/);
    expect(page).toMatch(/<textarea[^>]*name="answers\.others"/);
  });

  it('reads nothing from what is no form', () => {
    expect(readStepForm(asks.slice(0, 2), 'text')).toEqual({});
    expect(readStepForm(asks.slice(0, 2), null)).toEqual({});
  });
});
