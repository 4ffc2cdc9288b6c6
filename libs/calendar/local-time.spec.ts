import { describe, expect, it } from '@jest/globals';
import { endOfDay, instantOf, koreanDate, koreanMoment, seoulDate, seoulMinute } from '#calendar';

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

  it('is written as an office writes it', () => {
    expect(koreanDate('2026-11-05')).toBe('2026. 11. 5.(목)');
    expect(koreanMoment('2026-11-05T14:00')).toBe('2026. 11. 5.(목) 14:00');
  });
});
