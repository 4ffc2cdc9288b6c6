import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parse, stringify } from 'uuid';
import { AccessKeys } from '../storage/access-keys.js';
import { readBase32, writeBase32 } from '../storage/base32.js';

const SIGN = 'reply+';
const TOKEN = 10;

/** A matter's own address for replies: `reply+<matter and 80 bits of HMAC>@…`. It says nothing of anybody and holds until a new generation. */
@Injectable()
export class ReplyAddresses {
  constructor(private readonly keys: AccessKeys) {}

  /** What stands before the `@`. */
  localPart(office: string, of: { readonly matter: string; readonly generation: number }): string {
    return SIGN + writeBase32(Buffer.concat([parse(of.matter), this.tokenOf(office, of.matter, of.generation)]));
  }

  /** The matter an address claims to be of; undefined when it is none of ours. Nothing is checked yet. */
  matterIn(localPart: string): string | undefined {
    const packed = this.packedIn(localPart);
    return packed && stringify(packed.subarray(0, 16));
  }

  /** Whether we wrote this address for this office's matter in this generation, in constant time. */
  holds(office: string, localPart: string, generation: number): boolean {
    const packed = this.packedIn(localPart);
    return (
      packed !== undefined &&
      timingSafeEqual(packed.subarray(16), this.tokenOf(office, stringify(packed.subarray(0, 16)), generation))
    );
  }

  private packedIn(localPart: string): Buffer | undefined {
    if (!localPart.toLowerCase().startsWith(SIGN)) return undefined;
    const packed = readBase32(localPart.slice(SIGN.length));
    if (packed?.length !== 16 + TOKEN) return undefined;
    try {
      stringify(packed.subarray(0, 16));
      return packed;
    } catch {
      // Sixteen bytes that are no UUID: nobody's address.
      return undefined;
    }
  }

  private tokenOf(office: string, matter: string, generation: number): Buffer {
    return this.keys.mac('reply', office, matter, generation).subarray(0, TOKEN);
  }
}
