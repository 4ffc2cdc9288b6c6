import { ensure } from '#foundation';
import type { FastifyRequest } from 'fastify';

/** Idempotency-Key: 8 to 128 printable ASCII characters. RuleBroken: `front.header-invalid`. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  ensure(typeof key === 'string' && /^[\x21-\x7e]{8,128}$/.test(key), 'front.header-invalid', {
    header: 'Idempotency-Key',
  });
  return key;
}

/** If-Match: the version of a matter as its ETag gave it, `"7"`. RuleBroken: `front.header-invalid`. */
export function ifMatch(request: FastifyRequest): number | undefined {
  const tag = request.headers['if-match'];
  if (tag === undefined || tag === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(tag)?.[1];
  ensure(version !== undefined, 'front.header-invalid', { header: 'If-Match' });
  return Number(version);
}

export function etag(version: number): string {
  return `"${version}"`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from a path; what is no id names nothing that exists. */
export function idIn(path: string, otherwise: string): string {
  ensure(UUID.test(path), otherwise);
  return path.toLowerCase();
}
