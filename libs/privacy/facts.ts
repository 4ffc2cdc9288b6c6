import { factKind } from '#foundation';

/** 접속기록 was sealed: what was added since the last link, its digest in hex. Told in the office's register. */
export const AccessSealed = factKind<{ readonly number: number; readonly entries: number; readonly digest: string }>(
  'privacy.access-sealed.v1',
);

/** 열람기록 of a month was reviewed by a named person. */
export const AccessReviewed = factKind<{
  readonly review: string;
  readonly month: string;
  readonly conclusion: string;
  readonly entries: number;
  readonly flagged: number;
}>('privacy.access-reviewed.v1');

/** Last month's review was still missing. */
export const ReviewMissing = factKind<{ readonly month: string }>('privacy.review-missing.v1');

/** The period of keeping a matter is over: it may be reviewed for disposal. Nothing is destroyed. */
export const DisposalMarked = factKind<{ readonly candidate: string; readonly class: string; readonly until: string }>(
  'privacy.disposal-marked.v1',
);

/** A named person decided after the review: kept longer under another class, or approved. */
export const DisposalDecided = factKind<{
  readonly candidate: string;
  readonly decision: 'kept' | 'approved';
  readonly class: string | null;
}>('privacy.disposal-decided.v1');

/** Texts, files and the person's key are gone; what happened stays. */
export const Destroyed = factKind<{ readonly candidate: string; readonly passages: number; readonly files: number }>(
  'privacy.destroyed.v1',
);

/** A submission that never became a record was erased on request (개인정보 보호법 §36). */
export const Erased = factKind<{ readonly basis: string; readonly passages: number; readonly files: number }>(
  'privacy.erased.v1',
);

/** A person's contact was corrected, for a request of 정정 or by themselves (null). `parts` names what changed, never what it says. */
export const ContactCorrected = factKind<{
  readonly person: string;
  readonly request: string | null;
  readonly parts: readonly string[];
}>('privacy.contact-corrected.v1');
