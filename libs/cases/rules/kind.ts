import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guard of `reclassify`: correcting a kind means another kind (영 §14~17). @throws RuleBroken `cases.kind-is-the-same` */
export const kindDiffers: Guard = {
  says: '지금과 다른 종류여야 합니다(영 §14~17).',
  answered: ({ answers, matter }) => ensure(answers['kind'] !== matter.kind, 'cases.kind-is-the-same'),
};
