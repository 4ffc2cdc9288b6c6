import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#calendar';
import { complaintInWork, complaintReceived, submission } from '../../test/support/complaint-story.js';
import { people, type ProcedureStory } from '../../test/support/procedure-story.js';
import { sampleCalendar } from '../../test/support/sample-calendar.js';
import { loadProcedures } from './load.js';
import { momentsOf } from './moments.js';

const items = '고장 난 곳의 사진을 보내 주세요.';

describe('the moments of a complaint', () => {
  it('watch over the receipt for eight working hours (영 §6⑧)', () => {
    const story = complaintReceived('grievance', '2025-01-24T17:40');
    story.matter = undefined;
    story.takes(people.resident, 'submit', submission);
    expect(momentsIn(story)).toEqual({ 'receipt-late': '2025-01-31T08:40:00.000Z' });
  });

  it('remind in the morning, three and one working days before the due, and demand when it has passed', () => {
    expect(momentsIn(complaintInWork('inquiry-other', '2024-05-03T10:00'))).toEqual({
      'three-days-left': '2024-05-08T23:30:00.000Z',
      'one-day-left': '2024-05-12T23:30:00.000Z',
      overdue: '2024-05-14T15:00:00.000Z',
      progress: '2024-05-31T00:00:00.000Z',
    });
  });

  it('do not remind of three hours three days before, but demand to the minute', () => {
    expect(momentsIn(complaintInWork('misc', '2025-10-02T16:30'))).toEqual({
      overdue: '2025-10-10T01:30:00.000Z',
      progress: '2025-10-31T00:00:00.000Z',
    });
  });

  it('tell the progress every thirty days, on the working day before when nobody works then (영 §23)', () => {
    const story = complaintInWork('suggestion', '2024-03-04T10:00');
    expect(momentsIn(story)['progress']).toBe('2024-04-03T00:00:00.000Z');
    story.at('2024-04-03T09:00').takes(people.system, 'tell-progress');
    expect(momentsIn(story)['progress']).toBe('2024-05-03T00:00:00.000Z');
  });

  it('wait for a supplement until its period has passed, and for no due meanwhile', () => {
    const story = complaintInWork('inquiry-law', '2024-03-04T10:00');
    story.takes(people.officer, 'ask-supplement', { items, until: '2024-03-12' });
    expect(momentsIn(story)).toEqual({
      progress: '2024-04-03T00:00:00.000Z',
      'supplement-lapsed': '2024-03-12T15:00:00.000Z',
    });
  });

  it('are none once the matter has ended', () => {
    const story = complaintInWork('inquiry-law', '2024-03-04T10:00');
    story.takes(people.resident, 'withdraw');
    expect(momentsIn(story)).toEqual({});
  });
});

function momentsIn({ matter }: ProcedureStory): Record<string, string> {
  if (!matter) throw new Error('nothing was opened');
  const procedure = loadProcedures('config/procedures').exactly('complaint', matter.version as LocalDate);
  return Object.fromEntries(
    momentsOf(procedure, matter, sampleCalendar).map(({ moment, at }) => [moment.code, at.toISOString()]),
  );
}
