import { describe, expect, it } from '@jest/globals';
import { Calendar, deadline, holidaySnapshot, publishedHolidays, withDeclared } from '#calendar';

const { years, days } = publishedHolidays();
const { '2025-01-27': declaredLater, ...knownBefore } = days;
const before = holidaySnapshot(years, knownBefore);

describe('a snapshot of holidays', () => {
  it('is named by what it holds, in whatever order', () => {
    const turned = Object.fromEntries(Object.entries(days).reverse());
    expect(holidaySnapshot([...years].reverse(), turned).id).toBe(publishedHolidays().id);
    expect(before.id).not.toBe(publishedHolidays().id);
  });

  it('never changes: a 임시공휴일 makes another one', () => {
    const after = withDeclared(before, [{ date: '2025-01-27', name: declaredLater ?? '' }]);
    expect(after.id).toBe(publishedHolidays().id);
    expect(before.days['2025-01-27']).toBeUndefined();
    expect(Object.isFrozen(after.days)).toBe(true);
    expect(withDeclared(after, [{ date: '2025-01-27', name: '임시공휴일' }]).id).toBe(after.id);
  });

  it('moves the end of a matter that is under way (V32)', () => {
    const question = { rule: 'C-DAY', length: 14, unit: 'day', from: '2025-01-09T10:00' } as const;
    expect(deadline(question, new Calendar(before)).due).toBe('2025-01-31');
    const after = withDeclared(before, [{ date: '2025-01-27', name: '임시공휴일' }]);
    expect(deadline(question, new Calendar(after))).toMatchObject({ due: '2025-02-03', snapshot: after.id });
  });

  it('takes no holiday of a year that is not published', () => {
    const declare = (): unknown => withDeclared(before, [{ date: '2028-01-03', name: '임시공휴일' }]);
    expect(declare).toThrow(expect.objectContaining({ code: 'calendar.year-not-published', details: { year: 2028 } }));
  });

  it('needs consecutive years to be a calendar', () => {
    expect(() => new Calendar(holidaySnapshot([2024, 2026], {}))).toThrow('consecutive');
  });
});
