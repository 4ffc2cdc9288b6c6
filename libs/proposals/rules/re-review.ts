import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of proposal-review.yaml: what may be reviewed, by when, and who is heard (국민 제안 규정 §8②, §12, §14). */

/** @throws RuleBroken `proposals.not-rejected` */
export const wasNotAdopted: Guard = {
  says: '채택되지 않은 제안이어야 합니다(제 §12①, §14).',
  offered: ({ about }) => ensure(about?.record.state === 'not-adopted', 'proposals.not-rejected'),
};

/**
 * Fifteen days from the notice; two years when the same idea was put into practice later. Before the notice no period runs.
 * @throws RuleBroken `proposals.not-rejected`, `proposals.review-too-late` {until}
 */
export const reviewAskedInTime: Guard = {
  says: '불채택 통지를 받은 날부터 15일 안이어야 하고, 같은 내용이 나중에 실시되었으면 2년 안이어야 합니다(제 §12①, §14①).',
  offered: ({ about, now }) => {
    ensure(about?.record.state === 'not-adopted', 'proposals.not-rejected');
    ensureBy(about.record.values['laterReviewUntil'], now);
  },
  answered: ({ about, now, answers }) => {
    const until = answers['ground'] === 'not-adopted' ? 'reviewUntil' : 'laterReviewUntil';
    ensureBy(about?.record.values[until], now);
  },
};

/** A re-review is decided after the council was heard (제 §8②). @throws RuleBroken `proposals.council-not-heard` */
export const reviewCouncilWasHeard: Guard = {
  says: '제안심사위원회의 심사를 거쳐야 합니다(제 §8②, §12②).',
  offered: ({ matter }) => ensure(matter.values['councilDecidedOn'] !== undefined, 'proposals.council-not-heard'),
};

function ensureBy(until: unknown, now: string): void {
  ensure(typeof until !== 'string' || now.slice(0, 10) <= until, 'proposals.review-too-late', { until: String(until) });
}
