import { describe, expect, it } from '@jest/globals';
import { cycleStart, plannedPerYear, turns } from './rota.js';

const city = { everyYears: 2, from: 2018, to: 2022, wholeFirstYear: true };

describe('the rota of 동 visits', () => {
  it('reaches 39 동 in the first year and then each of them every two years: 39, 19, 20, 19, 20 = 117', () => {
    const years = plannedPerYear(city, 39, '2026-11-26');
    expect(years.map(({ visits }) => visits)).toEqual([39, 19, 20, 19, 20]);
    expect(years.reduce((sum, { visits }) => sum + visits, 0)).toBe(117);
  });

  it('reaches all of them every year where the office says so, up to this year', () => {
    expect(plannedPerYear({ everyYears: 1, from: 2022 }, 15, '2024-03-01')).toEqual(
      [2022, 2023, 2024].map((year) => ({ year, visits: 15 })),
    );
  });

  it.each([1, 2, 3, 4, 5])('leaves no 동 out of a cycle of %d years', (everyYears) => {
    for (let dongs = 1; dongs < 60; dongs += 1) {
      const years = plannedPerYear({ everyYears, from: 2020, to: 2020 + everyYears - 1 }, dongs, '2020-01-01');
      expect(years.reduce((sum, { visits }) => sum + visits, 0)).toBe(dongs);
    }
  });

  it('begins a cycle after the whole first year', () => {
    const on = (year: number) => cycleStart(city, `${String(year)}-06-01`);
    expect([2018, 2019, 2020, 2021, 2022].map(on)).toEqual(
      ['2018', '2019', '2019', '2021', '2021'].map((year) => `${year}-01-01`),
    );
  });

  it('goes first where it was not this cycle, then by priority, then to who waits longest', () => {
    const visited = [
      { dong: '가동', last: '2021-03-01' },
      { dong: '나동', last: '2020-05-01' },
      { dong: '다동', last: '2020-04-01' },
      { dong: '라동' },
      { dong: '마동', last: '2020-09-01' },
    ];
    const priorities = [
      { label: '현안이 있는 동', dongs: ['마동'] },
      { label: '외곽에 있는 동', dongs: ['나동'] },
    ];
    const turn = turns(visited, priorities, '2021-01-01', '2022-04-02');
    expect(turn.map(({ dong }) => dong)).toEqual(['마동', '나동', '라동', '다동', '가동']);
    expect(turn.map(({ priority }) => priority ?? '')).toEqual(['현안이 있는 동', '외곽에 있는 동', '', '', '']);
    expect(turn.filter(({ neglected }) => neglected).map(({ dong }) => dong)).toEqual(['라동', '다동']);
  });
});
