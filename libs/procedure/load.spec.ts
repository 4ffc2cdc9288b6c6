import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#calendar';
import { loadProcedures } from './load.js';

const day = (text: string): LocalDate => text as LocalDate;

describe('the complaint tables', () => {
  const book = loadProcedures('config/procedures');

  it('are read and hold together', () => {
    const complaint = book.exactly('complaint', day('2022-07-12'));
    expect(complaint.title.ko).toBe('직소민원 처리 절차');
    expect(complaint.kinds.get('misc')?.limit).toEqual({ length: 3, unit: 'hour', immediate: true });
    expect(complaint.steps.get('withdraw')?.from).not.toContain('closed');
    expect(complaint.moments.find(({ code }) => code === 'three-days-left')?.offset).toEqual({
      length: -3,
      unit: 'working days',
    });
  });

  it('give a matter the version in force on the day it was received', () => {
    expect(book.version('complaint', day('2026-05-05')).inForce).toBe('2022-07-12');
    expect(book.version('complaint', day('2026-05-06')).inForce).toBe('2026-05-06');
    expect(() => book.version('complaint', day('2022-07-11'))).toThrow('no version of procedure complaint');
  });

  it('close the list of extension grounds from 2026-05-06 on (영 §21②)', () => {
    const grounds = (inForce: string) => {
      const ask = book
        .exactly('complaint', day(inForce))
        .steps.get('extend')
        ?.asks.find(({ name }) => name === 'ground');
      return ask?.type === 'choice' ? { offered: [...ask.choices.keys()], barred: [...ask.barred.keys()] } : undefined;
    };
    expect(grounds('2022-07-12')).toEqual({ offered: ['unavoidable'], barred: [] });
    expect(grounds('2026-05-06')).toEqual({
      offered: ['cooperation', 'fact-finding', 'force-majeure', 'equivalent'],
      barred: ['overload', 'late-assignment', 'absence'],
    });
  });
});
