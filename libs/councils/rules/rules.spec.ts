import { describe, expect, it } from '@jest/globals';
import type { CouncilRule } from './council-rule.js';
import { ensureComposed } from './composition.js';
import { ensureRenewable, sitsOn, termEnd } from './term.js';
import { ensureCarried, ensureQuorum } from './vote.js';
import { yearlyDuty } from './yearly-duty.js';

const rule: CouncilRule = {
  code: 'petition',
  label: '청원심의회',
  law: '청원법 제8조',
  least: 5,
  seats: 7,
  outsiders: 'at-least-half',
  chair: 'named',
  term: { years: 2, renewals: 1 },
  recusals: ['by-law', 'challenged', 'withdrew'],
  hears: 'never',
  closed: false,
  secretaries: ['civil-head'],
  questions: { yearly: '매년 심의' },
  yearly: { least: 1, on: ['yearly'] },
};
const seated = (officials: number, outsiders: number, chairs = 1) =>
  Array.from({ length: officials + outsiders }, (_, n) => ({ outsider: n >= officials, chair: n < chairs }));
const broken = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a composition', () => {
  it.each([
    [2, 3, undefined],
    [3, 3, undefined],
    [4, 3, 'councils.too-few-outsiders'],
    [2, 2, 'councils.too-few-members'],
    [4, 4, 'councils.too-many-members'],
  ])('of %i officials and %i outsiders', (officials, outsiders, code) => {
    expect(broken(() => ensureComposed(rule, seated(officials, outsiders)))).toBe(code);
  });

  it('has one chair, and where a majority of outsiders is asked half is not enough', () => {
    expect(broken(() => ensureComposed(rule, seated(3, 3, 0)))).toBe('councils.no-chair');
    expect(broken(() => ensureComposed(rule, seated(3, 3, 2)))).toBe('councils.no-chair');
    expect(broken(() => ensureComposed({ ...rule, outsiders: 'majority' }, seated(3, 3)))).toBe(
      'councils.too-few-outsiders',
    );
  });
});

describe('a term', () => {
  it('ends the day before the same day two years later', () => {
    expect(termEnd(rule, '2026-03-01')).toBe('2028-02-29');
    expect(termEnd(rule, '2024-02-29')).toBe('2026-02-28');
  });

  it('is renewed once and no more', () => {
    expect(broken(() => ensureRenewable(rule, 0))).toBeUndefined();
    expect(broken(() => ensureRenewable(rule, 1))).toBe('councils.no-more-renewals');
  });

  it('counts on its last day and not on the day it was ended', () => {
    const term = { since: '2026-01-01', until: '2026-12-31', endedOn: null };
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => sitsOn(term, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(sitsOn({ ...term, endedOn: '2026-06-01' }, '2026-06-01')).toBe(false);
  });
});

describe('a vote', () => {
  it('needs more than half of all to open, and more than half of who takes part to carry', () => {
    expect(broken(() => ensureQuorum(6, 3))).toBe('councils.no-quorum');
    expect(broken(() => ensureQuorum(6, 4))).toBeUndefined();
    const tally = { decision: 'agreed', inFavour: 2, against: 1, abstained: 1 } as const;
    expect(broken(() => ensureCarried(tally, 4))).toBe('councils.no-majority');
    expect(broken(() => ensureCarried({ ...tally, inFavour: 3, abstained: 0 }, 4))).toBeUndefined();
    expect(broken(() => ensureCarried({ ...tally, decision: 'rejected' }, 4))).toBeUndefined();
    expect(broken(() => ensureCarried(tally, 5))).toBe('councils.votes-do-not-add-up');
  });
});

describe('the duty of each year', () => {
  it('is due, then soon, then kept or overdue, and not owed by a council that did not exist', () => {
    expect(yearlyDuty(rule, [], undefined, '2026-05-01')).toBeUndefined();
    expect(yearlyDuty(rule, [], '2026-03-01', '2026-05-01')?.state).toBe('due');
    expect(yearlyDuty(rule, [], '2026-03-01', '2026-10-01')?.state).toBe('soon');
    expect(yearlyDuty(rule, ['2026-11-01'], '2026-03-01', '2026-12-01')?.state).toBe('kept');
    expect(yearlyDuty(rule, [], '2026-03-01', '2027-01-02')).toMatchObject({ year: 2026, state: 'overdue' });
    expect(yearlyDuty(rule, ['2026-11-01'], '2026-03-01', '2027-01-02')).toMatchObject({ year: 2027, state: 'due' });
  });
});
