import { describe, expect, it } from '@jest/globals';
import { complaintReceived } from '../../../test/support/complaint-story.js';
import { people } from '../../../test/support/procedure-story.js';

const reason = '공원 안에 있는 가로등입니다.';

describe('the department of a complaint (영 §13, 책임관리제)', () => {
  it('has a head who answers for it', () => {
    const story = complaintReceived('grievance', '2026-11-23T10:00');
    expect(() => story.takes(people.intake, 'assign', { department: 'new' })).toThrow('cases.department-without-head');
  });

  it('is another one when the complaint is handed on, and names its own officer', () => {
    const story = complaintReceived('grievance', '2026-11-23T10:00');
    story.takes(people.intake, 'assign', { department: 'road' });
    story.takes(people.head, 'appoint', { officer: 'staff-3' });
    expect(() => story.takes(people.head, 'reroute', { department: 'road', reason })).toThrow(
      'cases.department-is-the-same',
    );
    story.takes(people.head, 'reroute', { department: 'park', reason });
    expect(story.matter?.department).toBe('park');
    expect(story.matter?.officer).toBeUndefined();
    expect(() => story.takes(people.head, 'start-work')).toThrow('procedure.not-allowed');
  });
});

describe('the kind of a complaint (영 §14~17)', () => {
  it('is corrected into another one, counted from the same receipt', () => {
    const story = complaintReceived('inquiry-law', '2024-05-03T10:00').at('2024-05-08T15:00');
    const because = { reason: '법령이 아니라 절차를 물었습니다.' };
    expect(() => story.takes(people.intake, 'reclassify', { kind: 'inquiry-law', ...because })).toThrow(
      'cases.kind-is-the-same',
    );
    expect(story.takes(people.intake, 'reclassify', { kind: 'inquiry-other', ...because }).because.due).toBe(
      '2024-05-14',
    );
  });
});
