import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/**
 * Guard of `approve`: the answer names an officer with department and telephone (영 §31): the one appointed, or else the head
 * of the department. @throws RuleBroken `cases.no-officer-to-name`
 */
export const officerCanBeNamed: Guard = {
  offered: ({ matter, office }) => {
    const head = office.departments().get(matter.department ?? '')?.head;
    ensure(matter.officer !== undefined || head !== undefined, 'cases.no-officer-to-name');
  },
};
