import { describe, expect, it } from '@jest/globals';
import { complaintInWork } from '../../test/support/complaint-story.js';
import { people } from '../../test/support/procedure-story.js';
import { sampleCalendar } from '../../test/support/sample-calendar.js';
import { deadlineOf } from './clock.js';
import { loadProcedures } from './load.js';
import { momentsOf } from './moments.js';
import type { ClockFacts } from './record.js';
import type { Procedure } from './table.js';
import type { LocalDate } from '#calendar';

const complaint = loadProcedures('config/procedures').version('complaint', '2026-11-02' as LocalDate);
const clockOf = (start: string, length: number, unit: 'day' | 'month'): ClockFacts => ({
  start,
  limit: { length, unit },
  pauses: [],
  extensions: [],
});

describe('the due moment', () => {
  it('is counted as the table says: by 민원 처리에 관한 법률 §19 or by 민법 §155–161', () => {
    const civil: Procedure = { ...complaint, counting: 'civil' };
    const due = (procedure: Procedure, clock: ClockFacts) => deadlineOf(procedure, clock, sampleCalendar)?.due;
    expect(due(civil, clockOf('2024-12-10T10:00', 15, 'day'))).toBe('2024-12-26');
    expect(due(complaint, clockOf('2024-05-03T10:00', 7, 'day'))).toBe('2024-05-14');
    expect(due(complaint, clockOf('2024-02-08T15:00', 3, 'day'))).toBe('2024-02-15T15:00');
    expect(due(complaint, clockOf('2024-03-15T10:00', 1, 'month'))).toBe('2024-04-15');
  });

  it('is not guessed when the next year’s holidays are not published', () => {
    const story = complaintInWork('inquiry-law', '2027-12-20T10:00');
    const { because } = story.takes(people.head, 'appoint', { officer: 'staff-3' });
    expect(because).toMatchObject({ due: null, dueUnknown: 'holidays-unpublished' });
    expect(story.offers(people.officer)['extend']).toBeNull();
    const armed = story.matter
      ? momentsOf(complaint, story.matter, sampleCalendar).map(({ moment }) => moment.code)
      : [];
    expect(armed).toEqual(['progress']);
  });

  it('is counted anew from the same receipt when the kind is corrected, no extension longer than the new period', () => {
    const story = complaintInWork('inquiry-law', '2024-05-03T10:00');
    const reason = '관계 부서의 의견을 들어야 합니다.';
    story.takes(people.officer, 'extend', { ground: 'unavoidable', reason, days: 14 });
    story.takes(people.head, 'reclassify', { kind: 'inquiry-other', reason });
    expect(story.matter?.clock).toMatchObject({ limit: { length: 7 }, extensions: [{ length: 7, unit: 'day' }] });
    story.takes(people.head, 'reclassify', { kind: 'misc', reason });
    expect(story.matter?.clock).toMatchObject({ limit: { length: 3, unit: 'hour' }, extensions: [] });
  });
});
