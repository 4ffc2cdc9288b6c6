import { factKind } from '#foundation';
import type { StepTaken as StepTakenBody } from '#procedure';

/** A step of a procedure was taken. `answers` hold codes, dates and numbers; free text is `{passage, digest}`, a person `{person}`. */
export const StepTaken = factKind<StepTakenBody>('matters.step-taken.v1');

/** A resident asked for a code by mail to open their matter in full. `code` names it; its digits stand nowhere. */
export const MailCodeAsked = factKind<{ readonly code: string; readonly person: string }>('matters.mail-code-asked.v1');

/** Somebody wrote to the matter by mail, and it was no step. `unverified`: nothing shows that the resident did. */
export const ReplyNoted = factKind<{
  readonly answers: { readonly [ask: string]: { readonly passage: string; readonly digest: string } };
  readonly what: 'reply' | 'unverified';
}>('matters.reply-noted.v1');
