import { describe, expect, it } from '@jest/globals';
import { Calendar, publishedHolidays, workingHours } from '#calendar';

const calendar = new Calendar(publishedHolidays());

describe('working days', () => {
  it('are off for a holiday by its name, otherwise for the weekend', () => {
    expect(calendar.whyOff('2024-02-09')).toBe('설날 전날');
    expect(calendar.whyOff('2024-05-04')).toBe('토요일');
    expect(calendar.whyOff('2024-05-12')).toBe('일요일');
    expect(calendar.whyOff('2025-05-05')).toBe('어린이날, 부처님 오신 날');
    expect(calendar.whyOff('2024-05-07')).toBeUndefined();
  });

  it('know 노동절 and 제헌절 only from 2026', () => {
    expect(calendar.isWorkingDay('2025-05-01')).toBe(true);
    expect(calendar.isWorkingDay('2025-07-17')).toBe(true);
    expect(calendar.whyOff('2026-05-01')).toBe('노동절');
    expect(calendar.whyOff('2026-07-17')).toBe('제헌절');
  });

  it('are added forwards and backwards, never counting the day itself', () => {
    expect(calendar.addWorkingDays('2024-02-08', 1)).toBe('2024-02-13');
    expect(calendar.addWorkingDays('2024-02-10', 1)).toBe('2024-02-13');
    expect(calendar.addWorkingDays('2024-02-13', -1)).toBe('2024-02-08');
    expect(calendar.addWorkingDays('2024-02-12', -2)).toBe('2024-02-07');
    expect(calendar.addWorkingDays('2024-02-10', 0)).toBe('2024-02-10');
    expect(calendar.nextWorkingDay('2024-02-08')).toBe('2024-02-13');
    expect(calendar.workingDayOnOrAfter('2024-02-08')).toBe('2024-02-08');
    expect(calendar.workingDayOnOrAfter('2024-02-09')).toBe('2024-02-13');
  });

  it('are not guessed in a year without holidays', () => {
    const refusal = expect.objectContaining({ code: 'calendar.year-not-published', details: { year: 2028 } });
    expect(() => calendar.isWorkingDay('2028-01-01')).toThrow(refusal);
    expect(() => calendar.isWorkingDay('2028-06-01')).toThrow(refusal);
    expect(() => calendar.nextWorkingDay('2027-12-31')).toThrow(refusal);
    expect(() => calendar.addWorkingMinutes('2027-12-31T17:59', 2)).toThrow(refusal);
    expect(() => calendar.addWorkingDays('2018-01-02', -1)).toThrow(
      expect.objectContaining({ details: { year: 2017 } }),
    );
  });

  it('refuse a date that does not exist', () => {
    expect(() => calendar.isWorkingDay('2024-02-30')).toThrow(expect.objectContaining({ code: 'calendar.not-a-time' }));
  });
});

describe('working minutes', () => {
  it('end at 18:00, not at 09:00 of the next day, and at 12:00, not after lunch', () => {
    expect(calendar.addWorkingMinutes('2024-03-04T17:00', 60)).toBe('2024-03-04T18:00');
    expect(calendar.addWorkingMinutes('2024-03-04T11:00', 60)).toBe('2024-03-04T12:00');
    expect(calendar.addWorkingMinutes('2024-03-04T11:00', 61)).toBe('2024-03-04T13:01');
    expect(calendar.addWorkingMinutes('2024-03-08T18:30', 1)).toBe('2024-03-11T09:01');
    expect(calendar.addWorkingMinutes('2024-03-09T10:00', 0)).toBe('2024-03-09T10:00');
  });

  it('are measured between two moments, either way', () => {
    expect(calendar.workingMinutesBetween('2024-02-08T15:00', '2024-02-15T15:00')).toBe(1440);
    expect(calendar.workingMinutesBetween('2024-02-15T15:00', '2024-02-08T15:00')).toBe(-1440);
    expect(calendar.workingMinutesBetween('2024-03-09', '2024-03-11')).toBe(0);
  });

  it('follow an office that shifts its lunch', () => {
    const late = new Calendar(publishedHolidays(), workingHours('09:00-13:00, 14:00-18:00'));
    expect(late.addWorkingMinutes('2024-03-04T12:00', 90)).toBe('2024-03-04T14:30');
  });

  it.each(['', '9-12', '13:00-12:00', '09:00-12:00, 11:00-18:00', '09:00-24:30'])('refuse hours like "%s"', (text) => {
    expect(() => workingHours(text)).toThrow(expect.objectContaining({ code: 'calendar.working-hours-invalid' }));
  });
});
