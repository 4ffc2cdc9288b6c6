import { describe, expect, it } from '@jest/globals';
import { momentsOf } from '#procedure';
import { people, type ProcedureStory } from '../support/procedure-story.js';
import { sampleCalendar } from '../support/sample-calendar.js';
import {
  answered,
  council,
  petition,
  petitionClosed,
  petitionDisclosed,
  petitionReceived,
  storyOf,
} from '../support/service-story.js';

/** 청원법 and its 시행령, rule by rule; the ids are those of the law notes that the guide explains. */

const values = ({ matter }: ProcedureStory) => matter?.values ?? {};
const reason = '관계 부서와 함께 조사할 것이 남아 있습니다.';
const agency = { agency: '예시도', agencyPhone: '02-000-0000', reason: '그 기관의 사무입니다.' };

describe('청원의 접수', () => {
  it('P-1 knows five subjects and no other', () => {
    const submit = (subject: string) =>
      storyOf('petition', '2025-01-02T10:00').takes(people.resident, 'submit', { ...petition, subject });
    const subjects = ['relief', 'misconduct', 'legislation', 'facilities', 'competence'];
    for (const subject of subjects) expect(submit(subject).becomes.values['subject']).toBe(subject);
    expect(() => submit('private')).toThrow('procedure.answers-invalid');
  });

  it('P-2 is received only with how the identity was checked', () => {
    const story = storyOf('petition', '2025-01-02T10:00');
    story.takes(people.resident, 'submit', petition);
    expect(() => story.takes(people.intake, 'receive')).toThrow('procedure.answers-invalid');
    expect(story.takes(people.intake, 'receive', { identity: 'id-card' }).because.answers).toEqual({
      identity: 'id-card',
    });
  });

  it('P-3 keeps the number of the national system, and gives no result without it', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    story.takes(people.officer, 'begin-investigation');
    story.takes(people.officer, 'draft-answer', { ...answered, omission: 'no-room' });
    expect(story.offers(people.head)['approve']).toBe('petitions.not-entered-nationally');
    story.takes(people.intake, 'note-outside-number', { outsideNo: '온-2025-0001' });
    expect(story.takes(people.head, 'approve').becomes.state).toBe('decided');
  });

  it('P-3 enters what was received elsewhere with its number and its real time', () => {
    const story = storyOf('petition', '2025-01-10T10:00');
    const entered = { ...petition, channel: 'national', identity: 'national-system', outsideNo: '온-2025-0002' };
    const { becomes, because } = story.takes(people.intake, 'register', { ...entered, receivedAt: '2025-01-02T09:30' });
    expect(becomes.clock?.start).toBe('2025-01-02T09:30');
    expect(because.due).toBe('2025-04-02');
    expect(() => storyOf('petition', '2025-01-10T10:00').takes(people.intake, 'register', entered)).toThrow(
      'procedure.answers-invalid',
    );
  });

  it('P-4 has three representatives at most, who all act for it', () => {
    const story = storyOf('petition', '2025-01-02T10:00');
    const three = { representative2: { person: 'person-2' }, representative3: { person: 'person-3' } };
    story.takes(people.resident, 'submit', { ...petition, ...three });
    expect(values(story)['people']).toEqual(['person-2', 'person-3']);
    expect(story.offers({ kind: 'resident', id: 'person-3', roles: ['resident'] })).toHaveProperty('withdraw');
    expect(() =>
      storyOf('petition', '2025-01-02T10:00').takes(people.resident, 'submit', {
        ...petition,
        ...three,
        representative4: { person: 'person-4' },
      }),
    ).toThrow('procedure.answers-invalid');
  });

  it.each(['relief', 'misconduct', 'competence'])('L13 and P-4: no public petition on %s', (subject) => {
    const submit = (more: object) => () =>
      storyOf('petition', '2025-01-02T10:00').takes(people.resident, 'submit', { ...petition, ...more });
    expect(submit({ kind: 'public', subject })).toThrow('petitions.subject-not-for-the-public');
    expect(submit({ kind: 'ordinary', subject })).not.toThrow();
    expect(submit({ kind: 'public', subject: 'facilities' })).not.toThrow();
  });

  it('L13 no public petition on such a subject when it is entered by staff or corrected either', () => {
    const story = storyOf('petition', '2025-01-10T10:00');
    story.takes(people.resident, 'submit', petition);
    const marked = { kind: 'public', subject: 'relief', reason: '잘못 표시했습니다.' };
    expect(() => story.takes(people.intake, 'correct-mark', marked)).toThrow('petitions.subject-not-for-the-public');
  });

  it('P-5 is received at once with a notice, each kind by its own step', () => {
    const story = storyOf('petition', '2025-01-02T10:00');
    story.takes(people.resident, 'submit', petition);
    expect(story.offers(people.intake)).toMatchObject({ receive: null, 'receive-public': 'petitions.is-not-public' });
    const { because } = story.takes(people.intake, 'receive', { identity: 'signature' });
    expect(because).toMatchObject({ letters: ['R12A'], due: '2025-04-02' });
  });
});

describe('공개청원', () => {
  it('P-6 is disclosed or not within fifteen days, after the council, and the petitioner is told', () => {
    const story = petitionReceived('public', '2025-03-04T10:00');
    expect(values(story)['disclosureDue']).toBe('2025-03-19');
    expect(story.offers(people.intake)['disclose']).toBe('petitions.council-not-heard');
    story.at('2025-03-14T10:00').takes(people.council, 'note-council-decision', council('agreed', '2025-03-14'));
    const refused = { ground: 'unfit', reason: '적합하지 않다고 보았습니다.' };
    expect(() => story.takes(people.intake, 'refuse-disclosure', refused)).toThrow(
      'petitions.council-did-not-say-unfit',
    );
    expect(
      story.takes(people.intake, 'refuse-disclosure', { ...refused, ground: 'other-law' }).because.letters,
    ).toEqual(['R12D']);
  });

  it('P-6 is not disclosed against the council', () => {
    const story = petitionReceived('public', '2025-03-04T10:00').at('2025-03-14T10:00');
    story.takes(people.council, 'note-council-decision', council('rejected', '2025-03-14'));
    expect(story.offers(people.intake)['disclose']).toBe('petitions.council-found-it-unfit');
    const { becomes } = story.takes(people.head, 'refuse-disclosure', {
      ground: 'unfit',
      reason: '개인의 사생활이 드러납니다.',
    });
    expect(becomes.state).toBe('received');
  });

  it('P-7 and V47: opinions are heard for thirty days from the decision, and then end by themselves', () => {
    const story = petitionDisclosed('2025-03-04T10:00', '2025-03-14T10:00');
    expect(values(story)).toMatchObject({ disclosedOn: '2025-03-14', opinionsUntil: '2025-04-14' });
    const [over] = momentsOf(story.procedure, recordOf(story), sampleCalendar).filter(
      ({ take }) => take === 'close-opinions',
    );
    expect(over?.at.toISOString()).toBe('2025-04-14T15:00:00.000Z');
  });

  it('P-8 and V48: neither the decision on disclosure nor the opinions are counted', () => {
    const story = petitionDisclosed('2025-03-04T10:00', '2025-03-14T10:00');
    const { because } = story.at('2025-04-15T00:03').takes(people.system, 'close-opinions');
    expect(because.due).toBe('2025-07-14');
  });

  it('V48 comes out alike when the worker was late to close the opinions, or the petition was entered later', () => {
    const late = petitionDisclosed('2025-03-04T10:00', '2025-03-14T10:00');
    expect(late.at('2025-04-17T08:00').takes(people.system, 'close-opinions').because.due).toBe('2025-07-14');
    const story = storyOf('petition', '2025-03-06T10:00');
    story.takes(people.intake, 'register-public', {
      ...petition,
      kind: 'public',
      channel: 'national',
      identity: 'national-system',
      outsideNo: '온-2025-0003',
      receivedAt: '2025-03-04T10:00',
    });
    story.at('2025-03-14T10:00').takes(people.council, 'note-council-decision', council('agreed', '2025-03-14'));
    story.takes(people.intake, 'disclose', { publicTitle: '공개할 제목', publicText: '공개할 내용을 적습니다.' });
    expect(story.at('2025-04-15T00:03').takes(people.system, 'close-opinions').because.due).toBe('2025-07-14');
  });
});

describe('처리기간', () => {
  it('P-8: a supplement does not stop the clock; the transit from another agency is left out', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    const asked = story.takes(people.officer, 'ask-supplement', { items: '설계도면 사본', until: '2025-01-20' });
    expect(asked.because.due).toBe('2025-04-02');
    const other = petitionReceived('ordinary', '2025-01-02T10:00').at('2025-01-09T10:00');
    const left = other.takes(people.intake, 'leave-out-transit', { sentOn: '2025-01-03', arrivedOn: '2025-01-07' });
    expect(left.because.due).toBe('2025-04-07');
  });

  it('P-9 and V45: one extension of sixty days at most, from the old due, with a notice', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    expect(() => story.takes(people.officer, 'extend', { reason, days: 61 })).toThrow('procedure.answers-invalid');
    const { because } = story.takes(people.officer, 'extend', { reason, days: 60 });
    expect(because).toMatchObject({ due: '2025-06-02', letters: ['R12G'] });
    expect(story.offers(people.officer)['extend']).toBe('petitions.extended-already');
  });

  it('P-9 not after the period', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00').at('2025-04-03T09:00');
    expect(story.offers(people.officer)['extend']).toBe('petitions.extension-after-due');
  });
});

describe('결과', () => {
  it('P-10 needs the council, or one of three grounds, which the result tells', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    story.takes(people.officer, 'begin-investigation');
    expect(() => story.takes(people.officer, 'draft-answer', answered)).toThrow(
      'petitions.council-only-omitted-on-a-ground',
    );
    expect(() => story.takes(people.officer, 'draft-answer', { ...answered, omission: 'in-a-hurry' })).toThrow(
      'procedure.answers-invalid',
    );
    story.takes(people.officer, 'refer-to-council', { summary: '조례를 고칠지 심의해 주십시오.' });
    expect(story.offers(people.officer)['draft-answer']).toBe('petitions.council-not-heard');
    story.takes(people.council, 'note-council-decision', council('agreed', '2025-01-02'));
    expect(() => story.takes(people.officer, 'draft-answer', { ...answered, omission: 'no-room' })).toThrow(
      'petitions.council-was-heard-already',
    );
    expect(story.takes(people.officer, 'draft-answer', answered).becomes.state).toBe('approval');
  });

  it('P-11 is told with reasons in writing; the clock stops when it is told', () => {
    const story = petitionClosed('2025-01-02T10:00', '2025-02-03T10:00');
    expect(story.matter?.clock?.stop).toBe('2025-02-03T10:00');
    const other = petitionReceived('ordinary', '2025-01-02T10:00');
    other.takes(people.officer, 'begin-investigation');
    expect(() =>
      other.takes(people.officer, 'draft-answer', { ...answered, reasons: undefined, omission: 'no-room' }),
    ).toThrow('procedure.answers-invalid');
  });

  it('P-12 is declined on six grounds and no other, with the reason told', () => {
    const grounds = ['secret', 'proceeding', 'false-accusation', 'false-defamation', 'private', 'unclear'];
    for (const ground of grounds) {
      const story = petitionReceived('ordinary', '2025-01-02T10:00');
      const { becomes, because } = story.takes(people.officer, 'decline', { ground, reason: '까닭을 적습니다.' });
      expect([becomes.state, because.letters]).toEqual(['not-processed', ['R26']]);
    }
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    expect(() => story.takes(people.officer, 'decline', { ground: 'tiresome', reason: '까닭을 적습니다.' })).toThrow(
      'procedure.answers-invalid',
    );
  });

  it('P-13 and L11: the second of the same content may be closed with a notice, once the first was dealt with', () => {
    const first = petitionClosed('2025-01-02T10:00', '2025-02-03T10:00').asNamed('2025-청원-00001');
    const open = petitionReceived('ordinary', '2025-02-01T10:00').asNamed('2025-청원-00002');
    const second = storyOf('petition', '2025-02-10T10:00', { named: [first, open] });
    second.takes(people.resident, 'submit', petition);
    second.takes(people.intake, 'receive', { identity: 'signature' });
    const because = '성격과 내용이 같고 같은 답을 드릴 수밖에 없습니다.';
    expect(() => second.takes(people.intake, 'close-repeat', { earlier: open.receiptNo, reason: because })).toThrow(
      'petitions.earlier-not-dealt-with',
    );
    const closed = second.takes(people.intake, 'close-repeat', { earlier: first.receiptNo, reason: because });
    expect(closed).toMatchObject({
      becomes: { state: 'closed-repeat' },
      because: { letters: ['R26'] },
      links: [{ other: first.id, relation: 'repeats' }],
    });
  });

  it('P-14 goes to the competent agency with a notice; of one partly competent only a copy goes', () => {
    const whole = petitionReceived('ordinary', '2025-01-02T10:00').takes(people.intake, 'transfer', agency);
    expect([whole.becomes.state, whole.because.letters]).toEqual(['transferred', ['R26']]);
    const partly = petitionReceived('ordinary', '2025-01-02T10:00').takes(people.intake, 'send-copy', agency);
    expect([partly.becomes.state, partly.because.due]).toEqual(['received', '2025-04-02']);
  });
});

describe('진행', () => {
  it('P-15 sets another supplement period as often as it is asked for', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    story.takes(people.officer, 'ask-supplement', { items: '설계도면 사본', until: '2025-01-10' });
    for (const until of ['2025-01-15', '2025-01-20', '2025-01-25'])
      story.takes(people.resident, 'ask-more-time', { until, reason: '도면을 찾는 중입니다.' });
    expect(() =>
      story.takes(people.resident, 'ask-more-time', { until: '2025-01-25', reason: '도면을 찾는 중입니다.' }),
    ).toThrow('petitions.not-later-than-given');
  });

  it('P-16 may be withdrawn until it is closed', () => {
    const story = petitionDisclosed('2025-03-04T10:00', '2025-03-14T10:00');
    expect(story.takes(people.resident, 'withdraw').becomes.state).toBe('withdrawn');
    expect(petitionClosed('2025-01-02T10:00', '2025-02-03T10:00').offers(people.resident)).not.toHaveProperty(
      'withdraw',
    );
  });

  it('P-17 is investigated by four means, and a reply from others is prolonged once, by agreement', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    story.takes(people.officer, 'begin-investigation');
    for (const means of ['explanation', 'appearance', 'site-visit', 'appraisal'])
      story.takes(people.officer, 'note-investigation', { means, finding: '확인한 것을 적습니다.' });
    expect(story.offers(people.officer)['prolong-cooperation']).toBe('petitions.no-cooperation-asked');
    story.takes(people.officer, 'ask-cooperation', {
      unit: '예시도',
      request: '설치 기준을 구합니다.',
      until: '2025-01-10',
    });
    const longer = { until: '2025-01-20', agreed: '예시도 담당자와 전화로' };
    expect(story.takes(people.officer, 'prolong-cooperation', longer).because.due).toBe('2025-04-02');
    expect(story.offers(people.officer)['prolong-cooperation']).toBe('petitions.cooperation-prolonged-already');
  });
});

describe('이의신청', () => {
  const objection = { title: '이의신청', reason: '공개할 수 있는 청원이라고 생각합니다.' };
  const refused = () => {
    const story = petitionReceived('public', '2025-03-04T10:00').at('2025-03-14T10:00');
    story.takes(people.council, 'note-council-decision', council('rejected', '2025-03-14'));
    story.takes(people.intake, 'refuse-disclosure', { ground: 'unfit', reason: '개인의 사생활이 드러납니다.' });
    return story;
  };
  const about = (story: ProcedureStory, at: string) =>
    storyOf('petition-objection', at, { about: story.asNamed('2025-청원-00001') });

  it('P-18 stands against a refusal to disclose for thirty days, and is decided within fifteen', () => {
    const object = { ...objection, ground: 'undisclosed' };
    const story = about(refused(), '2025-04-14T10:00');
    story.takes(people.resident, 'object', object);
    expect(story.takes(people.intake, 'receive').because).toMatchObject({ due: '2025-04-29', letters: ['R12H'] });
    expect(() => about(refused(), '2025-04-15T10:00').takes(people.resident, 'object', object)).toThrow(
      'petitions.objection-too-late',
    );
  });

  it('P-18 does not stand while the period runs, nor after it was kept', () => {
    const object = { ...objection, ground: 'not-done' };
    const running = petitionReceived('ordinary', '2025-01-02T10:00');
    expect(about(running, '2025-04-02T10:00').offers(people.resident)['object']).toBe('petitions.nothing-to-object-to');
    const kept = petitionClosed('2025-01-02T10:00', '2025-04-02T10:00');
    expect(() => about(kept, '2025-04-10T10:00').takes(people.resident, 'object', object)).toThrow(
      'petitions.nothing-to-object-to',
    );
  });

  it('P-18 and V49: after the period lapsed on 2025-04-02 it is taken until 2025-05-07, the later reading', () => {
    const object = { ...objection, ground: 'not-done' };
    const lapsed = petitionReceived('ordinary', '2025-01-02T10:00');
    expect(about(lapsed, '2025-05-07T23:00').takes(people.resident, 'object', object).becomes.state).toBe('submitted');
    expect(() => about(lapsed, '2025-05-08T00:00').takes(people.resident, 'object', object)).toThrow(
      'petitions.objection-too-late',
    );
    const told = lapsed.at('2025-04-03T00:01').takes(people.system, 'mark-overdue');
    expect(told.becomes.values['lapseObjectionUntil']).toBe('2025-05-07');
  });

  it('P-18 on the ground that stands, and on no other', () => {
    const other = { ...objection, ground: 'not-done' };
    expect(() => about(refused(), '2025-03-20T10:00').takes(people.resident, 'object', other)).toThrow(
      'petitions.nothing-to-object-to',
    );
  });

  it('P-18 when upheld opens the petition, which is not closed to the public again', () => {
    const story = refused().at('2025-04-01T10:00');
    expect(story.takes(people.system, 'reopen-disclosure').becomes.values['disclosureDue']).toBe('2025-04-16');
    expect(story.offers(people.intake)).toMatchObject({
      disclose: null,
      'refuse-disclosure': 'petitions.objection-was-upheld',
    });
  });
});

describe('심의회와 청원인', () => {
  it('P-19 lets nobody but the council tell what the council decided', () => {
    const story = petitionReceived('public', '2025-03-04T10:00');
    for (const actor of [people.intake, people.head, people.officer, people.resident])
      expect(() => story.takes(actor, 'note-council-decision', council('agreed', '2025-03-04'))).toThrow(
        'procedure.not-allowed',
      );
  });

  it('P-20 shows a petition to its own department and to the intake desk, not to another department', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    expect(story.offers(people.stranger)).toEqual({});
    expect(Object.keys(story.offers(people.officer))).toContain('begin-investigation');
  });

  it('P-20 leaves neither name nor text of the petitioner in the record or the fact', () => {
    const story = storyOf('petition', '2025-01-02T10:00');
    const { becomes, because } = story.takes(people.resident, 'submit', petition);
    expect(JSON.stringify([becomes, because])).not.toContain(petition.content);
  });

  it('P-21 tells by telephone or message only of receipt and disclosure; results go in writing', () => {
    const story = petitionReceived('ordinary', '2025-01-02T10:00');
    const told = { how: 'message', toldOn: '2025-01-02' };
    expect(story.takes(people.intake, 'note-notice', { ...told, what: 'receipt' }).becomes.state).toBe('received');
    expect(() => story.takes(people.intake, 'note-notice', { ...told, what: 'extension' })).toThrow(
      'petitions.notice-needs-writing',
    );
    story.takes(people.officer, 'begin-investigation');
    story.takes(people.officer, 'draft-answer', { ...answered, omission: 'no-room' });
    story.takes(people.intake, 'note-outside-number', { outsideNo: '온-2025-0001' });
    story.takes(people.head, 'approve');
    expect(() => story.takes(people.officer, 'tell-result', { how: 'phone', note: '전화로 알림' })).toThrow(
      'procedure.answers-invalid',
    );
  });
});

function recordOf({ matter }: ProcedureStory) {
  if (!matter) throw new Error('nothing was opened');
  return matter;
}
