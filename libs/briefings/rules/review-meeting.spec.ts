import { describe, expect, it } from '@jest/globals';
import { readReviewMeeting } from './review-meeting.js';

describe('when, where and with whom a 보고회 is held', () => {
  it('is read as it is typed, and may be unknown beside its day', () => {
    const typed = { heldOn: '2023-09-25', heldAt: '14:00', place: ' 대상황실 ', attendees: '부시장, 국장 5명' };
    expect(readReviewMeeting(typed)).toEqual({ ...typed, place: '대상황실' });
    expect(readReviewMeeting({ heldOn: '2023-09-25', place: ' ' })).toEqual({
      heldOn: '2023-09-25',
      heldAt: null,
      place: null,
      attendees: null,
    });
  });

  it.each([
    ['briefings.held-on-invalid', { heldOn: '2023-02-30' }],
    ['briefings.held-on-invalid', {}],
    ['briefings.held-at-invalid', { heldAt: '24:00' }],
    ['briefings.held-at-invalid', { heldAt: '2시' }],
    ['briefings.place-invalid', { place: '가' }],
    ['briefings.place-invalid', { place: '가'.repeat(101) }],
    ['briefings.place-invalid', { place: '상황실\n2층' }],
    ['briefings.attendees-invalid', { attendees: '담당 900101-1234567' }],
  ])('is refused with %s', (code, given) => {
    expect(() =>
      readReviewMeeting({
        ...('heldOn' in given || code.includes('held-on') ? {} : { heldOn: '2023-09-25' }),
        ...given,
      }),
    ).toThrow(expect.objectContaining({ code }));
  });
});
