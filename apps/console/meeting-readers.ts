import { type Actor, ensure } from '#foundation';

/** Who is at the meetings, or arranges them: what residents asked for there is for them, everybody else reads the matters of their own. */
const READERS = ['secretary', 'intake', 'mayor', 'deputy'];

export function mayReadBriefs({ roles }: Actor): boolean {
  return READERS.some((role) => roles.includes(role));
}

/** RuleBroken: `front.not-allowed`. */
export function ensureMayReadBriefs(actor: Actor): void {
  ensure(mayReadBriefs(actor), 'front.not-allowed');
}
