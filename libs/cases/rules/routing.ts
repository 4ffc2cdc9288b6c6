import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of `assign` and `reroute` (영 §13①②). The head of the department answers for the matter (책임관리제). */

/** A department without a head has nobody who answers for the matter. @throws RuleBroken `cases.department-without-head` */
export const departmentHasHead: Guard = {
  says: '맡을 부서에 부서장이 있어야 합니다(책임관리제).',
  answered: ({ answers, office }) => {
    const department = String(answers['department']);
    ensure(office.departments().get(department)?.head !== undefined, 'cases.department-without-head', { department });
  },
};

/** Re-routing means another department. @throws RuleBroken `cases.department-is-the-same` */
export const departmentDiffers: Guard = {
  says: '지금과 다른 부서여야 합니다(영 §13②).',
  answered: ({ answers, matter }) =>
    ensure(answers['department'] !== matter.department, 'cases.department-is-the-same'),
};
