import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/**
 * Guard of `approve`: the answer names an officer with department and telephone (영 §31): the one appointed, or else the head
 * of the department. @throws RuleBroken `cases.no-officer-to-name`
 */
export const officerCanBeNamed: Guard = {
  says: '답변에 적을 담당자나 부서장이 있어야 합니다(영 §31).',
  offered: ({ matter, office }) => {
    const head = office.departments().get(matter.department ?? '')?.head;
    ensure(matter.officer !== undefined || head !== undefined, 'cases.no-officer-to-name');
  },
};
