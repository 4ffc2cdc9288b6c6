import { createHash, randomBytes } from 'node:crypto';

/** What a browser or a program holds: `office.secret`, 256 random bits; only its SHA-256 is kept. */
export interface Secret {
  readonly office: string;
  readonly digest: Buffer;
}

export function newSecret(office: string): Secret & { readonly text: string } {
  const secret = randomBytes(32).toString('base64url');
  return { office, digest: sha256(secret), text: `${office}.${secret}` };
}

/** Undefined for what cannot be a secret of ours. */
export function readSecret(text: string): Secret | undefined {
  const [, office, secret] = /^([a-z][a-z0-9]{1,19})\.([\w-]{43})$/.exec(text) ?? [];
  return office === undefined || secret === undefined ? undefined : { office, digest: sha256(secret) };
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
