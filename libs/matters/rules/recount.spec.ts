import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '#foundation';
import type { ClockFacts } from '#procedure';
import { promiseBeside, promisedDue, supersededCalendar } from './recount.js';

const clock: ClockFacts = { start: '2025-01-09T10:00', limit: { length: 14, unit: 'day' }, pauses: [], extensions: [] };
const extended: ClockFacts = { ...clock, extensions: [{ length: 7, unit: 'day' }] };
const day = fc.integer({ min: 10, max: 28 }).map((n) => `2025-02-${String(n)}`);

describe('the earlier promise', () => {
  it('is the first one, however often the calendar changes, and is gone when the date comes back to it', () => {
    fc.assert(
      fc.property(day, fc.array(day, { minLength: 1, maxLength: 6 }), (first, later) => {
        let due = first;
        let promised = null as ReturnType<typeof promiseBeside>;
        for (const next of later) {
          promised = promiseBeside(promised, clock, due, next);
          due = next;
          expect(promisedDue(promised, clock, due)).toBe(due === first ? null : (promised?.due ?? null));
          if (due === first) return;
        }
        expect(promised?.due ?? first).toBe(first);
      }),
    );
  });

  it('stands until a step changes the clock, and not after', () => {
    const promised = promiseBeside(null, clock, '2025-01-31', '2025-02-03');
    expect(promisedDue(promised, clock, '2025-02-03')).toBe('2025-01-31');
    expect(promisedDue(promised, { ...clock, stop: '2025-01-30T10:00' }, '2025-02-03')).toBe('2025-01-31');
    expect(promisedDue(promised, extended, '2025-02-12')).toBeNull();
    expect(promiseBeside(promised, extended, '2025-02-12', '2025-02-13')).toMatchObject({ due: '2025-02-12' });
  });

  it('is none where nothing was promised', () => {
    expect(promiseBeside(null, clock, null, '2025-02-03')).toBeNull();
  });
});

describe('a calendar that was superseded', () => {
  const fact = (name: string, body: Fact['body']) => ({ name, body }) as Fact;
  const step = (calendar: string, due: string | null) => fact('matters.step-taken.v1', { calendar, due });

  it('is the one a date was last promised by, unless that was told', () => {
    expect(supersededCalendar([step('old', '2025-01-31'), step('new', '2025-02-03')], 'new')).toBe('old');
    expect(supersededCalendar([step('old', null), step('new', '2025-02-03')], 'new')).toBeUndefined();
    expect(supersededCalendar([step('new', '2025-02-03')], 'new')).toBeUndefined();
    const told = fact('matters.recounted.v1', { to: 'new' });
    expect(supersededCalendar([step('old', '2025-01-31'), told, step('new', '2025-02-03')], 'new')).toBeUndefined();
  });
});
