import { describe, expect, it } from '@jest/globals';
import { complaintInWork } from '../../../test/support/complaint-story.js';
import { people } from '../../../test/support/procedure-story.js';

const demand = { items: '고장 난 곳의 사진을 보내 주세요.', cause: '현장을 본 뒤에 알았습니다.' };
const content = '사진을 보냅니다.';
const reason = '사진을 찍을 시간이 필요합니다.';

describe('a supplement (법 §22, 영 §24)', () => {
  it('stops the clock from the day it is asked for to the day it comes, both left out', () => {
    const story = complaintInWork('inquiry-law', '2024-03-04T10:00');
    const asked = story
      .at('2024-03-06T10:00')
      .takes(people.officer, 'ask-supplement', { ...demand, until: '2024-03-20' });
    expect(asked.because).toMatchObject({ due: null, dueUnknown: 'paused' });
    const given = story.at('2024-03-12T10:00').takes(people.resident, 'give-supplement', { content });
    expect(given.because).toMatchObject({ due: '2024-03-28', dueUnknown: null });
    expect(story.matter?.values).toEqual({});
  });

  it('that never comes lets the clock run again the day after its period, whenever that is noticed', () => {
    const dueWhenNoticed = (noticed: string) => {
      const story = complaintInWork('inquiry-law', '2024-03-04T10:00');
      story.at('2024-03-06T10:00').takes(people.officer, 'ask-supplement', { ...demand, until: '2024-03-12' });
      return story.at(noticed).takes(people.system, 'note-supplement-lapse').because.due;
    };
    expect(dueWhenNoticed('2024-03-13T00:00')).toBe('2024-03-28');
    expect(dueWhenNoticed('2024-03-15T17:00')).toBe('2024-03-28');
  });

  it('is demanded twice, the second time for at most ten days', () => {
    const story = complaintInWork('inquiry-law', '2024-03-04T10:00').at('2024-03-06T10:00');
    story.takes(people.officer, 'ask-supplement', { ...demand, until: '2024-04-30' });
    story.at('2024-05-01T00:00').takes(people.system, 'note-supplement-lapse');
    story.at('2024-05-02T10:00');
    expect(() => story.takes(people.officer, 'ask-supplement', { ...demand, until: '2024-05-14' })).toThrow(
      'cases.second-supplement-over-ten-days',
    );
    story.takes(people.officer, 'ask-supplement', { ...demand, until: '2024-05-12' });
    story.at('2024-05-13T00:00').takes(people.system, 'note-supplement-lapse');
    expect(story.offers(people.officer)['ask-supplement']).toBe('cases.no-third-supplement');
  });

  it('is given more time twice, each time until a later day', () => {
    const story = complaintInWork('inquiry-law', '2024-03-04T10:00');
    story.takes(people.officer, 'ask-supplement', { ...demand, until: '2024-03-08' });
    expect(() => story.takes(people.resident, 'ask-more-time', { until: '2024-03-08', reason })).toThrow(
      'cases.not-later-than-supplement-date',
    );
    story.takes(people.resident, 'ask-more-time', { until: '2024-03-11', reason });
    story.takes(people.resident, 'ask-more-time', { until: '2024-03-15', reason });
    expect(story.matter?.values).toEqual({ supplementUntil: '2024-03-15', moreTimeAsked: 2 });
    expect(story.offers(people.resident)['ask-more-time']).toBe('cases.more-time-at-most-twice');
  });
});
