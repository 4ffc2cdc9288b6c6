import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { profileFrom, surroundings } from '../storage/load-profiles.js';
import type { ProfileProblem } from './profile-refused.js';

const FILE = 'config/offices/tongtong39.yaml';
const text = readFileSync(FILE, 'utf8');
const beside = await surroundings('config');

function problemsOf(from: string | RegExp, to: string): readonly ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  profileFrom(FILE, text.replace(from, to), beside, problems);
  return problems;
}

const SECOND = `rooms:`;
const another = (at: string, rule = 'FREQ=MONTHLY;BYDAY=4TH'): string =>
  `  other: { label: 다른 만남, with: mayor, counts: none, terms: [{ inForce: 2026-01-01, rule: '${rule}', at: '${at}', ` +
  `minutes: 30, holiday: skip, room: counselling }] }\n\nrooms:`;

describe('the meetings of a profile are refused with file, line and cause', () => {
  it.each([
    ['a fifth Thursday that is a sixth', 'BYDAY=2TH,4TH', 'BYDAY=6TH', 'no-such-rule'],
    ['30 February', 'FREQ=MONTHLY;BYDAY=2TH,4TH', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'rule-never-comes'],
    ['31 April and June', 'FREQ=MONTHLY;BYDAY=2TH,4TH', 'FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31', 'rule-never-comes'],
    ['an end of its own', 'BYDAY=2TH,4TH', 'BYDAY=2TH,4TH;COUNT=3', 'no-such-rule'],
    ['a rule without a policy for holidays', /        holiday: next-working-day\n/, '', 'rule-incomplete'],
    ['slots that do not fit', 'slots: 4', 'slots: 7', 'uneven-slots'],
    ['slots of three minutes', 'slots: 4', 'slots: 20', 'slots-too-short'],
    ['a time that runs into the next day', "at: '14:00'", "at: '23:30'", 'over-midnight'],
    ['a room nobody has', 'room: counselling', 'room: cellar', 'unknown-room'],
    ['a role nobody may have', 'substitutes: [deputy, head]', 'substitutes: [king]', 'unknown-role'],
    ['the same room at the same time', SECOND, another('15:05'), 'rules-overlap'],
    [
      'terms out of order',
      /terms:\n      - inForce: 2018-07-01/,
      'terms:\n      - { inForce: 2019-01-01, minutes: 60 }\n      - inForce: 2018-07-01',
      'not-in-order',
    ],
  ])('%s', (_, from, to, code) => {
    const problems = problemsOf(from, to);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.every(({ file, line, cause }) => file === FILE && line > 100 && cause.length > 5)).toBe(true);
  });

  it('another meeting may use the room when the first has left it, or on other days', () => {
    expect(problemsOf(SECOND, another('15:10'))).toEqual([]);
    expect(problemsOf(SECOND, another('14:00', 'FREQ=MONTHLY;BYDAY=1TH'))).toEqual([]);
  });
});
