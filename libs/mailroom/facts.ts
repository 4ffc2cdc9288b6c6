import { factKind } from '#foundation';

/** A mail to a matter's own address lies in the mailroom, sealed; `mail` is its row. */
export const MailArrived = factKind<{ readonly mail: string }>('mailroom.arrived.v1');

/**
 * What was attached to a mail was handed to the files: `to` is the step it came with, or `note`; `refused` says why others were not taken,
 * as codes.
 */
export const MailAttached = factKind<{
  readonly mail: string;
  readonly to: string;
  readonly files: readonly string[];
  readonly refused: readonly string[];
}>('mailroom.attached.v1');

/** The writer has to be told of what could not be taken: attachments, or a mail with a 주민등록번호 in it. */
export const MailNotTaken = factKind<{ readonly mail: string; readonly what: 'attachments' | 'resident-number' }>(
  'mailroom.not-taken.v1',
);
