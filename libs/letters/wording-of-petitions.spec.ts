import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { LetterBook } from './letter-book.js';
import { render } from './render.js';
import type { LetterView } from './view.js';

const book = LetterBook.load(join(import.meta.dirname, '../../config/letters'));
const THIS = /^(R1[12]|R26|N2[1-4])/;
const EVERYTHING: LetterView = {
  city: '예시구', cityPhone: '02-000-0000', ombudsman: '예시구 시민고충처리위원회', caseNo: '2026-청원-7', title: '자전거 주차',
  procedure: 'petition', kind: 'ordinary', receivedAt: '2026. 11. 2.(월) 10:00', dueDate: '2027. 2. 1.(월)',
  dept: '도로과', officer: '김예시', phone: '02-000-0001', name: '홍길동', trackUrl: 'https://example.go.kr/m/abc',
  deskUrl: 'https://desk.example.go.kr/matters/7', supplementDue: '2026. 11. 9.(월)', items: '설치할 곳의 그림',
  newDue: '2027. 4. 2.(금)', oldDue: '2027. 2. 1.(월)', reason: '조사할 것이 남았습니다.', agency: '예시도', agencyPhone: '031-000-0002',
  sentOn: '2026. 11. 3.(화)', outcome: 'accepted', outcomeLabel: '수용', conclusion: '조례를 고칩니다.', reasons: '기준이 필요합니다.',
  actions: '내년에 고칩니다.', until: '2026. 11. 17.(화)', happening: '기한이 다가옴을 알린다', consultUntil: '2026. 11. 24.(화)',
  plannedOn: '2027. 6. 30.(수)', answers: { omission: '판단할 여지가 없음' },
}; // prettier-ignore

const letter = (code: string, changes: Partial<LetterView> = {}) =>
  render(book, book.inForce(code, '2026-11-21'), { ...EVERYTHING, ...changes });
const without = (code: string, token: keyof LetterView) => {
  const view = Object.fromEntries(Object.entries(EVERYTHING).filter(([name]) => name !== token));
  return render(book, book.inForce(code, '2026-11-21'), view as unknown as LetterView);
};

describe.each([...book.codes()].filter((code) => THIS.test(code)))('%s', (code) => {
  it('is short, plain and whole', () => {
    const { subject, text } = letter(code);
    expect(text.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(14);
    expect(`${subject}\n${text}`).not.toMatch(/상기|동 건|\{\{|\}\}|undefined/);
    expect(text).toContain(code.startsWith('R') ? '담당: 도로과 김예시 ☎ 02-000-0001' : '열기 https://desk');
  });
});

describe('what petitioners and proposers are told', () => {
  it('is by when a public petition is disclosed or not, and of an ordinary one by when it is answered (청 §13①, §21②)', () => {
    expect(letter('R12A').subject).toContain('공개할지를 2026. 11. 17.(화)까지');
    expect(without('R12A', 'until').text).toContain('2027. 2. 1.(월)까지 알려드립니다');
  });

  it('is that the council was left out, and why (청영 §15)', () => {
    expect(letter('R12C').text).toContain('사유: 판단할 여지가 없음');
    expect(without('R12C', 'answers').text).not.toContain('생략');
  });

  it('is until when to object, to a refusal to disclose or to a period that lapsed (청 §22①)', () => {
    expect(letter('R12D').text).toContain('공개하지 않기로 했습니다. 이유: 조사할 것이 남았습니다.');
    expect(without('R12D', 'reason').text).toContain('처리기간(2027. 2. 1.(월))이 지나도록');
  });

  it('is how to ask for a review, and only where a proposal was not adopted (제 §12①)', () => {
    const proposal = { procedure: 'proposal', kind: '' };
    expect(letter('R11B', { ...proposal, outcome: 'adopted' }).text).not.toContain('재심사');
    expect(letter('R11B', { ...proposal, outcome: 'not-adopted' }).text).toMatch(/15일.*2년/s);
    expect(letter('R11C', { procedure: 'proposal-review', kind: '', outcome: 'not-adopted' }).text).not.toContain(
      '재심사를 요청',
    );
  });

  it('is no objection to a result: the law gives none (청 §22)', () => {
    const refused = letter('R12C', { outcome: 'not-accepted', outcomeLabel: '수용 어려움' });
    expect(refused.text).toContain('■ 다음 방법');
    expect(refused.text).not.toContain('이의신청');
  });
});
