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
/** Why the calendar changed: a 임시공휴일 was declared or withdrawn, a year was published, or the office took up what was published. */
export interface CalendarMoved {
  readonly change: string;
  readonly why: 'declared' | 'withdrawn' | 'published' | 'adopted';
  /** The holiday declared or withdrawn. */
  readonly day: string | null;
  readonly year: number | null;
}

/** The calendar changed and with it the day a matter is due. Both stay readable; a mark of being overdue is not taken back. */
export const Recounted = factKind<
  CalendarMoved & {
    readonly from: string;
    readonly to: string;
    readonly oldDue: string | null;
    readonly newDue: string;
  }
>('matters.recounted.v1');

/** An office's calendar changed; the facts of a change hang on its own id. `before` and `after` are snapshots. */
export const CalendarChanged = factKind<CalendarMoved & { readonly before: string; readonly after: string }>(
  'matters.calendar-changed.v1',
);

/** Every open matter was looked at. */
export const RecountFinished = factKind<CalendarMoved & { readonly examined: number; readonly moved: number }>(
  'matters.recount-finished.v1',
);
