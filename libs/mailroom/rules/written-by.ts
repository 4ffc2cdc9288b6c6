import type { Addressed, Incoming } from './incoming.js';

/**
 * Whether a mail is the resident's by what it shows: one sender, the address they gave, the other server naming the same domain,
 * and no check in front of us that failed. It stays a sign, not a proof: what hangs on it is no more than a supplement.
 */
export function writtenBy(mail: Incoming, { emails }: Addressed): boolean {
  const [from, ...others] = mail.from;
  if (from === undefined || others.length > 0) return false;
  const results = (mail.headers.get('authentication-results') ?? []).join('\n');
  return (
    emails.some((email) => email.toLowerCase() === from.toLowerCase()) &&
    domainOf(mail.envelopeFrom) === domainOf(from) &&
    !/\b(spf|dkim|dmarc)\s*=\s*(fail|softfail|permerror)\b/i.test(results) &&
    !mail.headers.has('resent-from')
  );
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
