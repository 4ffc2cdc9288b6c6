import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/**
 * Guard of the step `leave-out-outage` (영 §20(2), from 2026-05-06): the law says nothing of a day on which only some hours were lost. It
 * is counted, which is the earlier duty, unless the office reads it otherwise. @throws RuleBroken `cases.part-day-outage`
 */
export const partDayOutageAsTheOfficeReads: Guard = {
  says: '하루의 일부만 멎은 날은 기관이 뺀다고 풀었을 때만 뺍니다(영 §20(2)).',
  answered: ({ answers, calendar }) => {
    const leftOut = calendar.reads('outage-part-day', String(answers['outageFrom'])) === 'left-out';
    ensure(leftOut || answers['partDay'] === undefined, 'cases.part-day-outage');
  },
};
