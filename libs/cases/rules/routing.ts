import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of `assign`, `reroute` and `designate` (영 §13①②, §38①1). The head of the department answers for the matter (책임관리제). */

const MOST_REROUTES = 2;

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

/** After two hand-overs the competence is unclear, and the committee designates (영 §38①1). @throws RuleBroken `cases.rerouted-twice` */
export const reroutedLessThanTwice: Guard = {
  says: '두 번까지만 넘길 수 있고, 그 뒤에는 민원조정위원회가 담당 부서를 정합니다(영 §38①1).',
  offered: ({ matter }) => ensure((matter.times['reroute'] ?? 0) < MOST_REROUTES, 'cases.rerouted-twice'),
};

/** @throws RuleBroken `cases.committee-not-heard` */
export const committeeWasHeard: Guard = {
  says: '민원조정위원회가 정했어야 합니다(영 §38①1).',
  offered: ({ matter }) => ensure(matter.values['council'] === 'mediation-committee', 'cases.committee-not-heard'),
};
