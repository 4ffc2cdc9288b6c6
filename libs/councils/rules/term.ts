import { ensure } from '#foundation';
import type { LocalDate } from '#calendar';
import type { CouncilRule } from './council-rule.js';

/** The last day of a term that begins on a day. Officials sit as long as they hold their post: only outsiders have a term. */
export function termEnd({ term }: CouncilRule, since: LocalDate): LocalDate {
  const [year = 0, month = 1, day = 1] = since.split('-').map(Number);
  return new Date(Date.UTC(year + term.years, month - 1, day - 1)).toISOString().slice(0, 10);
}

/** @throws RuleBroken `councils.no-more-renewals` {renewals}: 청원법 시행령 §3, one renewal and no second */
export function ensureRenewable({ term }: CouncilRule, renewed: number): void {
  ensure(renewed < term.renewals, 'councils.no-more-renewals', { renewals: term.renewals });
}

/** Whether a term holds on a day; one that lapsed counts no more, whoever forgot to renew it. */
export function sitsOn(
  member: { since: LocalDate; until: LocalDate | null; endedOn: LocalDate | null },
  day: LocalDate,
): boolean {
  const { since, until, endedOn } = member;
  return since <= day && (until === null || day <= until) && (endedOn === null || day < endedOn);
}
