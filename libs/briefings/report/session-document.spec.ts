import { describe, expect, it } from '@jest/globals';
import type { SessionSnapshot } from '../rules/session-snapshot.js';
import { sessionChecks, sessionDocument } from './session-document.js';

const followUp = {
  receiptNo: '2026-후속-00001', title: 'p-what', department: '도로과', dueOn: '2027-01-29', state: '후속조치 중', overdue: false, result: null,
}; // prettier-ignore
const snapshot: SessionSnapshot = {
  session: 'session-1',
  number: 3,
  kind: 'tongtong-day',
  label: '통통(通通) 데이',
  at: '2026-12-10T14:00',
  until: '2026-12-10T15:00',
  room: '직소민원 상담실',
  place: null,
  attending: 'p-attending',
  attended: 5,
  meetings: [
    {
      receiptNo: '2026-면담-00001',
      at: '2026-12-10T14:15',
      person: 'person-1',
      title: 'p-title',
      texts: { gist: 'p-gist', state: 'p-gone', opinion: 'p-opinion', directive: 'p-directive' },
      held: true,
      present: 3,
      handling: 'going-on',
      department: '도로과',
      endedEarly: false,
      followUps: [followUp],
    },
  ],
  requests: { received: 6, selected: 2, substituted: 3, deputy: 1, written: 1, waiting: 0, withdrawn: 0, visits: 0 },
  waited: { days: 29, matters: 2 },
  earlier: {
    at: '2026-11-26T14:00',
    followUps: [{ ...followUp, title: 'p-before', state: '이행', result: 'p-result' }],
  },
  asOf: '2026-12-10T17:00',
  office: { code: 'sample', title: '표본시', department: { label: '비서실', phone: '031-000-2300' } },
};
const words = {
  texts: new Map([
    ['p-title', '배수로를 넓혀 주세요'],
    ['p-gist', '비가 오면 넘칩니다.'],
    ['p-opinion', '해마다 넘칩니다.'],
    ['p-directive', '추경에 담겠습니다.'],
    ['p-what', '설계비 올리기'],
    ['p-attending', '도로과장'],
    ['p-before', '가로등 세우기'],
    ['p-result', '세웠습니다.'],
  ]),
  names: new Map([['person-1', '김○본']]),
};

describe('the report of a session', () => {
  const report = sessionDocument({ id: 'r-1', version: 1, sha256: 'ab'.repeat(32), snapshot }, words);
  const text = JSON.stringify(report);

  it('says what officials write: where and when, each meeting, what follows, who was not selected, what became of the last', () => {
    expect(report.title).toBe('제3회 통통(通通) 데이(직소면담) 결과 보고');
    for (const said of [
      '2026. 12. 10.(목) 14:00~15:00',
      '면담 1건 3명',
      '김○본',
      '추경에 담겠습니다.',
      '설계비 올리기(도로과, 2027. 1. 29.(금)까지)',
      '신청 6건 중 선정 2, 대체면담 3(부시장 1, 실·국·소장 2), 서면답변 1',
      '평균 대기 14.5일',
      '가로등 세우기',
    ])
      expect(text).toContain(said);
  });

  it('says of a text that was destroyed that it is gone', () => {
    expect(text).toContain('현황·쟁점: (폐기함)');
  });

  it('reckons its sums again and tells when one does not hold', () => {
    expect(sessionChecks(snapshot).every(({ holds }) => holds)).toBe(true);
    const wrong = { ...snapshot, requests: { ...snapshot.requests, received: 7 } };
    expect(sessionChecks(wrong).filter(({ holds }) => !holds)).toHaveLength(1);
  });
});
