import { ensure } from '#foundation';
import type { CouncilRule } from './council-rule.js';

/** The part of an office's profile that says which councils there are. */
export interface WithCouncils {
  readonly councils: {
    readonly [code: string]: {
      readonly label: string;
      readonly seats: number;
      readonly deliberates?: Omit<CouncilRule, 'code' | 'label' | 'seats'>;
    };
  };
}

/** The councils of an office that deliberate on matters, in the profile's order. */
export function councilRules({ councils }: WithCouncils): readonly CouncilRule[] {
  return Object.entries(councils).flatMap(([code, { label, seats, deliberates }]) =>
    deliberates ? [{ ...deliberates, code, label, seats }] : [],
  );
}

/** @throws RuleBroken `councils.not-found` */
export function councilRule(profile: WithCouncils, code: string): CouncilRule {
  const rule = councilRules(profile).find((each) => each.code === code);
  ensure(rule, 'councils.not-found');
  return rule;
}

/** 갈등 규정 §22: what is closed is seen by those who keep its record. @throws RuleBroken `councils.closed-to-others` */
export function ensureMaySee({ closed, secretaries }: CouncilRule, account: string | undefined): void {
  ensure(!closed || (account !== undefined && secretaries.includes(account)), 'councils.closed-to-others');
}

/** @throws RuleBroken `councils.secretary-only` */
export function ensureSecretary({ secretaries }: CouncilRule, account: string | undefined): void {
  ensure(account !== undefined && secretaries.includes(account), 'councils.secretary-only');
}
