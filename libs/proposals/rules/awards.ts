import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** 창안등급 of 중앙우수제안 and what goes with each, in won (제 §16, §19). Where none fits there is no award. */
const AWARDS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  gold: [5_000_000, 8_000_000],
  silver: [3_000_000, 5_000_000],
  bronze: [1_000_000, 3_000_000],
  encouragement: [500_000, 1_000_000],
  none: [0, 0],
};

/** Only what the council chose is the agency's own excellent proposal (제 §8②, §15). @throws RuleBroken `proposals.council-did-not-choose` */
export const theCouncilChoseIt: Guard = {
  says: '제안심사위원회가 자체우수제안으로 뽑았어야 합니다(제 §8②, §15).',
  offered: ({ matter }) => ensure(matter.values['councilDecision'] === 'agreed', 'proposals.council-did-not-choose'),
};

/** @throws RuleBroken `proposals.not-nominated` */
export const wasNominated: Guard = {
  says: '행정안전부에 추천한 제안이어야 합니다(제 §15, §16).',
  offered: ({ matter }) => ensure(matter.marks.includes('nominated'), 'proposals.not-nominated'),
};

/** @throws RuleBroken `proposals.amount-not-of-the-grade` {least, most} */
export const amountFitsTheGrade: Guard = {
  says: '부상금은 등급에 정해진 금액이어야 합니다: 금상 500만~800만, 은상 300만~500만, 동상 100만~300만, 장려상 50만~100만 원(제 §19).',
  answered: ({ answers }) => {
    const [least, most] = AWARDS[String(answers['grade'])] ?? [0, 0];
    const amount = Number(answers['amount']);
    ensure(amount >= least && amount <= most, 'proposals.amount-not-of-the-grade', { least, most });
  },
};
