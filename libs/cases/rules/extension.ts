import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of the step `extend` (민원 처리에 관한 법률 시행령 §21①). */

/** An extension is decided inside the running period; a period whose end cannot be fixed yet is running. @throws RuleBroken `cases.extension-after-due` */
export const insidePeriod: Guard = {
  says: '처리기간이 지나기 전이어야 합니다(영 §21①).',
  offered: ({ deadline, now }) => {
    const due = deadline?.due ?? undefined;
    if (due !== undefined) ensure(now.slice(0, due.length) <= due, 'cases.extension-after-due', { due });
  },
};

/** What is handled at once is extended by three working hours at most (영 §19, §21①), or not at all where the office reads it so. @throws RuleBroken `cases.at-once-not-extended` */
export const atOnceAsTheOfficeReads: Guard = {
  says: '즉시 처리하는 민원은 기관이 늘리지 않는다고 풀었으면 늘릴 수 없습니다(영 §19, §21①).',
  offered: ({ matter: { clock }, calendar }) => {
    const extended = calendar.reads('at-once-extension', (clock?.start ?? '').slice(0, 10)) === 'three-hours';
    ensure(extended || clock?.limit.immediate !== true, 'cases.at-once-not-extended');
  },
};

/** Each extension is at most as long as the original period, in its own unit. @throws RuleBroken `cases.extension-over-period` */
export const atMostTheOriginalPeriod: Guard = {
  says: '처음 처리기간보다 길게 늘릴 수 없습니다(영 §21①).',
  answered: ({ answers, matter }) => {
    const { length, unit } = matter.clock?.limit ?? { length: 0, unit: 'day' };
    ensure(Number(answers['days']) <= length, 'cases.extension-over-period', { most: length, unit });
  },
};

/**
 * A second extension stands only on the petitioner's consent; there is no third.
 * @throws RuleBroken `cases.no-third-extension`, `cases.second-extension-needs-consent`
 */
export const secondNeedsConsent: Guard = {
  says: '두 번째 연장은 민원인이 동의해야 하고 세 번째는 없습니다(영 §21①).',
  offered: ({ matter }) => ensure((matter.clock?.extensions.length ?? 0) < 2, 'cases.no-third-extension'),
  answered: ({ answers, matter }) => {
    const first = matter.clock?.extensions.length === 0;
    ensure(first || answers['consent'] !== undefined, 'cases.second-extension-needs-consent');
  },
};
