import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of co-operation between departments: it runs inside the period and never stops the clock (법 §20). */

/** @throws RuleBroken `cases.department-is-the-same`, `cases.cooperation-open` */
export const askedDepartmentDiffers: Guard = {
  says: '담당 부서가 아닌 다른 부서에, 회신을 기다리는 다른 요청이 없을 때 구합니다(법 §20).',
  offered: ({ matter }) => ensure(matter.values['askedDepartment'] === undefined, 'cases.cooperation-open'),
  answered: ({ answers, matter }) =>
    ensure(answers['askedDepartment'] !== matter.department, 'cases.department-is-the-same'),
};

/** The reply is due inside the running period (법 §20①). @throws RuleBroken `cases.reply-after-due` {due} */
export const replyInsideThePeriod: Guard = {
  says: '회신 기한은 처리기한 안이어야 합니다(법 §20①).',
  answered: ({ answers, deadline }) => {
    const due = deadline?.due ?? undefined;
    if (due !== undefined) ensure(String(answers['replyUntil']) <= due.slice(0, 10), 'cases.reply-after-due', { due });
  },
};

/** @throws RuleBroken `cases.nothing-was-asked` */
export const wasAskedToCooperate: Guard = {
  says: '협조를 요청받은 부서여야 합니다(법 §20②).',
  offered: ({ matter }) => ensure(matter.values['askedDepartment'] !== undefined, 'cases.nothing-was-asked'),
};

/**
 * Once, and before the reply period lapses; reason, progress and the new date are told with it (법 §20③).
 * @throws RuleBroken `cases.reply-lengthened-already`, `cases.reply-period-lapsed` {until}
 */
export const replyLengthenedOnceBeforeItLapses: Guard = {
  says: '회신 기한이 지나기 전에 한 번만 늘릴 수 있습니다(법 §20③).',
  offered: ({ matter, now }) => {
    const { times, values } = matter;
    ensure((times['lengthen-reply'] ?? 0) < (times['ask-cooperation'] ?? 0), 'cases.reply-lengthened-already');
    const until = String(values['replyUntil']);
    ensure(now.slice(0, 10) <= until, 'cases.reply-period-lapsed', { until });
  },
};
