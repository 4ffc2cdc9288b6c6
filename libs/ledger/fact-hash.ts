import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Fact } from '#foundation';

/** Hash before the first fact of a matter. */
export const GENESIS = Buffer.alloc(32);

/**
 * Link of a matter's chain: SHA-256(previous ‖ SHA-256(canonical JSON of the fact, RFC 8785)).
 * Any change of a fact, of its place or of an earlier fact gives another hash.
 */
export function factHash(fact: Fact, previous: Buffer): Buffer {
  const canonical = (canonicalize as unknown as (value: unknown) => string)({
    office: fact.office,
    matter: fact.matter,
    seq: fact.seq,
    id: fact.id,
    name: fact.name,
    body: fact.body,
    actor: fact.actor,
    at: fact.at.toISOString(),
  });
  const inner = createHash('sha256').update(canonical, 'utf8').digest();
  return createHash('sha256').update(previous).update(inner).digest();
}
