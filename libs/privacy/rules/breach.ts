import { ensure } from '#foundation';
import type { Guard, MatterRecord } from '#procedure';

/** Guards of `config/procedures/breach.yaml` (개인정보 보호법 §34, 같은 법 시행령 §39–40). */

/** Letter to each subject, and how the matters they stand in are tied to the breach. */
export const BREACH_NOTICE = 'R61';
export const BREACH_SUBJECTS = 'breached';

const MANY_PEOPLE = 1_000;
const DAYS_ON_THE_WEBSITE = 30;

/**
 * Whether the 보호위원회 must be told: a thousand people or more, sensitive or unique identifying data, or an intrusion from
 * outside (개영 §40①). What nobody knows yet counts as if it were so.
 */
function mustBeReported({ values }: Pick<MatterRecord, 'values'>): boolean {
  return Number(values['peopleCount']) >= MANY_PEOPLE || values['sensitive'] !== 'no' || values['intrusion'] !== 'no';
}

/** @throws RuleBroken `privacy.breach-not-reported` */
export const reportedWhenItMustBe: Guard = {
  says: '1천 명 이상이거나 민감·고유식별정보이거나 외부의 불법 접근이면 72시간 안에 신고해야 합니다(개영 §40①).',
  offered: ({ matter }) =>
    ensure(!mustBeReported(matter) || matter.marks.includes('reported'), 'privacy.breach-not-reported'),
};

/** @throws RuleBroken `privacy.breach-reported-already` */
export const reportedOnce: Guard = {
  says: '신고는 한 번 적습니다.',
  offered: ({ matter }) => ensure(!matter.marks.includes('reported'), 'privacy.breach-reported-already'),
};

/** @throws RuleBroken `privacy.no-subjects-named` */
export const subjectsWereNamed: Guard = {
  says: '한 통씩 보내려면 먼저 유출된 사람의 안건을 적어야 합니다(개 §34①).',
  answered: ({ answers, matter }) =>
    ensure(answers['way'] === 'website' || matter.marks.includes('subjects-named'), 'privacy.no-subjects-named'),
};

/** Who cannot be reached is told on the website for thirty days or longer. @throws RuleBroken `privacy.website-notice-too-short` {until} */
export const websiteNoticeStandsThirtyDays: Guard = {
  says: '연락처를 모르면 누리집에 30일 넘게 알려야 합니다(개영 §39③).',
  answered: ({ answers, now, calendar }) => {
    if (answers['way'] === 'each') return;
    const until = calendar.addCalendarDays(now.slice(0, 10), DAYS_ON_THE_WEBSITE);
    ensure(String(answers['postedUntil'] ?? '') >= until, 'privacy.website-notice-too-short', { until });
  },
};
