import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { LetterBook } from './letter-book.js';
import { wrongWordings } from './own-wording.js';
import { render } from './render.js';

const book = LetterBook.load(join(import.meta.dirname, '../../config/letters'));
const VIEW = {
  city: '예시구', cityPhone: '02-000-0000', caseNo: '2026-직소-7', title: '가로등', dept: '도로과', officer: '김예시',
  phone: '02-000-0001', trackUrl: 'https://example.go.kr/m/abc', procedure: 'complaint', kind: 'grievance',
  outcome: 'not-accepted', outcomeLabel: '수용 어려움', conclusion: '어렵습니다.', reasons: '예산', newDue: '2026. 11. 19.(목)',
  oldDue: '2026. 11. 10.(화)', reason: '현장 확인',
}; // prettier-ignore
const causes = (own: Record<string, unknown>): string[] => wrongWordings(book, own).map(({ cause }) => cause);

describe("an office's own wording", () => {
  it('speaks in its words, and the footer and the remedies stay', () => {
    const text = '{{title}}: {{conclusion}} 까닭: {{reasons}}';
    const own = { R8: { variants: { 'not-accepted': { text } } } };
    expect(causes(own)).toEqual([]);
    const said = render(book, book.inForce('R8', '2026-11-21'), VIEW, own);
    expect(said.text).toContain('가로등: 어렵습니다. 까닭: 예산');
    expect(said.text).toContain('① 같은 내용을 다시 내시면 감사부서가 조사합니다');
    expect(said.text).toContain('담당: 도로과 김예시 ☎ 02-000-0001');
    expect(said.subject).toBe('요청을 그대로 해드리기 어렵습니다 – 이유와 다음 방법');
  });

  it.each([
    ['leaves out the new day', { R4: { text: '{{title}} {{reason}} {{oldDue}}' } }, 'text must say {{newDue}}'],
    [
      'hides the new day',
      { R4: { subject: '{{#newDue}}{{newDue}}{{/newDue}}' } },
      'subject must say {{newDue}} in every case',
    ],
    ['leaves out a day that may be absent', { R2: { text: '{{title}} {{dept}}' } }, 'text must say {{dueDate}}'],
    ['takes the remedies away', { R8: { remedies: false } }, "remedies is not the office's to change"],
    ['writes to somebody else', { R8: { to: ['head'] } }, "to is not the office's to change"],
    ['invents a variant', { R8: { variants: { maybe: { text: 'x' } } } }, 'maybe: the letter has no such variant'],
    ['invents a word', { R8: { text: '{{password}}' } }, 'unknown token'],
    ['invents a letter', { R99: { text: 'x' } }, 'there is no such letter'],
  ])('is refused when it %s', (_, own, because) => {
    expect(causes(own)).toEqual(expect.arrayContaining([expect.stringContaining(because)]));
  });
});
