import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of `ask-supplement` and `ask-more-time` (법 §22①, 영 §24). */

const DAYS_OF_SECOND_DEMAND = 10;

/** A supplement is demanded once and, when it does not come, once again (영 §24③, §25①). @throws RuleBroken `cases.no-third-supplement` */
export const supplementRoundLeft: Guard = {
  says: '보완 요구는 두 번까지입니다(영 §24③).',
  offered: ({ matter }) => ensure(times(matter.times, 'ask-supplement') < 2, 'cases.no-third-supplement'),
};

/** The second demand gives at most ten days (영 §24③), the first of them not counted (영 §24④, 민법 §157). @throws RuleBroken `cases.second-supplement-over-ten-days` */
export const secondSupplementWithinTenDays: Guard = {
  says: '두 번째 보완 기한은 열흘 안이어야 합니다(영 §24③).',
  answered: ({ answers, matter, now, calendar }) => {
    if (times(matter.times, 'ask-supplement') === 0) return;
    const latest = calendar.addCalendarDays(now.slice(0, 10), DAYS_OF_SECOND_DEMAND);
    ensure(String(answers['until']) <= latest, 'cases.second-supplement-over-ten-days', { latest });
  },
};

/** The petitioner may ask for more time twice (영 §24②). @throws RuleBroken `cases.more-time-at-most-twice` */
export const moreTimeAtMostTwice: Guard = {
  says: '보완 기간은 두 번까지 늘릴 수 있습니다(영 §24②).',
  offered: ({ matter }) => ensure(times(matter.times, 'ask-more-time') < 2, 'cases.more-time-at-most-twice'),
};

/** More time ends later than the time already given. @throws RuleBroken `cases.not-later-than-supplement-date` */
export const laterThanSupplementDate: Guard = {
  says: '지금의 보완 기한보다 나중이어야 합니다(영 §24②).',
  answered: ({ answers, matter }) => {
    const until = String(matter.values['supplementUntil']);
    ensure(String(answers['until']) > until, 'cases.not-later-than-supplement-date', { until });
  },
};

function times(counted: { readonly [step: string]: number }, step: string): number {
  return counted[step] ?? 0;
}
