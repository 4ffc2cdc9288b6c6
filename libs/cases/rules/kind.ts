import { ensure } from '#foundation';
import type { Guard, Standing } from '#procedure';

/** Guards about what kind of complaint it is (법 §2, 영 §14~17). */

/** The kind of the table that the matter's kind is or stands for: an office's own 법정민원 is `statutory`. */
export function kindOf({ procedure, matter }: Pick<Standing, 'procedure' | 'matter'>): string | undefined {
  const { kind } = matter;
  return kind === undefined ? undefined : (procedure.kinds.get(kind)?.means ?? kind);
}

/** Correcting a kind means another kind. @throws RuleBroken `cases.kind-is-the-same` */
export const kindDiffers: Guard = {
  says: '지금과 다른 종류여야 합니다(영 §14~17).',
  answered: ({ answers, matter }) => ensure(answers['kind'] !== matter.kind, 'cases.kind-is-the-same'),
};

/** 법정민원 is decided, never declined or closed as a repeat (법 §21, §23①). @throws RuleBroken `cases.statutory` */
export const notStatutory: Guard = {
  says: '법정민원이 아니어야 합니다(법 §21·§23①).',
  offered: (standing) => ensure(kindOf(standing) !== 'statutory', 'cases.statutory'),
};

/** @throws RuleBroken `cases.not-statutory` */
export const statutoryOnly: Guard = {
  says: '법정민원이어야 합니다(법 §2(1)가1).',
  offered: (standing) => ensure(kindOf(standing) === 'statutory', 'cases.not-statutory'),
};

/** Only a grievance is surveyed with the clock stopped, or goes to the auditors (영 §17). @throws RuleBroken `cases.not-a-grievance` */
export const grievanceOnly: Guard = {
  says: '고충민원이어야 합니다(영 §17).',
  offered: (standing) => ensure(kindOf(standing) === 'grievance', 'cases.not-a-grievance'),
};
