import { createHash } from 'node:crypto';

const sha256 = (...parts: Buffer[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** Merkle tree hash of RFC 6962 §2.1 over the leaves in their order; of no leaves, the hash of nothing. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  // Level by level; an odd node at the end rises as it is, which gives the same tree as splitting at powers of two.
  let level = leaves.map((leaf) => sha256(LEAF, leaf));
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i] as Buffer;
      const right = level[i + 1];
      above.push(right ? sha256(NODE, left, right) : left);
    }
    level = above;
  }
  return level[0] as Buffer;
}
