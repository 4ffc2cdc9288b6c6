import MailComposer from 'nodemailer/lib/mail-composer';
import { mailAddress } from './address.js';
import type { Rendered } from './render.js';

/** Who sends for an office. The part after `@` of the address is also the office's domain in Message-IDs. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

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

/** Puts the bytes together once, before the server is called. Throws RuleBroken `letters.address-malformed`. */
export async function compose(
  letter: { readonly id: string; readonly template: string; readonly matter: string },
  sender: Sender,
  recipient: string,
  words: Rendered,
): Promise<Mail> {
  const from = mailAddress(sender.address);
  const to = mailAddress(recipient);
  const messageId = messageIdOf(letter, sender);
  // Every letter of a matter hangs under one root that needs no letter of its own.
  const thread = `<${letter.matter}.matter@${domainOf(sender)}>`;
  const bytes = await new MailComposer({
    from: { name: sender.name, address: from },
    to: { name: '', address: to },
    subject: words.subject,
    text: words.text,
    html: words.html,
    messageId,
    references: thread,
    inReplyTo: thread,
    // Keeps out-of-office answers and other machines from answering a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'ko' },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build();
  return { messageId, envelope: { from, to: [to] }, bytes };
}

function domainOf(sender: Sender): string {
  return mailAddress(sender.address).split('@')[1] as string;
}
