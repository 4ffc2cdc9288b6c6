import { ensure } from '#foundation';
import type { CouncilRule } from './council-rule.js';

export interface Seated {
  readonly outsider: boolean;
  readonly chair: boolean;
}

/**
 * Whether a council may meet as it is composed (청원법 §8, 제안 규정 §8③, 갈등 규정 §11).
 * @throws RuleBroken `councils.too-few-members`, `councils.too-many-members`, `councils.too-few-outsiders`, `councils.no-chair`,
 *   `councils.chair-from-outsiders`
 */
export function ensureComposed(rule: CouncilRule, seated: readonly Seated[]): void {
  const { least, seats } = rule;
  const members = seated.length;
  const outsiders = seated.filter(({ outsider }) => outsider).length;
  ensure(members >= least, 'councils.too-few-members', { least, members });
  ensure(members <= seats, 'councils.too-many-members', { seats });
  ensure(enough(rule.outsiders, outsiders, members), 'councils.too-few-outsiders', { outsiders, members });
  const chairs = seated.filter(({ chair }) => chair);
  ensure(chairs.length === 1, 'councils.no-chair');
  ensureChair(rule, chairs);
}

/** 갈등 규정 §12: the chair is elected from those who are no officials. */
export function ensureChair(rule: CouncilRule, chairs: readonly Pick<Seated, 'outsider'>[]): void {
  if (rule.chair !== 'elected-from-outsiders') return;
  ensure(
    chairs.every(({ outsider }) => outsider),
    'councils.chair-from-outsiders',
  );
}

function enough(share: CouncilRule['outsiders'], outsiders: number, members: number): boolean {
  switch (share) {
    case 'none':
      return true;
    case 'at-least-half':
      return outsiders * 2 >= members;
    case 'majority':
      return outsiders * 2 > members;
  }
}
