import PostalMime, { type Email } from 'postal-mime';

/** What a list shows of a caught message. */
export interface Summary {
  readonly id: string;
  /** When it was accepted, ISO 8601 in UTC. */
  readonly at: string;
  /** Addresses of the SMTP envelope: where it would really have gone. */
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Without the angle brackets. */
  readonly messageId: string;
}

export interface CaughtMessage extends Summary {
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}

/** The envelope stands above the message in the two headers that every mail server uses for it. */
export function withEnvelope(from: string, to: readonly string[], message: Buffer): Buffer {
  const lines = [`Return-Path: <${from}>`, ...to.map((address) => `Delivered-To: ${address}`)];
  return Buffer.concat([Buffer.from(lines.map((line) => `${line}\r\n`).join('')), message]);
}

/** Reads a stored message; `id` begins with the moment of acceptance. */
export async function readMessage(id: string, raw: Buffer): Promise<CaughtMessage> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  return {
    id,
    at: momentOf(id),
    from: headers(mail, 'return-path')[0]?.replace(/[<>]/g, '') ?? '',
    to: headers(mail, 'delivered-to'),
    subject: mail.subject ?? '',
    messageId: bare(mail.messageId ?? ''),
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '이름 없음',
      type: mimeType,
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}

export const summaryOf = ({ id, at, from, to, subject, messageId }: CaughtMessage): Summary => ({
  id,
  at,
  from,
  to,
  subject,
  messageId,
});

export const bare = (messageId: string): string => messageId.replace(/^<|>$/g, '');

/** `20261121T054259.123Z` is 2026-11-21T05:42:59.123Z without what file names do not like. */
export const stampOf = (at: Date): string => at.toISOString().replace(/[-:]/g, '');

function momentOf(id: string): string {
  return id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d\.\d{3}Z).*$/, '$1-$2-$3T$4:$5:$6');
}

function headers(mail: Email, name: string): string[] {
  return mail.headers.filter(({ key }) => key === name).map(({ value }) => value);
}
