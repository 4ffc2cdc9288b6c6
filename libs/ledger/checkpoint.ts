import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** PKCS#8 frame of a 32-byte Ed25519 seed (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs checkpoints that leave the database, as signed notes: origin, size, root, signature. */
export class CheckpointSigner {
  readonly publicKey: KeyObject;
  private readonly privateKey: KeyObject;

  constructor(seed: Buffer) {
    this.privateKey = createPrivateKey({
      key: Buffer.concat([PKCS8, seed.subarray(0, 32)]),
      format: 'der',
      type: 'pkcs8',
    });
    this.publicKey = createPublicKey(this.privateKey);
  }

  /** A signed note over the office's seal: its number, how many facts in all, the chained root. */
  note(office: string, number: number, facts: number, root: Buffer): string {
    const text = `${origin(office)}\n${number}\n${facts}\n${root.toString('base64')}\n`;
    const signature = Buffer.concat([this.keyId(office), sign(null, Buffer.from(text), this.privateKey)]);
    return `${text}\n— ${origin(office)} ${signature.toString('base64')}\n`;
  }

  holds(office: string, note: string): boolean {
    const cut = note.indexOf('\n\n— ');
    if (cut < 0) return false;
    const text = note.slice(0, cut + 1);
    const signature = Buffer.from(note.trimEnd().split(' ').at(-1) ?? '', 'base64');
    return (
      text.startsWith(`${origin(office)}\n`) &&
      signature.subarray(0, 4).equals(this.keyId(office)) &&
      verify(null, Buffer.from(text), this.publicKey, signature.subarray(4))
    );
  }

  private keyId(office: string): Buffer {
    const raw = this.publicKey.export({ format: 'der', type: 'spki' });
    return createHash('sha256')
      .update(`${origin(office)}\n`)
      .update(Buffer.from([1]))
      .update(raw)
      .digest()
      .subarray(0, 4);
  }
}

function origin(office: string): string {
  return `tongtong/${office}`;
}
