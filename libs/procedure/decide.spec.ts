import { describe, expect, it } from '@jest/globals';
import { complaintInWork, complaintReceived, submission } from '../../test/support/complaint-story.js';
import { people } from '../../test/support/procedure-story.js';

const draft = { outcome: 'accepted', conclusion: '가로등을 고치겠습니다.', reasons: '현장에서 고장을 확인했습니다.' };

describe('taking a step', () => {
  it('leaves a fact without free text, and the texts to keep', () => {
    const story = complaintInWork('grievance', '2026-11-23T10:00');
    const { because, texts, becomes } = story.takes(people.officer, 'draft-answer', draft);
    expect(because).toMatchObject({
      procedure: 'complaint',
      version: '2026-05-06',
      step: 'draft-answer',
      from: 'in-progress',
      to: 'approval',
      answers: { outcome: 'accepted' },
      letters: ['N3'],
    });
    expect(because.answers).not.toHaveProperty('reasons');
    expect(texts).toEqual({ conclusion: draft.conclusion, reasons: draft.reasons });
    expect(becomes).toMatchObject({ outcome: 'accepted', times: { 'draft-answer': 1 } });
  });

  it('opens a matter with its person, and without a clock', () => {
    const { because, becomes } = complaintReceived('grievance', '2026-11-23T10:00').takes(people.intake, 'withdraw');
    expect(because).toMatchObject({ from: 'accepted', to: 'withdrawn', answers: {} });
    expect(becomes).toMatchObject({ person: 'person-1', channel: 'web', clock: { stop: '2026-11-23T10:00' } });
  });

  it('keeps the time a state was entered when it stays there', () => {
    const story = complaintReceived('grievance', '2026-11-23T10:00').at('2026-11-24T10:00');
    story.takes(people.system, 'alarm-routing');
    expect(story.matter?.enteredAt).toBe('2026-11-23T10:00');
    story.takes(people.intake, 'assign', { department: 'road' });
    expect(story.matter?.enteredAt).toBe('2026-11-24T10:00');
  });

  it('empties what the table clears', () => {
    const story = complaintInWork('grievance', '2026-11-23T10:00');
    story.takes(people.officer, 'draft-answer', draft);
    story.takes(people.head, 'send-back', { opinion: '근거를 더 적어 주세요.' });
    expect(story.matter?.outcome).toBeUndefined();
  });

  it('marks a matter for good, once', () => {
    const story = complaintInWork('grievance', '2026-11-23T10:00').at('2026-12-10T00:00');
    story.takes(people.system, 'mark-overdue');
    story.takes(people.system, 'mark-overdue');
    expect(story.matter?.marks).toEqual(['overdue']);
    expect(story.matter?.times['mark-overdue']).toBe(2);
  });
});

describe('who may take a step', () => {
  it('is said by the table: the role, and its reach', () => {
    const story = complaintInWork('grievance', '2026-11-23T10:00');
    expect(() => story.takes(people.resident, 'draft-answer', draft)).toThrow('procedure.not-allowed');
    expect(() => story.takes(people.stranger, 'draft-answer', draft)).toThrow('procedure.not-allowed');
    expect(() => story.takes({ ...people.resident, id: 'person-2' }, 'withdraw')).toThrow('procedure.not-allowed');
    expect(story.offers({ ...people.resident, id: 'person-2' })).toEqual({});
    expect(story.offers(people.resident)).toEqual({ 'add-material': null, 'ask-progress': null, withdraw: null });
  });

  it('has no department to reach before one is assigned', () => {
    const story = complaintReceived('grievance', '2026-11-23T10:00');
    expect(story.offers({ kind: 'staff', id: 'staff-5', roles: ['officer', 'head'] })).toEqual({});
  });

  it('is oneself when opening: nobody submits in the name of another', () => {
    const story = complaintReceived('grievance', '2026-11-23T10:00');
    story.matter = undefined;
    const other = { ...submission, complainant: { person: 'person-2' } };
    expect(() => story.takes(people.resident, 'submit', other)).toThrow('procedure.not-allowed');
    expect(story.takes(people.intake, 'submit', other).becomes.person).toBe('person-2');
  });

  it('is nobody once the matter has ended', () => {
    const story = complaintReceived('grievance', '2026-11-23T10:00');
    story.takes(people.resident, 'withdraw');
    // What is left is to note something about it.
    const offered = Object.values(people).flatMap((actor) => Object.keys(story.offers(actor)));
    expect([...new Set(offered)].sort()).toEqual(['hand-back-papers', 'note-demand', 'note-demand-answered']);
    expect(() => story.takes(people.resident, 'withdraw')).toThrow('procedure.step-not-open');
  });
});

describe('receipt (법 §9①)', () => {
  it('cannot be refused: a submitted complaint is received, kept as an opinion or withdrawn, nothing else', () => {
    const story = complaintReceived('grievance', '2026-11-23T10:00');
    story.matter = undefined;
    story.takes(people.resident, 'submit', submission);
    const offered = Object.values(people).flatMap((actor) => Object.keys(story.offers(actor)));
    expect([...new Set(offered)].sort()).toEqual([
      'add-material',
      'alarm-receipt',
      'note-contact-ended',
      'note-demand',
      'note-demand-answered',
      'receive',
      'receive-as-opinion',
      'withdraw',
    ]);
  });
});
