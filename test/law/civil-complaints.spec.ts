import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mayBeElectronic } from '#matters';
import { loadProfiles } from '#office';
import { loadProcedures } from '#procedure';
import {
  answeredComplaint,
  complaintInWork,
  complaintReceived,
  draft,
  openedAbout,
  submission,
} from '../support/complaint-story.js';
import { people, type ProcedureStory } from '../support/procedure-story.js';

/** 민원 처리에 관한 법률 and its decree, rule by rule; the ids are those of the list of rules the product keeps. */
const book = loadProcedures('config/procedures');
const table = book.version('complaint', '2026-11-02');
const reason = '관계 부서의 의견을 들어야 합니다.';
const items = '고장 난 곳의 사진을 보내 주세요.';
const { intake, officer, head, resident, system, council, auditor, examiner, stranger } = people;

function submitted(at: string, channel?: string): ProcedureStory {
  const story = complaintReceived('grievance', at);
  story.matter = undefined;
  if (channel === undefined) story.takes(resident, 'submit', submission);
  else story.takes(intake, 'submit', { ...submission, channel });
  return story;
}

describe('filing and receiving', () => {
  it('M-FILE-1 a complaint is written, by the citizen or by the desk as it was spoken', () => {
    expect(submitted('2026-11-02T10:00').matter).toMatchObject({ state: 'submitted', channel: 'web' });
    expect(submitted('2026-11-02T10:00', 'phone').matter).toMatchObject({ state: 'submitted', channel: 'phone' });
    expect(() => complaintReceived('misc', '2026-11-02T10:00').takes(resident, 'submit', { title: '말' })).toThrow();
  });

  it('M-FILE-2 what comes from nobody is kept as an opinion without a statutory clock, by a named person', () => {
    const story = submitted('2026-11-02T10:00');
    const why = { ground: 'anonymous', reason: '이름과 주소가 적혀 있지 않습니다.' };
    expect(() => story.takes(system, 'receive-as-opinion', why)).toThrow('procedure.not-allowed');
    story.takes(intake, 'receive-as-opinion', why);
    expect(story.matter?.state).toBe('opinion');
    expect(story.matter?.clock).toBeUndefined();
  });

  it('M-REC-1 receipt cannot be refused: no step leads out of the submission but receiving, opinion and withdrawal', () => {
    const out = [...table.steps.values()].filter(({ from, to }) => from.includes('submitted') && to !== 'same');
    expect(out.map(({ code }) => code).sort()).toEqual(['receive', 'receive-as-opinion', 'withdraw']);
    expect([...table.states.keys()]).not.toContain('rejected');
  });

  it('M-REC-2 receipts are numbered in their order, one series a year', () => {
    expect(table.receipt).toBe('{year}-직소-{serial}');
  });

  it('M-REC-3 a slip is handed out to who came in person, not for what is settled at once or is 기타민원', () => {
    const visit = (kind: string, channel: string): string | null | undefined => {
      const story = submitted('2026-11-02T10:00', channel);
      story.takes(intake, 'receive', { kind });
      return story.offers(intake)['hand-out-receipt'];
    };
    expect(visit('grievance', 'visit')).toBeNull();
    expect(visit('grievance', 'post')).toBe('cases.no-receipt-slip-needed');
    expect(visit('misc', 'visit')).toBe('cases.no-receipt-slip-needed');
  });

  it('M-REC-4 receiving writes to the citizen what happens until when', () => {
    expect(table.steps.get('receive')?.letters).toEqual(['R1']);
  });

  it('M-REC-5 an obvious slip is corrected with consent only, for what was received from 2026-05-06', () => {
    const slip = { slip: '번지', correction: '12-3번지' };
    const story = complaintInWork('grievance', '2026-05-06T10:00');
    expect(() => story.takes(officer, 'correct-slip', slip)).toThrow('procedure.answers-invalid');
    story.takes(officer, 'correct-slip', { ...slip, consent: '5. 6. 전화로 동의하셨습니다.' });
    expect(story.matter?.times['correct-slip']).toBe(1);
    expect(book.version('complaint', '2026-05-05').steps.has('correct-slip')).toBe(false);
  });

  it('M-REC-6 five of one purport are received together, four are not', () => {
    const lead = complaintReceived('grievance', '2026-11-02T10:00');
    const others = [1, 2, 3, 4].map((n) =>
      complaintReceived('grievance', '2026-11-02T10:00').asNamed(`2026-직소-0000${n}`),
    );
    for (const other of others) lead.others.set(other.receiptNo, other);
    const purport = '같은 골목의 같은 가로등입니다.';
    const numbers = others.map(({ receiptNo }) => receiptNo);
    expect(() => lead.takes(intake, 'merge-receipts', { others: numbers.slice(1), purport })).toThrow();
    const merged = lead.takes(intake, 'merge-receipts', { others: numbers.join('\n'), purport });
    expect(merged.links.map(({ relation }) => relation)).toEqual(['merges', 'merges', 'merges', 'merges']);
    const other = complaintReceived('grievance', '2026-11-02T10:00');
    other.others.set('2026-직소-00009', lead.asNamed('2026-직소-00009'));
    other.takes(system, 'be-merged', { lead: '2026-직소-00009' });
    expect(other.matter?.state).toBe('merged');
    other.takes(system, 'answer-merged', draft);
    expect(other.matter?.state).toBe('decided');
  });

  it('M-REC-7 who stands for somebody is named as a person of the matter, not proved for its own sake', () => {
    const asks = table.steps.get('submit')?.asks ?? [];
    expect(asks.filter(({ type }) => type === 'person')).toHaveLength(1);
    expect(asks.some(({ label }) => /위임장|신분증/.test(label))).toBe(false);
  });

  it('M-REC-8 what came in during an outage counts from the moment it really came', () => {
    const story = complaintReceived('grievance', '2026-11-05T15:00');
    story.matter = undefined;
    const { because } = story.takes(intake, 'register-from-outage', {
      ...submission,
      kind: 'grievance',
      channel: 'visit',
      receivedAt: '2026-11-02T10:00',
    });
    expect(story.matter).toMatchObject({ state: 'accepted', clock: { start: '2026-11-02T10:00' } });
    expect(because.due).toBe('2026-11-10');
  });

  it('M-REC-9 the submission asks for no documents', () => {
    const labels = (table.steps.get('submit')?.asks ?? []).map(({ label }) => label).join(' ');
    expect(labels).not.toMatch(/증명서|등본|구비서류/);
  });
});

describe('routing and co-operation', () => {
  it.each([
    ['M-ROUTE-1', 'routing-late', { length: 1, unit: 'working hours' }],
    ['M-ROUTE-2', 'wrong-department-late', { length: 3, unit: 'working hours' }],
  ])('%s alarms when the document does not move on', (_, code, offset) => {
    expect(table.moments.find((moment) => moment.code === code)).toMatchObject({ anchor: 'entered', offset });
  });

  it('M-ROUTE-3 a transfer names the receiving agency and tells the citizen', () => {
    const story = complaintInWork('grievance', '2026-11-02T10:00');
    expect(() => story.takes(officer, 'transfer', { reason })).toThrow('procedure.answers-invalid');
    const { because } = story.takes(officer, 'transfer', { agency: '예시도', agencyPhone: '000-0000', reason });
    expect(because.letters).toEqual(['R5']);
    expect(story.matter).toMatchObject({ state: 'transferred', clock: { stop: '2026-11-02T10:00' } });
  });

  it('M-ROUTE-4 an electronic document moves at once: nothing has to lie still before it is passed on', () => {
    const story = complaintReceived('grievance', '2026-11-02T10:00');
    story.takes(intake, 'assign', { department: 'road' });
    expect(story.offers(officer)).toMatchObject({ reroute: null, transfer: null, 'start-work': null });
  });

  it('M-ROUTE-5 after two hand-overs the committee designates the department', () => {
    const story = complaintReceived('grievance', '2026-11-02T10:00');
    story.takes(intake, 'assign', { department: 'road' });
    story.takes(intake, 'reroute', { department: 'park', reason });
    story.takes(intake, 'reroute', { department: 'road', reason });
    expect(story.offers(intake)).toMatchObject({
      reroute: 'cases.rerouted-twice',
      designate: 'cases.committee-not-heard',
    });
    decided(story, 'mediation-committee');
    story.takes(intake, 'designate', { department: 'park' });
    expect(story.matter?.department).toBe('park');
  });

  it('M-COOP co-operation runs inside the period, is lengthened once before it lapses, and stops no clock', () => {
    const story = complaintInWork('suggestion', '2026-11-02T10:00');
    const request = '가로수가 가로등을 가리는지 보아 주세요.';
    const ask = (replyUntil: string) => ({ askedDepartment: 'park', replyUntil, request });
    expect(() => story.takes(officer, 'ask-cooperation', ask('2026-12-31'))).toThrow('cases.reply-after-due');
    const { because } = story.takes(officer, 'ask-cooperation', ask('2026-11-06'));
    expect(because.due).toBe('2026-11-19');
    expect(story.offers(officer)['reply-to-request']).toBeUndefined();
    story
      .at('2026-11-06T17:00')
      .takes(stranger, 'lengthen-reply', { replyUntil: '2026-11-10', reason, progress: '현장을 보았습니다.' });
    expect(story.offers(stranger)['lengthen-reply']).toBe('cases.reply-lengthened-already');
    story.takes(stranger, 'reply-to-request', { reply: '가리는 가지를 자르겠습니다.' });
    expect(story.offers(stranger)).toEqual({});
  });
});

describe('supplements and withdrawal', () => {
  const until = '2024-04-30';

  it('M-SUPP-1 is asked for within eight working hours of the receipt, or with the cause why later', () => {
    const story = complaintInWork('inquiry-law', '2024-03-04T10:00').at('2024-03-05T10:01');
    expect(() => story.takes(officer, 'ask-supplement', { items, until })).toThrow(
      'cases.supplement-late-without-cause',
    );
    story.takes(officer, 'ask-supplement', { items, until, cause: '현장에서야 알게 되었습니다.' });
    expect(story.matter?.state).toBe('supplement');
  });

  it('M-SUPP-2 L9 the citizen gets more time twice for each demand, not a third time', () => {
    const story = complaintInWork('inquiry-law', '2024-03-04T10:00');
    story.takes(officer, 'ask-supplement', { items, until: '2024-03-08' });
    story.takes(resident, 'ask-more-time', { until: '2024-03-11', reason });
    story.takes(resident, 'ask-more-time', { until: '2024-03-15', reason });
    expect(story.offers(resident)['ask-more-time']).toBe('cases.more-time-at-most-twice');
  });

  it('M-SUPP-3 L10 a second demand gives ten days at most: eleven are refused', () => {
    const story = lapsed(complaintInWork('inquiry-law', '2024-03-04T10:00'), '2024-03-11');
    story.at('2024-03-12T10:00');
    expect(() => story.takes(officer, 'ask-supplement', { items, until: '2024-03-23' })).toThrow(
      'cases.second-supplement-over-ten-days',
    );
    story.takes(officer, 'ask-supplement', { items, until: '2024-03-22' });
    expect(story.matter?.state).toBe('supplement');
  });

  it('M-SUPP-4 papers are returned with reasons after the second demand stayed unanswered, not before', () => {
    const because = { reason: '보완을 두 번 요구했으나 오지 않았습니다.' };
    const story = lapsed(complaintInWork('inquiry-law', '2024-03-04T10:00'), '2024-03-11').at('2024-03-12T10:00');
    expect(() => story.takes(officer, 'return-papers', because)).toThrow('cases.second-demand-first');
    lapsed(story, '2024-03-20');
    expect(() => story.takes(officer, 'return-papers', {})).toThrow('procedure.answers-invalid');
    story.takes(officer, 'return-papers', because);
    expect(story.matter?.state).toBe('returned');
  });

  it('M-SUPP-5 a demand that came back twice for want of an address ends the matter as withdrawn', () => {
    const story = complaintInWork('inquiry-law', '2024-03-04T10:00');
    story.takes(officer, 'ask-supplement', { items, until });
    const back = { note: '3. 5. 등기, 3. 8. 되돌아옴' };
    story.takes(officer, 'note-undelivered', back);
    expect(story.offers(officer)['deem-withdrawn']).toBe('cases.undelivered-once');
    story.takes(officer, 'note-undelivered', back);
    story.takes(officer, 'deem-withdrawn', { reason: '주민등록지에도 살지 않습니다.' });
    expect(story.matter).toMatchObject({ state: 'deemed-withdrawn' });
  });

  it('M-SUPP-6 the ten days of the second demand leave out the first day, as 민법 counts', () => {
    const story = lapsed(complaintInWork('inquiry-law', '2024-03-04T10:00'), '2024-03-11').at('2024-03-12T23:00');
    story.takes(officer, 'ask-supplement', { items, until: '2024-03-22' });
    expect(story.matter?.values['supplementUntil']).toBe('2024-03-22');
  });

  it('M-WD until the end the citizen adds, changes and withdraws; papers are given back', () => {
    const story = complaintInWork('suggestion', '2026-11-02T10:00');
    story.takes(resident, 'add-material', { content: '사진을 더 보냅니다.' });
    story.takes(resident, 'withdraw');
    expect(story.matter?.state).toBe('withdrawn');
    story.takes(officer, 'hand-back-papers', { note: '도면 1부를 우편으로' });
    expect(story.matter?.state).toBe('withdrawn');
  });
});

describe('what is not processed, and what comes again', () => {
  it('M-NP is declined on one of nine grounds with the reason told, never when it is 법정민원', () => {
    const ground = table.steps.get('decline')?.asks.find(({ name }) => name === 'ground');
    expect(ground?.type === 'choice' && ground.choices.size).toBe(9);
    const story = complaintInWork('grievance', '2026-11-02T10:00');
    const { because } = story.takes(officer, 'decline', {
      ground: 'private',
      reason: '이웃 사이의 다툼입니다. 법원의 일입니다.',
    });
    expect(because.letters).toEqual(['R17']);
    const permit = complaintInWork('permit', '2026-11-02T10:00');
    expect(permit.offers(officer)['decline']).toBe('cases.statutory');
  });

  it('M-REP-1 L1 the third is closed when two results were told before it came, not while the second is on its way', () => {
    const [third, first, second] = repeats('suggestion');
    third.takes(officer, 'close-repeat', { earlier: 'A, B', sameness });
    expect(third.matter?.state).toBe('closed-repeat');
    expect([first.matter?.state, second.matter?.state]).toEqual(['closed', 'closed']);

    const [again, , open] = repeats('suggestion');
    const untold = complaintInWork('suggestion', '2026-10-01T10:00');
    untold.takes(officer, 'draft-answer', draft);
    untold.takes(head, 'approve');
    again.others.set('B', { ...untold.asNamed('B') });
    expect(open.matter?.state).toBe('closed');
    expect(() => again.takes(officer, 'close-repeat', { earlier: 'A, B', sameness })).toThrow('cases.result-not-told');
  });

  it('M-REP-1 L2 L11 never 법정민원, and never the second', () => {
    const [permit] = repeats('permit');
    expect(permit.offers(officer)['close-repeat']).toBe('cases.statutory');
    const [second] = repeats('suggestion');
    expect(() => second.takes(officer, 'close-repeat', { earlier: 'A', sameness })).toThrow(
      'procedure.answers-invalid',
    );
  });

  it('M-REP-2 what another agency transferred counts like what came directly: only results told count', () => {
    const [third] = repeats('suggestion');
    const transferred = complaintInWork('suggestion', '2026-09-01T10:00');
    transferred.takes(officer, 'transfer', { agency: '예시도', agencyPhone: '000-0000', reason });
    third.others.set('B', transferred.asNamed('B'));
    expect(() => third.takes(officer, 'close-repeat', { earlier: 'A, B', sameness })).toThrow('cases.result-not-told');
  });

  it('M-REP-3 sameness is a reasoned decision of a person; the system cannot take it', () => {
    const step = table.steps.get('close-repeat');
    expect(step?.by).not.toContain('system');
    const [third] = repeats('suggestion');
    expect(() => third.takes(officer, 'close-repeat', { earlier: 'A, B', sameness: '같음' })).toThrow(
      'procedure.answers-invalid',
    );
  });

  it('M-REP-4 L3 a collective one is closed only after the committee deliberated', () => {
    const [third] = repeats('suggestion');
    third.takes(officer, 'note-group', group);
    expect(third.offers(officer)['close-repeat']).toBe('cases.committee-not-heard');
    decided(third, 'mediation-committee');
    third.takes(officer, 'close-repeat', { earlier: 'A, B', sameness });
    expect(third.matter?.state).toBe('closed-repeat');
  });

  it('M-GRV-1 L12 the same grievance again goes to the auditors, and its clock runs on', () => {
    const again = complaintInWork('grievance', '2026-11-02T10:00');
    again.others.set(
      'A',
      answeredComplaint('grievance', '2026-09-01T10:00', '2026-09-08T10:00', 'not-accepted').asNamed('A'),
    );
    const { because } = again.takes(officer, 'send-to-audit', { earlier: 'A', sameness });
    expect(because).toMatchObject({ to: 'audit', letters: ['N7A'], due: '2026-11-10' });
    again.takes(auditor, 'report-audit', {
      finding: 'unjustified',
      findings: '처음 처리에 잘못이 없습니다. 자료를 붙입니다.',
    });
    expect(again.matter?.state).toBe('in-progress');
    const suggestion = complaintInWork('suggestion', '2026-11-02T10:00');
    expect(suggestion.offers(officer)['send-to-audit']).toBe('cases.not-a-grievance');
  });

  it('M-GRV-2 what the auditors find justified is put right', () => {
    const again = complaintInWork('grievance', '2026-11-02T10:00');
    again.others.set('A', answeredComplaint('grievance', '2026-09-01T10:00', '2026-09-08T10:00').asNamed('A'));
    again.takes(officer, 'send-to-audit', { earlier: 'A', sameness });
    again.takes(auditor, 'report-audit', {
      finding: 'justified',
      findings: '처음 처리가 잘못되었습니다. 고쳐야 합니다.',
    });
    expect(() => again.takes(officer, 'draft-answer', { ...draft, outcome: 'not-accepted' })).toThrow(
      'cases.justified-is-put-right',
    );
    again.takes(officer, 'draft-answer', { ...draft, outcome: 'accepted' });
    expect(again.matter?.state).toBe('approval');
  });

  it('M-GRV-3 who was refused is told where to go next: auditors, supervisor, 국민권익위원회, ombudsman', () => {
    const remedies = readFileSync('config/letters/remedies.yaml', 'utf8');
    const block = remedies.slice(remedies.indexOf('grievance: |'), remedies.indexOf('ask-again: |'));
    expect(block).toMatch(/감사부서[^]*감독기관[^]*국민권익위원회[^]*ombudsman/);
  });

  it('M-GRV-4 the ombudsman has sixty days and once sixty more, and the agency thirty to reply', () => {
    const answered = answeredComplaint('grievance', '2026-09-01T10:00', '2026-09-08T10:00', 'not-accepted').asNamed(
      'A',
    );
    const story = openedAbout('ombudsman', answered, '2026-10-01T10:00');
    const secretariat = { ...auditor, roles: ['auditor'] };
    story.takes(resident, 'file', {
      title: '다시 보아 주세요',
      content: '처음 답이 사실과 다릅니다. 다시 보아 주세요.',
    });
    expect(story.takes(secretariat, 'receive').because.due).toBe('2026-11-30');
    expect(() => story.takes(secretariat, 'extend', { reason, days: 61 })).toThrow('procedure.answers-invalid');
    expect(story.takes(secretariat, 'extend', { reason, days: 60 }).because.due).toBe('2027-01-29');
    expect(story.offers(secretariat)['extend']).toBe('cases.extended-already');
    const ombudsman = book.version('ombudsman', '2026-11-02');
    expect(ombudsman.moments.find(({ code }) => code === 'reply-late')?.offset).toEqual({
      length: 30,
      unit: 'civil days',
    });
  });

  it('M-GRP L4 five households and five signers make it collective: five signers of four households do not', () => {
    const story = complaintInWork('suggestion', '2026-11-02T10:00');
    expect(() => story.takes(officer, 'note-group', { ...group, households: 4 })).toThrow(
      'cases.not-a-collective-complaint',
    );
    story.takes(officer, 'note-group', group);
    expect(story.matter?.marks).toContain('group');
  });

  it('M-REPR L5 three signers are asked for up to three representatives; the clock waits; else the office names them', () => {
    const story = complaintInWork('suggestion', '2026-11-02T10:00');
    expect(() => story.takes(officer, 'ask-representatives', { signers: 2, until: '2026-11-06' })).toThrow();
    const asked = story.takes(officer, 'ask-representatives', { signers: 3, until: '2026-11-06' });
    expect(asked.because.dueUnknown).toBe('paused');
    expect(story.offers(officer)['appoint-representatives']).toBe('cases.representatives-may-still-be-named');
    story.takes(resident, 'name-representatives', { first: { person: 'person-2' }, second: { person: 'person-3' } });
    expect(story.matter?.values['people']).toEqual(['person-2', 'person-3']);
    expect(story.offers({ ...resident, id: 'person-2' })).toHaveProperty('withdraw');
  });
});

describe('the clock', () => {
  it('M-PAUSE is stopped by P1 to P10 and by nothing else', () => {
    expect([...table.pauses.keys()]).toEqual([
      'supplement',
      'document-transfer',
      'representative',
      'hearing',
      'inspection',
      'prior-work',
      'outage',
      'field-survey',
      'shared-documents',
      'combined-receipt',
    ]);
    const stopping = [...table.steps.values()].filter(({ clock }) => /pause|leave-out/.test(clock.kind));
    expect(stopping.map(({ code }) => code).sort()).toEqual([
      'ask-representatives',
      'ask-supplement',
      'begin-survey',
      'leave-out-outage',
      'pause-clock',
    ]);
  });

  it('M-PAUSE a survey stops the clock of a grievance for fourteen days and once seven more', () => {
    const story = complaintInWork('grievance', '2025-06-09T10:00').at('2025-06-11T09:00');
    const survey = { until: '2025-06-24', reason: '현장을 봅니다.' };
    expect(() => story.takes(officer, 'begin-survey', { ...survey, until: '2025-06-25' })).toThrow(
      'cases.survey-too-long',
    );
    story.takes(officer, 'begin-survey', survey);
    expect(() => story.takes(officer, 'lengthen-survey', { ...survey, until: '2025-07-02' })).toThrow(
      'cases.survey-too-long',
    );
    const ended = story.at('2025-06-25T00:00').takes(system, 'note-survey-lapse');
    expect(ended.because.due).toBe('2025-07-01');
    expect(complaintInWork('suggestion', '2025-06-09T10:00').offers(officer)['begin-survey']).toBe(
      'cases.not-a-grievance',
    );
  });

  it('M-PAUSE the days of an outage are left out from 2026-05-06, within the time since the receipt', () => {
    const story = complaintInWork('grievance', '2026-11-02T10:00').at('2026-11-05T10:00');
    const outage = { outageFrom: '2026-11-03', outageTo: '2026-11-04', reason: '업무망이 이틀 동안 멎었습니다.' };
    expect(() => story.takes(examiner, 'leave-out-outage', { ...outage, outageFrom: '2026-11-01' })).toThrow(
      'procedure.left-out-outside',
    );
    expect(story.takes(examiner, 'leave-out-outage', outage).because.due).toBe('2026-11-12');
    expect(book.version('complaint', '2026-05-05').steps.has('leave-out-outage')).toBe(false);
  });

  it('M-EXT L6 L7 L8 an extension has a ground of the list, stays within the period, and needs consent the second time', () => {
    const story = complaintInWork('inquiry-other', '2026-05-06T10:00');
    const extend = { ground: 'cooperation', reason, days: 7 };
    expect(() => story.takes(officer, 'extend', { ...extend, ground: 'overload' })).toThrow(
      'procedure.answers-invalid',
    );
    expect(() => story.takes(officer, 'extend', { ...extend, days: 8 })).toThrow('cases.extension-over-period');
    story.takes(officer, 'extend', extend);
    expect(() => story.takes(officer, 'extend', extend)).toThrow('cases.second-extension-needs-consent');
    const earlier = complaintInWork('inquiry-other', '2026-05-04T10:00');
    expect(earlier.takes(officer, 'extend', { ...extend, ground: 'unavoidable' }).because.step).toBe('extend');
  });

  it('M-MON-1 a missed date brings a demand to the department at once, and the examiner exists', () => {
    expect(table.roles.has('examiner')).toBe(true);
    expect(table.steps.get('mark-overdue')).toMatchObject({ letters: ['N4'], marks: 'overdue' });
    expect(table.moments.find(({ code }) => code === 'overdue')).toMatchObject({
      anchor: 'due',
      offset: null,
      missed: 'once',
    });
  });

  it('M-MON-2 every office checks the month before by the fifth', async () => {
    const profiles = [...(await loadProfiles('config/offices')).values()];
    expect(profiles.length).toBeGreaterThan(0);
    for (const { briefing } of profiles) expect(briefing.dueDay).toBeLessThanOrEqual(5);
  });

  it('M-PROG tells the citizen on day 31 and every thirty days, on the working day before when that is off; and when asked', () => {
    const progress = table.moments.find(({ code }) => code === 'progress');
    expect(progress).toMatchObject({ anchor: 'start', offset: { length: 30 }, everyDays: 30, workingDayBefore: true });
    const story = complaintInWork('suggestion', '2026-11-02T10:00');
    expect(story.takes(resident, 'ask-progress').because.letters).toEqual(['R7']);
    expect(story.offers(resident)['ask-progress']).toBe('cases.progress-told-already');
    expect(story.at('2026-11-03T10:00').offers(resident)['ask-progress']).toBeNull();
  });
});

describe('the result', () => {
  it('M-RES-1 is told in writing; by word of mouth for 기타민원, or with the reason written down', () => {
    const told = { how: 'phone', told: '2026-11-02', note: '신청하신 분과 통화' };
    const story = answeredUpTo('decided', 'suggestion');
    expect(() => story.takes(head, 'tell-result', told)).toThrow('cases.tell-in-writing');
    story.takes(head, 'tell-result', { ...told, because: '전화로 알려 달라고 하셨습니다.' });
    expect(story.matter?.state).toBe('closed');
    const misc = answeredUpTo('decided', 'misc');
    misc.takes(head, 'tell-result', told);
    expect(misc.matter?.state).toBe('closed');
  });

  it('M-RES-2 L15 what was told electronically is handed out on paper when the citizen asks, at once', () => {
    const story = answeredComplaint('suggestion', '2026-11-02T10:00', '2026-11-05T10:00');
    expect(story.offers(officer)['hand-out-paper']).toBe('cases.paper-not-asked');
    expect(story.takes(resident, 'ask-paper').because.letters).toEqual(['N17']);
    story.takes(officer, 'hand-out-paper', { how: 'post', note: '답변서 1부를 등기로' });
    expect(story.matter).toMatchObject({ state: 'closed' });
  });

  it('L15 L16 a notice is electronic for who filed through the portal or asked for mail, on paper for other visitors', () => {
    expect(mayBeElectronic('post', { channel: 'web', openedBy: 'resident' })).toBe(true);
    expect(mayBeElectronic('email', { channel: 'visit', openedBy: 'staff' })).toBe(true);
    expect(mayBeElectronic('post', { channel: 'visit', openedBy: 'staff' })).toBe(false);
    expect(mayBeElectronic('phone', { channel: null, openedBy: 'staff' })).toBe(false);
  });

  it('M-RES-3 a refusal has its reasons, and is an outcome of 법정민원 alone', () => {
    const permit = complaintInWork('permit', '2026-11-02T10:00');
    const { conclusion, outcome } = draft;
    expect(() => permit.takes(officer, 'draft-answer', { conclusion, outcome: 'refused' })).toThrow(
      'procedure.answers-invalid',
    );
    expect(() => permit.takes(officer, 'draft-answer', { ...draft, outcome })).toThrow('cases.outcome-of-another-kind');
    permit.takes(officer, 'draft-answer', { ...draft, outcome: 'refused' });
    const grievance = complaintInWork('grievance', '2026-11-02T10:00');
    expect(() => grievance.takes(officer, 'draft-answer', { ...draft, outcome: 'refused' })).toThrow(
      'cases.outcome-of-another-kind',
    );
  });

  it('M-RES-4 nothing is approved that could not name an officer with department and telephone', () => {
    expect(table.steps.get('approve')?.guards).toContain('officer-can-be-named');
  });

  it('M-RES-5 what nobody collected is closed fifteen days after it was announced', () => {
    const story = answeredUpTo('decided', 'short-permit', '2024-04-18T10:00', 'granted');
    expect(story.offers(officer)['close-uncollected']).toBe('cases.not-announced');
    story.at('2024-04-19T10:00').takes(officer, 'announce-pickup', { from: '2024-04-19' });
    expect(story.at('2024-05-07T10:00').offers(officer)['close-uncollected']).toBe('cases.may-still-be-collected');
    expect(story.at('2024-05-08T10:00').offers(officer)['close-uncollected']).toBeNull();
    story.takes(officer, 'close-uncollected', { note: '신고필증을 폐기했습니다.' });
    expect(story.matter?.state).toBe('closed-uncollected');
  });

  it('M-RES-6 each delivery is written down: how, when, what, to whom', () => {
    const asks = table.steps.get('tell-result')?.asks.map(({ name }) => name);
    expect(asks).toEqual(expect.arrayContaining(['how', 'told', 'note']));
  });
});

describe('what the citizen can still do', () => {
  it('M-FIX demands correction when the date passed, or when receipt was refused or papers were asked for', () => {
    const late = complaintInWork('grievance', '2026-11-02T10:00');
    const demand = { ground: 'overdue', title: '답이 없습니다', content: '기한이 지났는데 답이 없습니다.' };
    const early = openedAbout('correction-demand', late.asNamed('A'), '2026-11-05T10:00');
    expect(() => early.takes(resident, 'demand', demand)).toThrow('cases.not-overdue');
    late.at('2026-11-11T00:00').takes(system, 'mark-overdue');
    const story = openedAbout('correction-demand', late.asNamed('A'), '2026-11-11T10:00');
    story.takes(resident, 'demand', demand);
    expect(story.matter).toMatchObject({ state: 'demanded', person: resident.id, values: { about: 'id of A' } });
    const answer = { finding: 'right', findings: '담당 부서에 오늘 안에 답하게 했습니다.' };
    expect(() => story.takes(officer, 'answer', answer)).toThrow('procedure.not-allowed');
    story.takes(examiner, 'answer', answer);
    expect(story.matter?.state).toBe('answered');
  });

  it('M-APL-1 objects to a refusal of 법정민원 within sixty days, once, and to nothing else', () => {
    const refused = answeredComplaint('permit', '2024-07-01T10:00', '2024-07-16T10:00', 'refused').asNamed('A');
    expect(openedAbout('objection', refused, '2024-09-19T10:00').offers(resident)).toEqual({ object: null });
    expect(openedAbout('objection', refused, '2024-09-20T10:00').offers(resident)).toEqual({
      object: 'cases.objection-too-late',
    });
    const granted = answeredComplaint('permit', '2024-07-01T10:00', '2024-07-16T10:00', 'granted').asNamed('A');
    expect(openedAbout('objection', granted, '2024-07-20T10:00').offers(resident)).toEqual({
      object: 'cases.not-refused',
    });
    const other = openedAbout('objection', refused, '2024-08-01T10:00');
    expect(other.offers({ ...resident, id: 'person-9' })).toEqual({});
  });

  it('M-APL-2 is decided within ten days, extended once by at most ten from the day after', () => {
    const story = objected('2024-09-19T10:00');
    expect(story.matter?.clock?.limit).toEqual({ length: 10, unit: 'day' });
    expect(story.takes(head, 'start-review').because.due).toBe('2024-09-30');
    expect(story.takes(head, 'extend', { reason, days: 10 }).because.due).toBe('2024-10-10');
    expect(story.offers(head)['extend']).toBe('cases.objection-extended-already');
  });

  it('M-APL-3 the decision has reasons and goes out in writing', () => {
    const objection = book.version('objection', '2026-11-02');
    const decide = objection.steps.get('decide');
    expect(decide?.letters).toEqual(['R18B']);
    expect(decide?.asks.filter(({ optional }) => !optional).map(({ name }) => name)).toEqual([
      'outcome',
      'conclusion',
      'reasons',
    ]);
    const how = objection.steps.get('tell-result')?.asks.find(({ name }) => name === 'how');
    expect(how?.type === 'choice' && [...how.choices.keys()]).toEqual(['post', 'visit']);
  });

  it('M-APL-4 a supplement of at most seven days is not counted', () => {
    const story = objected('2024-09-19T10:00');
    story.takes(head, 'start-review');
    story.at('2024-09-20T10:00');
    expect(() => story.takes(head, 'ask-supplement', { items, until: '2024-09-28' })).toThrow(
      'cases.objection-supplement-too-long',
    );
    story.takes(head, 'ask-supplement', { items, until: '2024-09-27' });
    const { because } = story
      .at('2024-09-23T10:00')
      .takes(resident, 'give-supplement', { content: '자료를 보냅니다.' });
    expect(because.due).toBe('2024-10-04');
  });

  it('M-APL-5 objections have a register of their own: their own numbers in their own order', () => {
    expect(book.version('objection', '2026-11-02').receipt).toBe('{year}-이의-{serial}');
  });

  it('M-APL-6 the committee deliberates before the decision', () => {
    const story = objected('2024-09-19T10:00');
    story.takes(head, 'start-review');
    expect(story.offers(head)['decide']).toBe('cases.committee-not-heard');
    decided(story, 'mediation-committee');
    expect(story.offers(head)['decide']).toBeNull();
  });
});

describe('compound complaints, previews, protection, machines', () => {
  it('M-CMP a compound one is 법정민원, and is decided after the working council or the committee', () => {
    const permit = complaintInWork('permit', '2026-11-02T10:00');
    permit.takes(head, 'note-compound', { departments: '공원과, 예시도' });
    expect(permit.offers(officer)['draft-answer']).toBe('cases.council-not-heard');
    decided(permit, 'working-review');
    expect(permit.offers(officer)['draft-answer']).toBeNull();
    expect(complaintInWork('misc', '2026-11-02T10:00').offers(head)['note-compound']).toBe('cases.not-statutory');
  });

  it('M-PRE a preview has a period of the office, never over thirty days', () => {
    const story = complaintInWork('permit-preview', '2026-11-02T10:00');
    expect(story.matter?.clock?.limit).toEqual({ length: 10, unit: 'day' });
    const tooLong = { complaint: { kinds: { slow: { label: '느린', limit: '31 days', means: 'preliminary' } } } };
    expect(() => book.withOffice('sample', tooLong)).toThrow();
  });

  it('M-PROT a call or visit is ended only after the reason was told, and that is written down by a person', () => {
    const story = complaintInWork('grievance', '2026-11-02T10:00');
    const ended = { ground: 'abuse', note: '욕설이 되풀이되어 두 번 알린 뒤 통화를 마쳤습니다.' };
    expect(() => story.takes(officer, 'note-contact-ended', ended)).toThrow('procedure.answers-invalid');
    story.takes(officer, 'note-contact-ended', { ...ended, told: true });
    expect(table.steps.get('note-contact-ended')?.by).not.toContain('system');
  });

  it('M-AUTO no machine refuses, declines, closes or decides: what ends a matter is taken by a person', () => {
    const ends = [...table.steps.values()].filter(
      ({ to, by }) => table.states.get(to)?.terminal && by.includes('system'),
    );
    expect(ends.map(({ code }) => code)).toEqual(['close']);
    expect(table.steps.get('close')?.from).toEqual(['decided']);
    expect(table.steps.get('approve')?.by).toEqual(['head']);
  });
});

const sameness = '같은 가로등에 대한 같은 요구이고 새로운 사실이 없어 다르게 답할 수 없습니다.';
const group = {
  households: 5,
  signers: 5,
  roll: '민원실 3번 서류함',
  plan: '주민 설명회를 열고 매주 진행을 알립니다.',
};

/** A third complaint and the two before it, answered and told: it knows them as A and B. */
function repeats(kind: string): [ProcedureStory, ProcedureStory, ProcedureStory] {
  const outcome = kind === 'permit' ? 'granted' : 'explained';
  const first = answeredComplaint(kind, '2026-09-01T10:00', '2026-09-08T10:00', outcome);
  const second = answeredComplaint(kind, '2026-10-01T10:00', '2026-10-12T10:00', outcome);
  const third = complaintInWork(kind, '2026-11-02T10:00');
  third.others.set('A', first.asNamed('A'));
  third.others.set('B', second.asNamed('B'));
  return [third, first, second];
}

function answeredUpTo(state: string, kind: string, at = '2026-11-02T10:00', outcome = 'explained'): ProcedureStory {
  const story = complaintInWork(kind, at);
  story.takes(officer, 'draft-answer', { ...draft, outcome });
  story.takes(head, 'approve');
  expect(story.matter?.state).toBe(state);
  return story;
}

function objected(at: string): ProcedureStory {
  const refused = answeredComplaint('permit', '2024-07-01T10:00', '2024-09-02T10:00', 'refused').asNamed('A');
  const story = openedAbout('objection', refused, at);
  story.takes(resident, 'object', {
    title: '거부처분에 대한 이의',
    purpose: '허가해 주십시오.',
    grounds: '요건을 모두 갖추었습니다. 도면을 다시 보아 주십시오.',
    refusedOn: '2024-09-02',
    refusal: '도면이 맞지 않는다는 이유로 거부됨',
  });
  return story;
}

/** The council's decision arrives as the councils tell it. */
function decided(story: ProcedureStory, name: string): void {
  story.takes(council, 'note-council-decision', { council: name, decision: 'agreed', decidedOn: '2024-01-02' });
}

/** A demand that stays unanswered until its date. */
function lapsed(story: ProcedureStory, until: string): ProcedureStory {
  story.takes(officer, 'ask-supplement', { items, until });
  return (
    story
      .at(`${until.slice(0, 8)}${String(Number(until.slice(8)) + 1).padStart(2, '0')}T00:00`)
      .takes(system, 'note-supplement-lapse') && story
  );
}
