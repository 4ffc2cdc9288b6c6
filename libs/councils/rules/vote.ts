import { ensure } from '#foundation';
import type { CouncilDecision } from './council-rule.js';

/**
 * 재적위원 과반수의 출석으로 연다. Counted of all members; one who steps aside for an item is present all the same.
 * @throws RuleBroken `councils.no-quorum` {members, present}
 */
export function ensureQuorum(members: number, present: number): void {
  ensure(present * 2 > members, 'councils.no-quorum', { members, present });
}

export interface Tally {
  readonly decision: CouncilDecision;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
}

/**
 * 출석위원 과반수의 찬성으로 의결한다. Counted of those present who take part in the item; who abstains is present and not in favour.
 * @throws RuleBroken `councils.votes-do-not-add-up` {voters}, `councils.no-majority` {voters, inFavour}, `councils.majority-is-no-rejection`
 */
export function ensureCarried({ decision, inFavour, against, abstained }: Tally, voters: number): void {
  ensure(inFavour + against + abstained === voters, 'councils.votes-do-not-add-up', { voters });
  const carried = inFavour * 2 > voters;
  if (decision === 'rejected') ensure(!carried, 'councils.majority-is-no-rejection');
  else ensure(carried, 'councils.no-majority', { voters, inFavour });
}
