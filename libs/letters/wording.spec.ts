import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { LetterBook } from './letter-book.js';
import { type Rendered, render } from './render.js';
import type { LetterView } from './view.js';

const book = LetterBook.load(join(import.meta.dirname, '../../config/letters'));
const FOOT = [
  '담당: 도로과 김예시 ☎ 02-000-0001 · 대표전화 02-000-0000 (평일 09:00~18:00)',
  '접수번호 2026-직소-7 · 진행상황 보기 https://example.go.kr/m/abc · 문서나 전화로 받고 싶으시면 담당자에게 말씀해 주세요.',
];
const EVERYTHING: LetterView = {
  city: '예시구', cityPhone: '02-000-0000', urgentPhone: '02-000-0009', supervisor: '예시시', ombudsman: '예시구 시민고충처리위원회',
  caseNo: '2026-직소-7', title: '어두운 골목 가로등', procedure: 'complaint', kind: 'grievance', typeName: '고충민원',
  legalPeriod: '7일(토·일·공휴일 제외)', receivedAt: '2026. 11. 2.(월) 10:00', dueDate: '2026. 11. 10.(화)',
  dept: '도로과', officer: '김예시', phone: '02-000-0001', name: '홍길동',
  trackUrl: 'https://example.go.kr/m/abc', deskUrl: 'https://desk.example.go.kr/matters/7', lookupCode: 'ABCD-2345', mailCode: '123456',
  requiredDocs: '현장 사진', supplementDue: '2026. 11. 9.(월)', items: '가로등 번호', extLeft: 2,
  newDue: '2026. 11. 19.(목)', oldDue: '2026. 11. 10.(화)', reason: '한국전력과 함께 확인해야 합니다.',
  done: '현장을 확인했습니다.', todo: '부품을 바꿉니다.', second: true,
  agency: '예시도 도로사업소', agencyDept: '시설과', agencyPhone: '031-000-0002', sentOn: '2026. 11. 3.(화)', n: 30,
  outcome: 'accepted', outcomeLabel: '수용', conclusion: '가로등을 고쳤습니다.', reasons: '도로법에 따라 관리합니다.',
  actions: '11월 12일까지 새 등으로 바꿉니다.', verifyNo: 'V-0001', followUpDue: '2026. 12. 10.(목)',
  surveyUrl: 'https://example.go.kr/s/abc', opinion: '근거를 더 적어 주세요.', over: 2, urgeUntil: '2026. 11. 13.(금)',
  today: 1, tomorrow: 2, overdue: 0, letterName: '답변',
  council: '민원조정위원회', meetingAt: '2026. 12. 1.(화) 14:00', meetingPlace: '본관 2층 회의실',
  question: '관리 부서를 어디로 할지', heard: true, later: true,
  until: '2026. 12. 2.(수)', happening: '의견을 듣습니다', consultUntil: '2026. 11. 24.(화)', plannedOn: '2027. 3. 2.(화)',
  oldState: '추진중', newState: '중장기추진', dong: '예시동', visitedOn: '2026. 1. 15.(목)', nextReview: '2027. 1. 15.(금)',
  progress: '설계를 마쳤습니다.', plan: '예산을 요구합니다.', alternative: '임시로 등을 답니다.',
}; // prettier-ignore

const letter = (code: string, changes: Partial<LetterView> = {}): Rendered =>
  render(book, book.inForce(code, '2026-11-21'), { ...EVERYTHING, ...changes });
/** What a reader reads of the HTML. */
const wordsOf = (html: string): string =>
  html
    .replace(/^[^]*<\/head>/, '')
    .replace(/<br\/?>\n?|<\/(p|h1)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;|&gt;|&quot;|&amp;/g, (sign) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"' })[sign] ?? '&')
    .replace(/\n+/g, '\n')
    .trim();
const without = (code: string, ...tokens: (keyof LetterView)[]): (() => Rendered) => {
  const view = Object.fromEntries(
    Object.entries(EVERYTHING).filter(([token]) => !tokens.includes(token as keyof LetterView)),
  );
  return () => render(book, book.inForce(code, '2026-11-21'), view as unknown as LetterView);
};

describe.each([
  [
    'R0',
    '[예시구] 신청을 받았습니다 – 2026. 11. 2.(월) 18:00까지 접수 여부를 알려드립니다',
    '「어두운 골목 가로등」 신청을 받았습니다. 신청번호는 2026-직소-7입니다.',
  ],
  [
    'R1',
    '[예시구] 민원이 접수되었습니다 – 2026. 11. 10.(화)까지 답변드립니다',
    '홍길동 님, 「어두운 골목 가로등」 민원을 2026. 11. 2.(월) 10:00에 접수했습니다.',
  ],
  ['R2', '담당자가 정해졌습니다 – 도로과 김예시 ☎ 02-000-0001', '도로과에서 「어두운 골목 가로등」을 맡았습니다.'],
  [
    'R3',
    '민원 처리를 위해 자료가 필요합니다 – 2026. 11. 9.(월)까지',
    '「어두운 골목 가로등」을 처리하려면 자료가 더 필요합니다.',
  ],
  [
    'R3M',
    '보완 기간을 늘렸습니다 – 2026. 11. 9.(월)까지',
    '말씀하신 대로 「어두운 골목 가로등」의 보완 기간을 2026. 11. 9.(월)까지 늘렸습니다.',
  ],
  ['R4', '답변이 2026. 11. 19.(목)로 늦어집니다', '「어두운 골목 가로등」에 약속한 날까지 답변드리지 못해 죄송합니다.'],
  [
    'R5',
    '예시도 도로사업소에서 처리할 민원이라 보내드렸습니다',
    '「어두운 골목 가로등」을 처리할 수 있는 곳으로 보내드렸습니다.',
  ],
  ['R7', '접수 30일째, 진행상황을 알려드립니다', '「어두운 골목 가로등」 민원이 어디까지 왔는지 알려드립니다.'],
  ['R8', '[예시구] 답변드립니다 – 어두운 골목 가로등', '홍길동 님, 「어두운 골목 가로등」에 답변드립니다. (수용)'],
  ['R16', '[예시구] 조회 인증번호를 보내드립니다', '홍길동 님, 진행상황을 보려고 요청하신 인증번호입니다.'],
  [
    'R15',
    '취하하신 것을 확인했습니다 – 2026-직소-7',
    '말씀하신 대로 「어두운 골목 가로등」을 취하해 처리를 마쳤습니다.',
  ],
  [
    'R20',
    '보내신 편지 가운데 받지 못한 것이 있습니다 – 2026-직소-7',
    '「어두운 골목 가로등」에 보내신 편지의 글은 받았지만, 붙여 보내신 파일은 받지 못했습니다.',
  ],
  [
    'R24',
    '2026. 12. 1.(화) 14:00 민원조정위원회에서 심의합니다',
    '홍길동 님과 관계있는 일을 민원조정위원회에서 심의합니다.',
  ],
  [
    'R25',
    '답변 예정일이 2026. 11. 19.(목)로 바뀌었습니다',
    '한국전력과 함께 확인해야 합니다. 「어두운 골목 가로등」의 처리기한을 다시 세었습니다.',
  ],
])('%s, to the resident', (code, subject, first) => {
  const { subject: said, text, html } = letter(code, code === 'R0' ? { ackDue: '2026. 11. 2.(월) 18:00' } : {});
  const lines = text.trimEnd().split('\n');

  it('begins with the fact', () => {
    expect(said).toBe(subject);
    expect(lines[0]).toBe(first);
  });

  it('ends with who answers, how to call and where to look (영 §31)', () => {
    expect(lines.slice(-2)).toEqual(code === 'R0' ? [FOOT[0], FOOT[1]?.replace('접수번호', '신청번호')] : FOOT);
  });

  it('is short and plain', () => {
    expect(lines.filter((line) => line !== '').length).toBeLessThanOrEqual(14);
    expect(text).not.toMatch(/귀하|상기|동 건|바랍니다|\{\{|\}\}|undefined/);
  });

  it('says the same as HTML and fetches nothing', () => {
    expect(wordsOf(html)).toBe(`${said}\n${lines.filter((part) => part !== '').join('\n')}`);
    expect(html).toMatch(/^<!doctype html>\n<html lang="ko">/);
    expect(html).not.toMatch(/<(img|script|link|iframe|style|form)|url\(|src=/i);
    // The reader's own colours and sizes: dark, high contrast, large text.
    expect(html).not.toMatch(/\d(px|pt)\b(?! solid)|background|#[0-9a-f]{3,6}\b/i);
  });

  it.each([
    ['dept', 'letters.department-missing'],
    ['officer', 'letters.officer-missing'],
    ['phone', 'letters.phone-missing'],
  ] as const)('does not go out without the %s of whoever answers', (token, because) => {
    expect(without(code, token)).toThrow(because);
  });
});

describe.each([
  [
    'N1',
    '[배정] 2026-직소-7 어두운 골목 가로등 기한 2026. 11. 10.(화)',
    '도로과에 민원이 배정되었습니다. 담당자를 지정해 주세요.',
  ],
  ['N2', '오늘 1건·내일 2건·경과 0건', '기한이 가까운 민원입니다.'],
  [
    'N3',
    '[결재요청] 2026-직소-7 어두운 골목 가로등 기한 2026. 11. 10.(화)',
    '김예시 담당자가 「어두운 골목 가로등」의 답변을 결재 올렸습니다.',
  ],
  [
    'N3B',
    '[의견] 2026-직소-7 어두운 골목 가로등 – 답변을 고쳐 주세요',
    '결재권자가 의견을 달아 답변을 돌려보냈습니다.',
  ],
  ['N4', '[독촉] 2026-직소-7 처리기한 2026. 11. 10.(화) 2일 경과', '도로과장 귀하'],
  [
    'N6',
    '[보완 도착] 2026-직소-7 어두운 골목 가로등 기한 2026. 11. 10.(화)',
    '「어두운 골목 가로등」의 보완 자료가 도착해 처리기한이 다시 갑니다.',
  ],
  [
    'N7',
    '[보완 기간 지남] 2026-직소-7 어두운 골목 가로등 기한 2026. 11. 10.(화)',
    '보완 자료가 오지 않은 채 보완 기간이 지나 처리기한이 다시 갑니다.',
  ],
  [
    'N9',
    '[접수 지연] 2026-직소-7 어두운 골목 가로등 – 신청 뒤 8근무시간이 지났습니다',
    '아직 접수하지 않은 신청이 있습니다. 접수는 미루거나 거부할 수 없습니다(법 제9조제1항).',
  ],
  [
    'N10',
    '[담당 지정 지연] 2026-직소-7 어두운 골목 가로등 – 접수 뒤 1근무시간이 지났습니다',
    '담당 부서를 아직 정하지 않은 민원이 있습니다.',
  ],
  ['N26', '[민원조정위원회] 2026. 12. 1.(화) 14:00 회의에 와 주세요', '홍길동 위원님, 민원조정위원회 회의를 엽니다.'],
  [
    'N27',
    '맡은 민원 30건의 기한을 다시 세었습니다',
    '한국전력과 함께 확인해야 합니다. 맡은 민원 30건의 처리기한이 움직였습니다. 민원인에게는 알렸습니다.',
  ],
  [
    'N8A',
    '[시스템] 편지가 많이 돌아옵니다',
    '보낸 편지가 많이 돌아오고 있습니다. 메일 서버와 보내는 주소의 평판을 확인해 주세요.',
  ],
  [
    'N8B',
    '[시스템] 일이 밀리고 있습니다',
    '처리되지 않고 밀린 일이 있습니다. 작업 프로그램과 메일 서버를 확인해 주세요.',
  ],
  [
    'N8C',
    '[시스템] 다음 해 공휴일이 등록되지 않았습니다',
    '다음 해의 공휴일이 없어 그해로 넘어가는 처리기한을 정할 수 없습니다. 공휴일을 등록해 주세요.',
  ],
  [
    'N11',
    '[편지 반송] 2026-직소-7 답변 편지가 가지 못했습니다',
    '민원인에게 보낸 「답변」 편지가 가지 못했습니다. 저절로 다시 보내지 않습니다.',
  ],
  [
    'N12',
    '[답장] 2026-직소-7 어두운 골목 가로등',
    '민원인이 편지에 답장했습니다. 안건 화면에서 읽고 필요하면 답해 주세요.',
  ],
])('%s, to staff', (code, subject, first) => {
  it('says what to do and where', () => {
    const { subject: said, text } = letter(code);
    expect(said).toBe(subject);
    expect(text.split('\n')[0]).toBe(first);
    expect(text).toContain('열기 https://desk.example.go.kr/matters/7');
    expect(text).not.toContain('https://example.go.kr/m/abc');
  });

  it('goes out although nobody is appointed yet', () => {
    expect(without(code, 'officer', 'phone')).not.toThrow();
  });
});

it('promises a day only while it is still to come', () => {
  const inTime = letter('R7', { over: 0 });
  expect(inTime.subject).toBe('접수 30일째, 진행상황을 알려드립니다 – 2026. 11. 10.(화) 예정');
  expect(inTime.text).not.toContain('지났습니다');
  expect(letter('R7').text).toContain('2026. 11. 10.(화)이 지났습니다');
});

it('tells whoever is refused something about their data the ground, the reason and the ways of appeal', () => {
  const ending = { procedure: 'data-request', kind: 'access', outcome: 'refused' };
  const answers = { ground: '법률이 열람을 제한함', reason: '조사가 끝나기 전입니다.' };
  const { text } = letter('R42', { ...ending, answers });
  for (const words of [answers.ground, answers.reason, '제38조제5항', '분쟁조정위원회']) expect(text).toContain(words);
});

/** Each letter and each of its variants with every answer it may name, as a person approved it. */
const every = book
  .versions()
  .flatMap((version) => [undefined, ...version.variants.keys()].map((ending) => [version, ending] as const));

it.each(
  every.map(([version, ending]) => [`${version.code} ${version.inForce} ${ending ?? ''}`, version, ending] as const),
)('reads as it was approved: %s', (_, version, ending) => {
  const named = [version.wording, ...version.variants.values()].flatMap(({ subject, text }) => [
    ...subject.named,
    ...text.named,
  ]);
  const answers = named.filter((token) => token.startsWith('answers.')).map((token) => token.slice('answers.'.length));
  // A letter that always refuses is about a matter that ended so.
  const outcome = ending?.split('/').at(-1) ?? (version.wording.remedies ? 'closed-repeat' : 'accepted');
  const { kind: _kind, ...withoutKind } = EVERYTHING;
  const about = book.remedies.endings().find((each) => each.outcome === outcome);
  const view = {
    ...withoutKind,
    procedure: about?.procedure ?? 'complaint',
    ...(about?.kind !== undefined && { kind: about.kind }),
    outcome,
    ackDue: '2026. 11. 2.(월) 18:00',
    answers: Object.fromEntries(answers.map((ask) => [ask, `‹${ask}›`])),
  };
  const { subject, text } = render(book, version, view);
  expect(`${subject}\n\n${text}`).toMatchSnapshot();
  expect(text).not.toMatch(/상기|동 건|\{\{|\}\}|undefined/);
});

describe('an answer that refuses', () => {
  const refusal = { outcome: 'not-accepted', outcomeLabel: '수용 어려움' };

  it('of a grievance names the audit department, the supervisor and the ombudsman (영 §17②)', () => {
    const { subject, text } = letter('R8', refusal);
    expect(subject).toBe('요청을 그대로 해드리기 어렵습니다 – 이유와 다음 방법');
    expect(text).toContain('2. 이유와 근거: 도로법에 따라 관리합니다.');
    expect(text).toContain('① 같은 내용을 다시 내시면 감사부서가 조사합니다');
    expect(text).toContain('② 그 뒤 감독기관(예시시)에 내실 수 있습니다.');
    expect(text).toContain('③ 언제든 국민권익위원회(국번 없이 110) 또는 예시구 시민고충처리위원회에');
  });

  it('of another kind does not promise what only a grievance has', () => {
    const { text } = letter('R8', { ...refusal, kind: 'suggestion' });
    expect(text).toContain('다시 신청해 주세요');
    expect(text).toContain('국민권익위원회(국번 없이 110)');
    expect(text).not.toMatch(/감사부서|감독기관|이의신청|60일/);
  });

  it('in part names them too (법 §27③), in full agreement none', () => {
    expect(letter('R8', { outcome: 'partly' }).text).toContain('■ 다음 방법');
    expect(letter('R8', { outcome: 'accepted' }).text).not.toContain('다음 방법');
    expect(letter('R8', { outcome: 'explained' }).text).not.toContain('다음 방법');
  });
});

describe('what is not known', () => {
  it('is left out where the letter can do without', () => {
    expect(without('R1', 'dueDate', 'requiredDocs', 'name')().subject).toBe('[예시구] 민원이 접수되었습니다');
    expect(without('R1', 'dueDate')().text).toContain('답변 예정일은 정해지는 대로 알려드립니다.');
    expect(without('R1', 'requiredDocs')().text).toContain('■ 준비할 것: 없음');
    expect(letter('R3M', { extLeft: 0 }).text).toContain('마지막으로');
  });

  it('holds the letter where it cannot', () => {
    expect(without('R8', 'conclusion')).toThrow('letters.token-missing');
    expect(without('R5', 'agency')).toThrow('letters.token-missing');
  });
});

describe('what people wrote', () => {
  it('stays on its line and cannot add a header', () => {
    const { subject } = letter('R8', { title: '가로등\r\nBcc: other@example.org\u2028\u0000\u202E끝' });
    expect(subject).toBe('[예시구] 답변드립니다 – 가로등 Bcc: other@example.org 끝');
  });

  it('is no wording and no HTML', () => {
    const { text, html } = letter('R8', { conclusion: '<b>{{city}}</b> & https://other.example.org/x' });
    expect(text).toContain('1. 결론: <b>{{city}}</b> & https://other.example.org/x');
    expect(html).toContain('&lt;b>{{city}}&lt;/b> &amp; https://other.example.org/x');
    expect(html).not.toContain('href="https://other');
    expect(html).toContain('<a href="https://example.go.kr/m/abc"');
  });

  it('is kept by two digests, of the text and of the HTML', () => {
    const { subject, text, html, sha256 } = letter('R8');
    const digest = (words: string): Buffer => createHash('sha256').update(words).digest();
    expect(sha256).toEqual(Buffer.concat([digest(`${subject}\n\n${text}`), digest(html)]));
  });
});
