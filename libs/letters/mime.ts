import MailComposer from 'nodemailer/lib/mail-composer';
import { mailAddress } from './address.js';
import type { LetterContent, Sender } from './letter-source.js';
import type { LetterRow } from './mail-ledger.js';
import type { Rendered } from './render.js';

export interface Mail {
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: readonly [string] };
  readonly bytes: Buffer;
}

/**
 * The Message-ID of a letter is derived from its row, so that every try carries the same one: mailboxes can hide a second
 * copy, and the server's log can be asked about it.
 */
export function messageIdOf(letter: { readonly id: string; readonly template: string }, sender: Sender): string {
  return `<${letter.id}.${letter.template}@${domainOf(sender)}>`;
}

/** The letter a Message-ID of ours names; undefined when it is none. */
export function letterIn(messageId: string): string | undefined {
  return /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[A-Z0-9]+@[^>\s]+>$/.exec(messageId)?.[1];
}

type Ways = Pick<LetterContent, 'replyTo' | 'unsubscribe' | 'firstLetter' | 'calendar'>;

/** Puts the bytes together once, before the server is called. Throws RuleBroken `letters.address-malformed`. */
export async function compose(
  letter: Pick<LetterRow, 'id' | 'template' | 'kind'>,
  sender: Sender,
  recipient: string,
  words: Rendered,
  { replyTo, unsubscribe, firstLetter, calendar }: Ways = {},
): Promise<Mail> {
  const from = mailAddress(sender.address);
  const to = mailAddress(recipient);
  const messageId = messageIdOf(letter, sender);
  const answers = replyTo === undefined ? undefined : mailAddress(replyTo);
  const root = firstLetter && firstLetter.id !== letter.id ? messageIdOf(firstLetter, sender) : undefined;
  const bytes = await new MailComposer({
    from: { name: sender.name, address: from },
    to: { name: '', address: to },
    subject: words.subject,
    text: words.text,
    html: words.html,
    ...(calendar && { icalEvent: { ...calendar, filename: 'meeting.ics' } }),
    messageId,
    ...(answers !== undefined && { replyTo: { name: sender.name, address: answers } }),
    // Later letters about a matter stand under the first.
    ...(root !== undefined && { references: root, inReplyTo: root }),
    headers: {
      ...AUTOMATIC,
      ...(letter.kind !== 'legal' && { Precedence: 'bulk' }),
      ...(unsubscribe && refusable(unsubscribe)),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build();
  // Reports of what could not be delivered come back to the matter.
  return { messageId, envelope: { from: answers ?? from, to: [to] }, bytes };
}

/** Keeps out-of-office answers and other machines from answering a machine (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'ko' };

function refusable(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${new URL(address).href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

function domainOf(sender: Sender): string {
  return mailAddress(sender.address).split('@')[1] as string;
}
