import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { seal, unseal } from './sealing.js';
import { VaultKeys } from './vault-keys.js';

/** A key of 32 bytes with nonce and tag. */
const WRAPPED = 12 + 16 + 32;

/** Keeps bytes that belong to people but stand outside the vault for a while, each under a key of its own wrapped by the office's. */
@Injectable()
export class StrongBox {
  constructor(private readonly keys: VaultKeys) {}

  /** `where` names the row: what was closed there opens nowhere else. */
  close(office: string, where: string, plain: Buffer): Buffer {
    const own = randomBytes(32);
    const master = Buffer.alloc(4);
    master.writeUInt32BE(this.keys.current);
    const wrapped = seal(this.keys.wrapping(office, this.keys.current), own, `${office}|${where}|box_key`);
    return Buffer.concat([master, wrapped, seal(own, plain, `${office}|${where}|box`)]);
  }

  /** Throws when office, place or a single bit is another. */
  open(office: string, where: string, closed: Buffer): Buffer {
    const wrapping = this.keys.wrapping(office, closed.readUInt32BE(0));
    const own = unseal(wrapping, closed.subarray(4, 4 + WRAPPED), `${office}|${where}|box_key`);
    return unseal(own, closed.subarray(4 + WRAPPED), `${office}|${where}|box`);
  }
}
