import { ensure } from '#foundation';

/** `status`: came by a mail link. `full`: knew receipt number and lookup code, or typed a mail code. */
export type AccessLevel = 'status' | 'full';

/** What a resident may want of their matter. */
export type Deed = 'see-status' | 'read-texts' | 'supplement' | 'withdraw';

/**
 * A mail link alone shows state, deadline and timeline: mail is forwarded and scanners open every link.
 * Throws `people.full-access-needed`.
 */
export function ensureMay(level: AccessLevel, deed: Deed): void {
  ensure(deed === 'see-status' || level === 'full', 'people.full-access-needed');
}
