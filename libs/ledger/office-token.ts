import { createHmac } from 'node:crypto';

/** Mints the token that opens an office's rows: `code.hmac`. The database checks it against a key no login role can read. */
export class OfficeTokens {
  private readonly minted = new Map<string, string>();

  constructor(private readonly key: Buffer) {}

  of(office: string): string {
    let token = this.minted.get(office);
    if (token === undefined) {
      token = `${office}.${createHmac('sha256', this.key).update(office).digest('hex')}`;
      this.minted.set(office, token);
    }
    return token;
  }
}
