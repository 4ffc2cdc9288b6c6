import { describe, expect, it } from '@jest/globals';
import { complaintInWork } from '../../../test/support/complaint-story.js';
import { people } from '../../../test/support/procedure-story.js';

const reason = '관계 부서의 의견을 들어야 합니다.';
const consent = '2026-11-25 전화로 동의하셨습니다.';

describe('an extension (영 §21)', () => {
  it('moves the due by its days from the old due, and a second one on consent', () => {
    const story = complaintInWork('inquiry-other', '2024-05-03T10:00');
    const first = story.takes(people.officer, 'extend', { ground: 'unavoidable', reason, days: 7 });
    expect(first.because.due).toBe('2024-05-24');
    const second = story.takes(people.officer, 'extend', { ground: 'unavoidable', reason, days: 7, consent });
    expect(second.because.due).toBe('2024-06-04');
  });

  it('is at most the original period: seven days are not lengthened by eight', () => {
    const story = complaintInWork('grievance', '2026-11-23T10:00');
    expect(() => story.takes(people.officer, 'extend', { ground: 'cooperation', reason, days: 8 })).toThrow(
      'cases.extension-over-period',
    );
  });

  it('is counted in hours where the period is: three hours are not lengthened by four', () => {
    const story = complaintInWork('misc', '2026-11-23T10:00');
    expect(() => story.takes(people.officer, 'extend', { ground: 'cooperation', reason, days: 4 })).toThrow(
      'cases.extension-over-period',
    );
    expect(story.takes(people.officer, 'extend', { ground: 'cooperation', reason, days: 2 }).because.due).toBe(
      '2026-11-23T16:00',
    );
  });

  it('is decided inside the running period: on its last day still, on the next no more', () => {
    const story = complaintInWork('inquiry-other', '2024-05-03T10:00');
    story.at('2024-05-15T00:00');
    expect(story.offers(people.officer)['extend']).toBe('cases.extension-after-due');
    expect(() => story.takes(people.officer, 'extend', { ground: 'unavoidable', reason, days: 1 })).toThrow(
      'cases.extension-after-due',
    );
    story.at('2024-05-14T23:59');
    expect(story.offers(people.officer)['extend']).toBeNull();
  });

  it('needs consent the second time', () => {
    const story = complaintInWork('inquiry-other', '2026-11-23T10:00');
    story.takes(people.officer, 'extend', { ground: 'cooperation', reason, days: 1 });
    expect(() => story.takes(people.officer, 'extend', { ground: 'cooperation', reason, days: 1 })).toThrow(
      'cases.second-extension-needs-consent',
    );
  });

  it('has no third', () => {
    const story = complaintInWork('inquiry-other', '2026-11-23T10:00');
    story.takes(people.officer, 'extend', { ground: 'cooperation', reason, days: 1 });
    story.takes(people.officer, 'extend', { ground: 'cooperation', reason, days: 1, consent });
    expect(story.offers(people.officer)['extend']).toBe('cases.no-third-extension');
  });

  it('is not granted for the overload of the office from 2026-05-06 on', () => {
    const story = complaintInWork('inquiry-other', '2026-05-06T10:00');
    expect(() => story.takes(people.officer, 'extend', { ground: 'overload', reason, days: 1 })).toThrow(
      'procedure.answers-invalid',
    );
    const earlier = complaintInWork('inquiry-other', '2026-05-04T10:00');
    expect(earlier.takes(people.officer, 'extend', { ground: 'unavoidable', reason, days: 1 }).because.step).toBe(
      'extend',
    );
  });
});
