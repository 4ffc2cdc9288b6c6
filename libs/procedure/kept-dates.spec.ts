import { describe, expect, it } from '@jest/globals';
import type { MatterRecord } from './record.js';
import { compileDate, withDates } from './kept-dates.js';
import type { Step } from './table.js';
import { sampleCalendar } from '../../test/support/sample-calendar.js';

const matter = { values: { adoptedOn: '2024-02-29' }, clock: { start: '2025-03-04T10:00' } } as unknown as MatterRecord;
const counted = (text: string, answers = {}, now = '2025-03-14T10:00') => {
  const step = { dates: [compileDate('until', text)] } as unknown as Step;
  return withDates(step, matter, answers, now, sampleCalendar).values['until'];
};

describe('a date that a step counts', () => {
  it.each([
    ['today', '2025-03-14'],
    ['30 civil days', '2025-04-14'],
    ['30 days', '2025-04-13'],
    ['15 civil days from start', '2025-03-19'],
    ['2 years', '2027-03-14'],
    ['1 year from adoptedOn', '2025-02-28'],
    ['1 month from told', '2025-02-28'],
  ])('%s → %s', (text, date) => {
    expect(counted(text, { told: '2025-01-31' })).toBe(date);
  });

  it('is left out when its holidays are not published, or when there is nothing to count from', () => {
    expect(counted('30 civil days', {}, '2039-03-14T10:00')).toBeUndefined();
    expect(counted('30 civil days from never')).toBeUndefined();
  });
});
