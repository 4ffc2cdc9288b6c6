import { createHmac } from 'node:crypto';

/** What the access key is used for; a digest made for one use says nothing of another. */
type Use = 'lookup-code' | 'link' | 'mail-code' | 'door' | 'reply' | 'news';

/** The secret that lookup codes, links and mail codes are derived from (32 bytes). It never stands in the database. */
export class AccessKeys {
  constructor(private readonly key: Buffer) {
    if (key.length !== 32) throw new Error('The access key must have 32 bytes.');
  }

  /** HMAC-SHA-256 over use, office and parts; written as JSON, so that no two lists of parts run together. */
  mac(use: Use, office: string, ...parts: readonly (string | number)[]): Buffer {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([use, office, ...parts]))
      .digest();
  }
}
