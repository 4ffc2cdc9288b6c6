import { describe, expect, it } from '@jest/globals';
import {
  daysAfter,
  daysBetween,
  endOfDay,
  instantOf,
  isDate,
  koreanDate,
  koreanMoment,
  seoulDate,
  seoulMinute,
} from '#calendar';

describe('the time in Seoul', () => {
  it('is nine hours ahead, wherever the machine stands', () => {
    const instant = new Date('2026-11-05T15:30:59.999Z');
    expect(seoulMinute(instant)).toBe('2026-11-06T00:30');
    expect(seoulDate(instant)).toBe('2026-11-06');
    expect(instantOf('2026-11-06T00:30')).toEqual(new Date('2026-11-05T15:30:00Z'));
    expect(instantOf('2026-11-06')).toEqual(new Date('2026-11-05T15:00:00Z'));
    expect(endOfDay('2026-12-31')).toEqual(new Date('2026-12-31T15:00:00Z'));
  });

  it('is what the time zone database says from 1990 on', () => {
    const seoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'short' });
    for (let at = Date.UTC(1990, 0, 1); at < Date.UTC(2101, 0, 1); at += 7_654_321_000) {
      const instant = new Date(at);
      expect(seoulMinute(instant).replace('T', ' ')).toBe(seoul.format(instant));
      expect(instantOf(seoulMinute(instant)).getTime()).toBe(at - (at % 60_000));
    }
  });

  it.each(['2026-02-29', '2026-13-01', '2026-11-05T24:00', '2026-11-05 10:00', '26-11-05', '2026-11-05T10:00:00', ''])(
    'does not know "%s"',
    (text) => {
      expect(() => instantOf(text)).toThrow(expect.objectContaining({ code: 'calendar.not-a-time' }));
    },
  );

  it('counts days from one date to another and on from one, over leap days and year ends', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
    expect([daysAfter('2025-12-31', 1), daysAfter('2024-03-01', -1)]).toEqual(['2026-01-01', '2024-02-29']);
    expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow(
      expect.objectContaining({ code: 'calendar.not-a-time' }),
    );
  });

  it('knows a day that exists from one that does not, and from a minute of it', () => {
    expect(['2024-02-29', '2026-02-29', '2026-11-05T10:00', '2026-11-5'].map(isDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is written as an office writes it', () => {
    expect(koreanDate('2026-11-05')).toBe('2026. 11. 5.(목)');
    expect(koreanMoment('2026-11-05T14:00')).toBe('2026. 11. 5.(목) 14:00');
  });
});
