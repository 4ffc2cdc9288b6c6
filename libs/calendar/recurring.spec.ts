import { describe, expect, it } from '@jest/globals';
import { sampleCalendar as calendar } from '../../test/support/sample-calendar.js';
import { isRecurrence, onWorkingDays, recurringDays } from './recurring.js';

const SECOND_AND_FOURTH = 'FREQ=MONTHLY;BYDAY=2TH,4TH';

describe('the days of a rule', () => {
  it('are the second and fourth Thursdays, from the day the rule begins', () => {
    expect(recurringDays(SECOND_AND_FOURTH, '2018-07-01', '2021-02-01', '2021-03-31')).toEqual([
      '2021-02-11', '2021-02-25', '2021-03-11', '2021-03-25',
    ]); // prettier-ignore
    expect(recurringDays(SECOND_AND_FOURTH, '2018-07-13', '2018-07-01', '2018-07-31')).toEqual(['2018-07-26']);
  });

  it('are none when no month has such a day', () => {
    expect(recurringDays('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01', '2026-01-01', '2028-12-31')).toEqual([]);
  });

  it.each(['FREQ=MONTHLY;BYDAY=6TH', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=YEARLY;BYMONTH=13', 'FREQ=DAILY', 'BYDAY=2TH',
    'FREQ=MONTHLY;BYDAY=2TH;BYDAY=4TH', 'FREQ=MONTHLY;INTERVAL=0', 'FREQ=WEEKLY;COUNT=2', 'FREQ=MONTHLY;PLEASE=1'])(
    '%s is no rule', (rule) => { expect(isRecurrence(rule)).toBe(false); },
  ); // prettier-ignore

  it('may be counted from the end of a month', () => {
    expect(isRecurrence('FREQ=MONTHLY;BYDAY=-1FR')).toBe(true);
    expect(recurringDays('FREQ=MONTHLY;BYDAY=-1FR', '2026-01-01', '2026-01-01', '2026-02-28')).toEqual([
      '2026-01-30',
      '2026-02-27',
    ]);
  });
});

describe('a day of a rule that nobody works', () => {
  const policies = ['previous-working-day', 'next-working-day', 'skip'] as const;

  it.each([
    ['2021-02-11', '설날', '2021-02-10', '2021-02-15'],
    ['2026-09-24', '추석', '2026-09-23', '2026-09-28'],
    ['2027-05-13', '부처님', '2027-05-12', '2027-05-14'],
  ])('%s is moved as the office wants it, or left out', (ruled, name, before, after) => {
    const made = policies.map((policy) => onWorkingDays([ruled], policy, calendar)[0]);
    expect(made.map((each) => each?.day)).toEqual([before, after, null]);
    expect(made.every((each) => each?.off?.includes(name))).toBe(true);
  });

  it('is not guessed in a year whose holidays are not published', () => {
    expect(onWorkingDays(['2040-05-10'], 'skip', calendar)).toEqual([
      { ruled: '2040-05-10', day: null, unpublished: true },
    ]);
  });
});
