import { describe, expect, it } from '@jest/globals';
import { nextOpening, seoulDay } from './sending-hours.js';

const at = (local: string): Date => new Date(`${local}+09:00`);

describe('sending hours, 08:00 to 21:00 in Seoul', () => {
  it.each(['2026-11-21T08:00:00', '2026-11-21T20:59:59', '2026-11-22T12:00:00'])('are open at %s', (local) => {
    expect(nextOpening(at(local))).toBeUndefined();
  });

  it.each([
    ['2026-11-21T07:59:59', '2026-11-21T08:00:00'],
    ['2026-11-21T00:00:00', '2026-11-21T08:00:00'],
    ['2026-11-21T21:00:00', '2026-11-22T08:00:00'],
    ['2026-12-31T23:59:59', '2027-01-01T08:00:00'],
  ])('at %s open next at %s', (local, opening) => {
    expect(nextOpening(at(local))).toEqual(at(opening));
  });

  it('name the day by the wall clock of Seoul', () => {
    expect(seoulDay(at('2026-11-21T00:30:00'))).toBe('2026-11-21');
    expect(seoulDay(at('2026-11-20T23:59:59'))).toBe('2026-11-20');
  });
});
