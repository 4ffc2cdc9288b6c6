import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Calendar, deadline, publishedHolidays, type Reading, READINGS, workingHours } from '#calendar';
import { loadProfiles, printProfile } from '#office';
import { allGuards } from '../../config/tools/all-guards.js';

/** Points the law leaves open (docs/guide/open-questions.md): each has a sentence and a place where it is settled. */

const POINTS = 19;
const rows = readFileSync('docs/guide/open-questions.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, id]) => id?.startsWith('U-'));

const reading = (of: Reading['of'], as: string, inForce = '2024-01-01'): Reading => ({
  of,
  as,
  inForce,
  because: '예시',
});
const calendarThat = (...readings: Reading[]) =>
  new Calendar(publishedHolidays(), workingHours('09:00-12:00, 13:00-18:00'), readings);

describe('the list of open questions', () => {
  it('has a line for each point, in order', () => {
    expect(rows.map(([, id]) => id)).toEqual(Array.from({ length: POINTS }, (_, n) => `U-${n + 1}`));
    expect(rows.filter((cells) => cells.slice(2, 5).some((cell) => cell === ''))).toEqual([]);
  });

  it('names a setting of the office, a value of a table, a page, or why there is nothing to choose', () => {
    const settled = rows.map(([, id, , , where = '']) => {
      const [, point] = /`readings: ([a-z-]+)`/.exec(where) ?? [];
      if (point !== undefined) return [id, point in READINGS];
      const [, file, value] = /^절차표 `([\w.-]+)`의 `([\w-]+)`$/.exec(where) ?? [];
      if (file !== undefined && value !== undefined) {
        return [id, new RegExp(`\\b${value}\\b`).test(readFileSync(`config/procedures/${file}`, 'utf8'))];
      }
      return [id, /^(직원 화면 「공휴일」|고를 수 없음: )/.test(where)];
    });
    expect(settled.filter(([, exists]) => exists !== true)).toEqual([]);
    const named = rows.flatMap(([, , , , where = '']) => /`readings: ([a-z-]+)`/.exec(where)?.[1] ?? []);
    expect(named.sort()).toEqual(Object.keys(READINGS).sort());
  });

  it('stands in the printed profile, with the default where the office says nothing', async () => {
    const profile = (await loadProfiles('config/offices')).get('naju');
    if (!profile) throw new Error('naju has a profile');
    for (const { label } of Object.values(READINGS)) expect(printProfile(profile)).toContain(`| ${label} |`);
    const own = printProfile({ ...profile, readings: [reading('survey-days', 'working-days', '2027-01-01')] });
    expect(own).toContain('| 고충민원 현장조사 14일·7일의 단위 | 2027-01-01 | 근무일 | 예시 |');
  });
});

describe('an office that reads a point otherwise', () => {
  it('U-1 begins after hours with the next working day, from the day the reading holds', () => {
    const due = (from: string, calendar: Calendar) =>
      deadline({ rule: 'C-DAY', length: 7, unit: 'day', from }, calendar).due;
    const other = calendarThat(reading('received-after-hours', 'next-day', '2024-03-05'));
    expect(due('2024-03-05T18:30', calendarThat())).toBe('2024-03-13');
    expect(['2024-03-05T18:30', '2024-03-05T17:59', '2024-03-04T18:30'].map((from) => due(from, other))).toEqual([
      '2024-03-14',
      '2024-03-13',
      '2024-03-12',
    ]);
    const { arithmetic } = deadline({ rule: 'C-DAY', length: 7, unit: 'day', from: '2024-03-05T18:30' }, other);
    expect(arithmetic[0]).toMatchObject({ counted: 0, why: '근무시간이 끝난 뒤 접수' });
  });

  /** What a guard says about a standing: the code of what it refuses, or nothing. */
  const says = (guard: string, standing: object): string | undefined => {
    try {
      const { offered, answered } = allGuards.get(guard) ?? {};
      offered?.(standing as never);
      answered?.(standing as never);
      return undefined;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('U-7 counts a survey in working days', () => {
    const standing = (calendar: Calendar) => ({
      matter: { times: {}, values: {} },
      now: '2025-06-11T10:00',
      answers: { until: '2025-06-30' },
      calendar,
    });
    const guard = 'survey-within-fourteen-days';
    expect(says(guard, standing(calendarThat()))).toBe('cases.survey-too-long');
    expect(says(guard, standing(calendarThat(reading('survey-days', 'working-days'))))).toBeUndefined();
  });

  it('U-15 returns papers after one demand', () => {
    const standing = (calendar: Calendar) => ({
      matter: { values: { supplementLapses: 1 } },
      now: '2025-06-11T10:00',
      calendar,
    });
    expect(says('supplement-lapsed-twice', standing(calendarThat()))).toBe('cases.second-demand-first');
    expect(
      says('supplement-lapsed-twice', standing(calendarThat(reading('second-demand', 'optional')))),
    ).toBeUndefined();
  });

  it('U-18 ends fifteen days on a day off', () => {
    const standing = (calendar: Calendar) => ({
      matter: { values: { pickupFrom: '2024-04-19' } },
      now: '2024-05-07T10:00',
      calendar,
    });
    expect(says('uncollected-for-fifteen-days', standing(calendarThat()))).toBe('cases.may-still-be-collected');
    expect(
      says('uncollected-for-fifteen-days', standing(calendarThat(reading('uncollected-end', 'stands')))),
    ).toBeUndefined();
  });

  it('U-6 counts the day after a lapse as the first', () => {
    const clock = { start: '2024-12-09T10:00', limit: { length: 90, unit: 'day' }, pauses: [], extensions: [] };
    const standing = (now: string, calendar: Calendar) => ({
      procedure: { counting: 'civil' },
      about: { record: { marks: [], values: {}, clock } },
      answers: { ground: 'overdue' },
      now,
      calendar,
    });
    const guard = 'petition-can-be-objected-to';
    const latest = (calendar: Calendar) =>
      ['2025-04-09', '2025-04-10', '2025-04-11'].filter(
        (day) => says(guard, standing(`${day}T10:00`, calendar)) === undefined,
      );
    expect(latest(calendarThat())).toEqual(['2025-04-09', '2025-04-10']);
    expect(latest(calendarThat(reading('objection-first-day', 'counts')))).toEqual(['2025-04-09']);
  });
});
