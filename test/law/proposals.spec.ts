import { describe, expect, it } from '@jest/globals';
import { momentsOf } from '#procedure';
import { people, type ProcedureStory } from '../support/procedure-story.js';
import { sampleCalendar } from '../support/sample-calendar.js';
import {
  council,
  proposal,
  proposalAdopted,
  proposalReceived,
  proposalRejected,
  reviewed,
  storyOf,
} from '../support/service-story.js';

/** 국민 제안 규정, rule by rule. */

const ask = { ground: 'curable', items: '설치할 곳을 적은 그림', reason: '어디에 두는지 알 수 없습니다.' };
const same = '같은 곳에 같은 것을 두자는 제안입니다.';
const values = ({ matter }: ProcedureStory) => matter?.values ?? {};
const momentOf = (story: ProcedureStory, take: string) =>
  story.matter && momentsOf(story.procedure, story.matter, sampleCalendar).find((moment) => moment.take === take);

describe('제안의 접수', () => {
  const submit = (more: object) => () =>
    storyOf('proposal', '2025-09-08T10:00').takes(people.resident, 'submit', { ...proposal, ...more });

  it('S-1 is the own idea of who proposes it; what is excluded is named when it is sent back', () => {
    expect(submit({ own: undefined })).toThrow('procedure.answers-invalid');
    const story = proposalReceived('2025-09-08T10:00');
    const excluded = { ...ask, ground: 'excluded', until: '2025-09-20' };
    expect(() => story.takes(people.officer, 'ask-supplement', excluded)).toThrow('proposals.exclusion-unnamed');
    const named = { ...excluded, exclusion: 'in-force' };
    expect(story.takes(people.officer, 'ask-supplement', named).becomes.state).toBe('supplement');
  });

  it('S-2 tells each share of a joint proposal, a hundred together, the greatest first', () => {
    const joint = { second: { person: 'person-2' }, share: 60, secondShare: 40 };
    expect(submit(joint)().becomes.values['people']).toEqual(['person-2']);
    expect(submit({ ...joint, secondShare: undefined })).toThrow('proposals.shares-for-each');
    expect(submit({ ...joint, secondShare: 30 })).toThrow('proposals.shares-not-a-hundred');
    expect(submit({ ...joint, share: 40, secondShare: 60 })).toThrow('proposals.main-gave-less');
    expect(submit({ ...joint, share: 50, secondShare: 50 })).toThrow('proposals.equals-agree');
    expect(submit({ ...joint, share: 50, secondShare: 50, agreedMain: true })().becomes.state).toBe('submitted');
  });

  it('S-3 of two alike the one received earlier stands', () => {
    const earlier = proposalReceived('2025-09-01T10:00').asNamed('2025-제안-00001');
    const later = proposalReceived('2025-09-09T10:00').asNamed('2025-제안-00002');
    const story = proposalReceived('2025-09-08T10:00', { named: [earlier, later] });
    expect(() => story.takes(people.officer, 'close-as-duplicate', { earlier: later.receiptNo, reason: same })).toThrow(
      'proposals.other-not-earlier',
    );
    const { becomes, links } = story.takes(people.officer, 'close-as-duplicate', {
      earlier: earlier.receiptNo,
      reason: same,
    });
    expect([becomes.state, links]).toEqual(['duplicate', [{ other: earlier.id, relation: 'duplicates' }]]);
  });

  it('S-4 a supplement is asked for within seven days, on three grounds, and is not counted', () => {
    const story = proposalReceived('2025-09-08T10:00').at('2025-09-15T17:00');
    const asked = story.takes(people.officer, 'ask-supplement', { ...ask, until: '2025-09-22' });
    expect(asked.because).toMatchObject({ due: null, dueUnknown: 'paused', letters: ['R11D'] });
    story.at('2025-09-17T10:00');
    expect(story.takes(people.resident, 'give-supplement', { content: '그림을 보냅니다.' }).because.due).toBe(
      '2025-10-13',
    );
    expect(proposalReceived('2025-09-08T10:00').at('2025-09-16T00:00').offers(people.officer)['ask-supplement']).toBe(
      'proposals.supplement-too-late',
    );
  });

  it('S-4 once lapsed it is closed, or converted when it was a complaint; by a person, never by itself', () => {
    const lapsed = (ground: string) => {
      const story = proposalReceived('2025-09-08T10:00');
      story.takes(people.officer, 'ask-supplement', { ...ask, ground, exclusion: 'grievance', until: '2025-09-15' });
      story.at('2025-09-16T00:01').takes(people.system, 'note-supplement-lapse');
      return story;
    };
    for (const ground of ['curable', 'excluded', 'complaint'])
      expect(lapsed(ground).takes(people.head, 'close-unsupplemented', { reason: same }).becomes.state).toBe('closed');
    expect(lapsed('curable').offers(people.head)['convert-to-complaint']).toBe('proposals.is-no-complaint');
    expect(lapsed('complaint').takes(people.head, 'convert-to-complaint', { reason: same }).becomes.state).toBe(
      'converted',
    );
    expect(Object.keys(lapsed('complaint').offers(people.system))).not.toContain('close-unsupplemented');
  });

  it('S-5 is transferred with a reason and a notice', () => {
    const story = proposalReceived('2025-09-08T10:00');
    const to = { agency: '예시도', agencyPhone: '02-000-0000', reason: '그 기관의 사무입니다.' };
    expect(story.takes(people.intake, 'transfer', to).because.letters).toEqual(['R26']);
    expect(() => proposalReceived('2025-09-08T10:00').takes(people.intake, 'transfer', { agency: '예시도' })).toThrow(
      'procedure.answers-invalid',
    );
  });

  it('S-6 the third of one content may be closed once two results were told before it came', () => {
    const first = proposalRejected('2025-03-03T10:00', '2025-03-20T10:00').asNamed('2025-제안-00001');
    const second = proposalRejected('2025-05-07T10:00', '2025-05-20T10:00').asNamed('2025-제안-00002');
    const untold = proposalReceived('2025-05-07T10:00').asNamed('2025-제안-00003');
    const third = () => proposalReceived('2025-09-08T10:00', { named: [first, second, untold] });
    const close = (...earlier: string[]) => third().takes(people.officer, 'close-repeat', { earlier, reason: same });
    expect(close(first.receiptNo, second.receiptNo).becomes.state).toBe('closed-repeat');
    expect(() => close(first.receiptNo)).toThrow('procedure.answers-invalid');
    expect(() => close(first.receiptNo, untold.receiptNo)).toThrow('proposals.earlier-not-told');
  });

  it('S-7 L14 on request all is hidden but the title and the outcome, at once or later', () => {
    expect(submit({ hide: true })().becomes.values['hidden']).toBe(true);
    const story = proposalReceived('2025-09-08T10:00');
    expect(story.takes(people.resident, 'hide', { hide: true }).becomes.values['hidden']).toBe(true);
  });
});

describe('심사', () => {
  it('S-8 goes by five criteria', () => {
    const story = proposalReceived('2025-09-08T10:00');
    for (const criterion of ['feasibility', 'creativity', 'efficiency', 'scope', 'continuity'])
      expect(() =>
        story.takes(people.officer, 'draft-answer', { ...reviewed, [criterion]: undefined, outcome: 'not-adopted' }),
      ).toThrow('procedure.answers-invalid');
  });

  it('S-9 and V51: thirty days, which nobody can extend', () => {
    const story = proposalReceived('2025-09-08T10:00');
    expect(story.takes(people.head, 'appoint', { officer: 'staff-3' }).because.due).toBe('2025-10-10');
    expect([...story.procedure.steps.values()].some(({ clock }) => clock.kind === 'extend')).toBe(false);
  });

  it('S-9 outsiders are heard once, for three weeks at most, not counted, the proposer told before', () => {
    const story = proposalReceived('2025-09-08T10:00');
    const outside = { whom: '예시연구원에 구조 검토', reason: '바람에 견디는지 알아야 합니다.' };
    expect(() => story.takes(people.officer, 'ask-outside', { ...outside, consultUntil: '2025-09-30' })).toThrow(
      'proposals.consultation-too-long',
    );
    const asked = story.takes(people.officer, 'ask-outside', { ...outside, consultUntil: '2025-09-29' });
    expect(asked.because).toMatchObject({ due: null, letters: ['R11D'] });
    story.at('2025-09-30T00:02');
    // 9 to 29 September are out; thirty days from the 30th end on 29 October.
    expect(story.takes(people.system, 'note-consultation-lapse').because.due).toBe('2025-10-29');
    expect(story.offers(people.officer)['ask-outside']).toBe('proposals.consulted-already');
  });

  it('S-10 an adoption tells a day within three years; a later one needs a reason', () => {
    const draft = (plannedOn?: string) =>
      proposalReceived('2025-09-08T10:00').takes(people.officer, 'draft-answer', {
        ...reviewed,
        outcome: 'adopted',
        plannedOn,
      });
    expect(() => draft()).toThrow('proposals.adoption-needs-a-day');
    expect(() => draft('2028-09-09')).toThrow('proposals.planned-too-late');
    const story = proposalAdopted('2025-09-08T10:00', '2025-09-22T10:00', '2026-06-30');
    expect(momentOf(story, 'remind-plan')?.at.toISOString()).toBe('2026-06-30T23:30:00.000Z');
    expect(() => story.takes(people.head, 'reschedule', { plannedOn: '2026-12-31' })).toThrow(
      'procedure.answers-invalid',
    );
    expect(() => story.takes(people.head, 'reschedule', { plannedOn: '2028-09-23', reason: same })).toThrow(
      'proposals.planned-too-late',
    );
    const { because } = story.takes(people.head, 'reschedule', { plannedOn: '2028-09-22', reason: same });
    expect(because.letters).toEqual(['R11D']);
  });
});

describe('재심사', () => {
  const about = (story: ProcedureStory, at: string) =>
    storyOf('proposal-review', at, { about: story.asNamed('2024-제안-00001') });
  const request = {
    ground: 'not-adopted',
    title: '다시 보아 주세요',
    reason: '비용을 잘못 계산했습니다. 다시 보아 주세요.',
  };

  it('S-11 and V53: fifteen days from the notice, decided like the first', () => {
    const rejected = proposalRejected('2024-11-20T10:00', '2024-12-10T10:00');
    expect(values(rejected)['reviewUntil']).toBe('2024-12-26');
    const story = about(rejected, '2024-12-26T22:00');
    story.takes(people.resident, 'ask-review', request);
    expect(story.at('2024-12-27T10:00').takes(people.intake, 'receive').because.due).toBe('2025-01-31');
    expect(() => about(rejected, '2024-12-27T00:00').takes(people.resident, 'ask-review', request)).toThrow(
      'proposals.review-too-late',
    );
  });

  it('S-11 two years when the same idea was put into practice later; by own motion or the ministry at any time', () => {
    const rejected = proposalRejected('2024-11-20T10:00', '2024-12-10T10:00');
    const later = { ...request, ground: 'implemented-later' };
    expect(about(rejected, '2026-12-10T10:00').takes(people.resident, 'ask-review', later).becomes.state).toBe(
      'submitted',
    );
    expect(about(rejected, '2026-12-11T10:00').offers(people.resident)['ask-review']).toBe('proposals.review-too-late');
    const ordered = about(rejected, '2026-12-11T10:00').takes(people.planner, 'order-review', {
      ...request,
      ground: 'ministry',
    });
    expect(ordered.becomes).toMatchObject({ state: 'received', person: people.resident.id });
  });

  it('S-11 only of what was not adopted', () => {
    const adopted = proposalAdopted('2025-09-08T10:00', '2025-09-22T10:00', '2026-06-30');
    expect(about(adopted, '2025-09-23T10:00').offers(people.resident)['ask-review']).toBe('proposals.not-rejected');
  });

  it('S-11 counts from the day that was written down when it was told by post', () => {
    const story = proposalReceived('2024-11-20T10:00').at('2024-12-09T10:00');
    story.takes(people.officer, 'draft-answer', { ...reviewed, outcome: 'not-adopted' });
    story.takes(people.head, 'reject');
    story.at('2024-12-12T10:00');
    story.takes(people.officer, 'tell-result', { how: 'post', on: '2024-12-10', note: '등기로 받으심' });
    expect(values(story)).toMatchObject({ toldOn: '2024-12-10', reviewUntil: '2024-12-26' });
  });

  it('S-12 a review is not decided before the council was heard', () => {
    const story = about(proposalRejected('2024-11-20T10:00', '2024-12-10T10:00'), '2024-12-20T10:00');
    story.takes(people.resident, 'ask-review', request);
    story.takes(people.intake, 'receive');
    expect(story.offers(people.officer)['draft-answer']).toBe('proposals.council-not-heard');
    story.takes(people.council, 'note-council-decision', council('agreed', '2024-12-20'));
    expect(story.offers(people.officer)['draft-answer']).toBeNull();
  });
});

describe('채택한 뒤', () => {
  it('S-13 the council chooses what is nominated; a grade goes with its amount', () => {
    const story = proposalAdopted('2025-09-08T10:00', '2025-09-22T10:00', '2026-06-30');
    expect(story.offers(people.planner)).toMatchObject({
      nominate: 'proposals.council-did-not-choose',
      'note-grade': 'proposals.not-nominated',
    });
    story.takes(people.council, 'note-council-decision', council('agreed', '2025-09-22'));
    story.takes(people.planner, 'nominate');
    const grade = (grade: string, amount: number) => () => story.takes(people.planner, 'note-grade', { grade, amount });
    expect(grade('gold', 5_000_000)).not.toThrow();
    expect(grade('gold', 4_999_999)).toThrow('proposals.amount-not-of-the-grade');
    expect(grade('encouragement', 500_000)).not.toThrow();
    expect(grade('bronze', 3_000_001)).toThrow('proposals.amount-not-of-the-grade');
    expect(grade('none', 0)).not.toThrow();
    expect(grade('none', 1)).toThrow('proposals.amount-not-of-the-grade');
  });

  it('S-14 what was adopted is managed for three years and looked at every quarter', () => {
    const story = proposalAdopted('2025-09-08T10:00', '2025-09-22T10:00', '2026-06-30');
    expect(values(story)['managedUntil']).toBe('2028-09-22');
    expect(momentOf(story, 'remind-check')?.at.toISOString()).toBe('2025-12-20T23:30:00.000Z');
    story.at('2026-06-30T10:00').takes(people.officer, 'implement', {
      implementedOn: '2026-06-29',
      effect: '열두 곳에 두었습니다.',
    });
    expect(momentOf(story, 'end-management')?.at.toISOString()).toBe('2028-09-22T15:00:00.000Z');
  });

  it('S-14 what was not adopted is kept for two years', () => {
    const story = proposalRejected('2024-11-20T10:00', '2024-12-10T10:00');
    expect(values(story)['archivedUntil']).toBe('2026-12-10');
    expect(momentOf(story, 'note-archive-end')?.at.toISOString()).toBe('2026-12-10T15:00:00.000Z');
  });

  it('S-14 the report on a year is due on the last day of January, or the Monday after it', () => {
    const story = storyOf('proposal-report', '2026-01-01T00:05');
    const { because } = story.takes(people.system, 'open-report', {
      title: '2025년 국민제안 운영실적',
      since: '2026-01-01T00:00',
    });
    expect(because.due).toBe('2026-02-02');
  });
});
