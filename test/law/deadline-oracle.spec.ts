import { randomInt } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Calendar, deadline, type DeadlineQuestion, publishedHolidays } from '#calendar';
import { RuleBroken } from '#foundation';
import { randomQuestions } from './random-questions.js';
import { type SlowAnswer, slowDeadline } from './slow-oracle.js';

const CASES = Number(process.env.DEADLINE_CASES ?? 100_000);
const SEED = Number(process.env.DEADLINE_SEED ?? randomInt(2 ** 31));
const calendar = new Calendar(publishedHolidays());

describe(`a deadline, read twice (repeat with DEADLINE_SEED=${SEED})`, () => {
  it(`agrees with the slow reading in ${CASES} random cases`, () => {
    console.info(`DEADLINE_SEED=${SEED}`);
    const questions = randomQuestions(SEED);
    const seen = { due: 0, paused: 0, unpublished: 0 };
    const different: object[] = [];
    for (let n = 0; n < CASES; n++) {
      const question = questions.next().value;
      const [fast, slow] = [answer(question), slowDeadline(question)];
      if (JSON.stringify(fast) !== JSON.stringify(slow)) different.push({ question, fast, slow });
      seen['due' in slow ? 'due' : 'paused' in slow ? 'paused' : 'unpublished']++;
    }
    expect(different.slice(0, 3)).toEqual([]);
    expect(Math.min(seen.due, seen.paused, seen.unpublished)).toBeGreaterThan(CASES / 1000);
  }, 120_000);

  it('explains every day it counts: the lines follow one another and add up', () => {
    const questions = randomQuestions(SEED);
    for (let n = 0; n < 2000; n++) {
      const question = questions.next().value;
      if ('unpublished' in answer(question)) continue;
      const { arithmetic, countedIn } = deadline(question, calendar);
      let total = 0;
      let next: string | undefined;
      for (const line of arithmetic) {
        total += line.counted;
        expect(line.total).toBe(total);
        if (countedIn.endsWith('days') && next !== undefined) expect(line.from).toBe(next);
        next = line.to === null ? undefined : calendar.addCalendarDays(line.to.slice(0, 10), 1);
      }
      expect(arithmetic.every(({ counted, why }) => counted > 0 === (why === null))).toBe(true);
      expect(arithmetic.length).toBeGreaterThan(0);
    }
  });
});

/** The library's answer in the slow reading's words. */
function answer(question: DeadlineQuestion): SlowAnswer {
  try {
    const answer = deadline(question, calendar);
    if (answer.running) return { due: answer.due, original: answer.original };
    return { paused: answer.paused, left: answer.left, original: answer.original };
  } catch (error) {
    if (!(error instanceof RuleBroken) || error.code !== 'calendar.year-not-published') throw error;
    return { unpublished: Number(error.details.year) };
  }
}
