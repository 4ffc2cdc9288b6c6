import PostalMime, { addressParser } from 'postal-mime';
import { wordsInHtml } from './rules/own-words.js';
import type { Incoming } from './rules/incoming.js';

/** Deeper or larger ones are nobody's letter; the parser refuses them. */
const LIMITS = {
  maxNestingDepth: 20,
  maxHeadersSize: 256 * 1_024,
  maxRfc822NestingDepth: 0,
  forceRfc822Attachments: true,
};
const REPORT = /^(message|text)\/(delivery-status|global-delivery-status|rfc822|rfc822-headers|global|global-headers)$/;

/** Reads a raw mail; undefined when it cannot be read as one. */
export async function readMail(raw: Buffer, envelopeFrom: string): Promise<Incoming | undefined> {
  try {
    const mail = await PostalMime.parse(raw, LIMITS);
    const headers = new Map<string, string[]>();
    for (const { key, value } of mail.headers) headers.set(key, [...(headers.get(key) ?? []), value]);
    return {
      envelopeFrom,
      // The parser itself gives only the first of several senders.
      from: (headers.get('from') ?? []).flatMap((value) =>
        addressParser(value, { flatten: true }).map(({ address }) => address ?? ''),
      ),
      headers,
      text: mail.text ?? wordsInHtml(mail.html ?? ''),
      parts: mail.attachments.map(({ filename, mimeType, content }) => ({
        name: filename,
        type: mimeType,
        text: REPORT.test(mimeType) ? textOf(content) : '',
        content: bytesOf(content),
      })),
    };
  } catch {
    // Whatever the parser cannot read, nobody else here can.
    return undefined;
  }
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  return Buffer.from(bytesOf(content)).toString('utf8').slice(0, 65_536);
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
