import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards about complaints of many people (법 §2(6), §24; 영 §8, §26). */

const LEAST = 5;

/** Five households with a common interest and five who signed (법 §2(6)). @throws RuleBroken `cases.not-a-collective-complaint` {least} */
export const fiveHouseholdsAndFiveSigners: Guard = {
  says: '공통의 이해관계가 있는 다섯 세대 이상과 다섯 사람 이상의 연명이 있어야 합니다(법 §2(6)).',
  answered: ({ answers }) =>
    ensure(
      Number(answers['households']) >= LEAST && Number(answers['signers']) >= LEAST,
      'cases.not-a-collective-complaint',
      {
        least: LEAST,
      },
    ),
};

/** The office names representatives only when nobody was named in time (영 §8). @throws RuleBroken `cases.representatives-may-still-be-named` {until} */
export const representativesWereNotNamed: Guard = {
  says: '정해 달라고 한 기한이 지나야 합니다(영 §8).',
  offered: ({ matter, now }) => {
    const until = String(matter.values['representativesUntil']);
    ensure(now.slice(0, 10) > until, 'cases.representatives-may-still-be-named', { until });
  },
};

/**
 * A collective complaint is closed as a repeat only after the committee deliberated (법 시행령 §26).
 * @throws RuleBroken `cases.committee-not-heard`
 */
export const committeeWasHeardForAGroup: Guard = {
  says: '다수인관련민원이면 민원조정위원회의 심의를 거쳤어야 합니다(영 §26).',
  offered: ({ matter }) =>
    ensure(
      !matter.marks.includes('group') || matter.values['council'] === 'mediation-committee',
      'cases.committee-not-heard',
    ),
};
