import { describe, expect, it } from '@jest/globals';
import { officerCanBeNamed } from './answer.js';
import { complaintInWork } from '../../../test/support/complaint-story.js';
import { people } from '../../../test/support/procedure-story.js';

const draft = { outcome: 'accepted', conclusion: '가로등을 고치겠습니다.', reasons: '현장에서 고장을 확인했습니다.' };

describe('an answer (법 §27, 영 §31)', () => {
  it('is approved by the head and stops the clock', () => {
    const story = complaintInWork('grievance', '2026-11-23T10:00');
    story.takes(people.officer, 'draft-answer', draft);
    expect(story.offers(people.head)).toEqual({ 'send-back': null, approve: null, 'note-contact-ended': null });
    story.at('2026-11-24T10:00').takes(people.head, 'approve');
    expect(story.matter).toMatchObject({ state: 'decided', clock: { stop: '2026-11-24T10:00' } });
  });

  it('names an officer or the head of the department', () => {
    const { matter } = complaintInWork('grievance', '2026-11-23T10:00');
    const office = { departments: () => new Map([['road', { label: '도로과' }]]), dongs: () => [], staff: () => [] };
    const asked = { matter, office } as unknown as Parameters<NonNullable<typeof officerCanBeNamed.offered>>[0];
    expect(() => officerCanBeNamed.offered?.(asked)).toThrow('cases.no-officer-to-name');
  });
});
