import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of `assign` and `reroute` (영 §13①②). The head of the department answers for the matter (책임관리제). */

/** A department without a head has nobody who answers for the matter. @throws RuleBroken `cases.department-without-head` */
export const departmentHasHead: Guard = {
  answered: ({ answers, office }) => {
    const department = String(answers['department']);
    ensure(office.departments().get(department)?.head !== undefined, 'cases.department-without-head', { department });
  },
};

/** Re-routing means another department. @throws RuleBroken `cases.department-is-the-same` */
export const departmentDiffers: Guard = {
  answered: ({ answers, matter }) =>
    ensure(answers['department'] !== matter.department, 'cases.department-is-the-same'),
};
