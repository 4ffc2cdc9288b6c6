import { factKind } from '#foundation';

export interface AboutLetter {
  /** Letter row. */
  readonly letter: string;
  readonly template: string;
  readonly version: string;
  readonly recipientKind: 'resident' | 'staff';
}

/**
 * A mail server took the letter. `reconciled` says how we know: `reply` from its own answer, `server` by asking afterwards,
 * `officer` because a person confirmed it.
 */
export const LetterSent = factKind<AboutLetter & { readonly reconciled: 'reply' | 'server' | 'officer' }>(
  'letters.sent.v1',
);

/** A mail server refused the letter for good; someone has to tell the person in another way. `reply` is the SMTP code. */
export const LetterFailed = factKind<AboutLetter & { readonly reply: number }>('letters.failed.v1');

/** The letter waits for a person: `reason` is a code such as `letters.officer-missing` or `letters.outcome-unknown`. */
export const LetterHeld = factKind<AboutLetter & { readonly reason: string }>('letters.held.v1');

/** The day's letter to one member of staff is due: a digest, a warning. It hangs on no matter but on a thread of its own. */
export const DayCame = factKind<{ readonly letter: string; readonly day: string }>('letters.day-came.v1');

/** The recipient's server gave a letter back after ours had sent it (RFC 3464). `status` is the enhanced code, `5.1.1`. */
export const LetterBounced = factKind<AboutLetter & { readonly status: string }>('letters.bounced.v1');

/** An officer told the person in another way what a letter that could not arrive says. */
export const LetterToldElsewhere = factKind<AboutLetter & { readonly how: ToldHow }>('letters.told-elsewhere.v1');
export type ToldHow = 'post' | 'phone' | 'visit';
