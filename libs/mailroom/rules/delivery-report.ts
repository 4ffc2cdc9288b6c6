import { type Filter, first, type Incoming } from './incoming.js';

/** Reports of other servers about letters of ours (RFC 3464): what failed for good comes back to a person, delays do not. */
export const deliveryReport: Filter = (mail) => {
  if (!/^multipart\/report\b/i.test(first(mail, 'content-type'))) return undefined;
  const report = textOf(mail, 'message/delivery-status') ?? textOf(mail, 'message/global-delivery-status');
  if (report === undefined) return { kind: 'dropped', because: 'report' };
  const failed = /^action:\s*failed\b/im.test(report);
  const [, status] = /^status:\s*([245]\.\d{1,3}\.\d{1,3})\b/im.exec(report) ?? [];
  const original =
    mail.parts.find(({ type }) => /^(message\/(global|rfc822)|text\/rfc822)(-headers)?$/.test(type))?.text ?? '';
  const [, messageId] = /^message-id:\s*(<[^<>\s]{1,200}>)/im.exec(original) ?? [];
  if (!failed || !status?.startsWith('5.') || messageId === undefined) return { kind: 'dropped', because: 'report' };
  return { kind: 'bounced', messageId, status };
};

function textOf(mail: Incoming, type: string): string | undefined {
  return mail.parts.find((part) => part.type === type)?.text;
}
