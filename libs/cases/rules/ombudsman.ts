import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of 시민고충처리위원회 (부패방지권익위법 §32, 같은 법 시행령 §42) and of conflict management. */

/** An office may have none; then its complainants go to 국민권익위원회. @throws RuleBroken `cases.no-ombudsman` */
export const officeHasAnOmbudsman: Guard = {
  says: '기관에 시민고충처리위원회가 있어야 합니다(부패방지권익위법 §32).',
  offered: ({ office }) => ensure(office.hasOmbudsman(), 'cases.no-ombudsman'),
};

/** @throws RuleBroken `cases.extended-already` */
export const extendedOnce: Guard = {
  says: '한 번만 연장할 수 있습니다(부패방지권익위법 시행령 §42②).',
  offered: ({ matter }) => ensure(matter.clock?.extensions.length === 0, 'cases.extended-already'),
};

/** The council deliberates before its outcome can be reflected (갈등 예방과 해결에 관한 규정 §11, §14). @throws RuleBroken `cases.conflict-council-not-heard` */
export const conflictCouncilWasHeard: Guard = {
  says: '갈등관리심의위원회의 심의를 거쳤어야 합니다(갈 §11).',
  offered: ({ matter }) => ensure(matter.values['council'] !== undefined, 'cases.conflict-council-not-heard'),
};
