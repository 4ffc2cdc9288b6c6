import { timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { seoulDay } from '../rules/seoul-day.js';
import type { AccessKeys } from './access-keys.js';

/** Whose link it is, to which matter, and the matter's access generation. */
export interface LinkTarget {
  readonly matter: string;
  readonly person: string;
  readonly generation: number;
}

/** What a link claims before its token has been checked. */
export interface LinkClaim {
  readonly matter: string;
  readonly person: string;
  readonly day: number;
  readonly token: Buffer;
}

const DAYS_VALID = 30;
const LENGTH = 16 + 16 + 2 + 16;

/**
 * `/r#<office>.<matter, person, day of issue, token>`. Everything stands behind the `#`, which browsers keep to themselves:
 * no server log, no Referer. The token is 128 bits over all of it and the generation.
 */
export function writeLink(keys: AccessKeys, office: string, target: LinkTarget, now: Date): string {
  const day = seoulDay(now);
  const issued = Buffer.alloc(2);
  issued.writeUInt16BE(day);
  const packed = Buffer.concat([
    parse(target.matter),
    parse(target.person),
    issued,
    tokenOf(keys, office, target, day),
  ]);
  return `/r#${office}.${packed.toString('base64url')}`;
}

/** Reads what stands behind the `#`; undefined when it is no link of this office. */
export function readLink(office: string, fragment: string): LinkClaim | undefined {
  const bare = fragment.replace(/^#/, '');
  if (!bare.startsWith(`${office}.`)) return undefined;
  const text = bare.slice(office.length + 1);
  const packed = Buffer.from(text, 'base64url');
  if (packed.length !== LENGTH || packed.toString('base64url') !== text) return undefined;
  try {
    return {
      matter: stringify(packed, 0),
      person: stringify(packed, 16),
      day: packed.readUInt16BE(32),
      token: packed.subarray(34),
    };
  } catch {
    // Sixteen bytes that are no UUID: nobody's link.
    return undefined;
  }
}

/** Whether the claim is one we made, in constant time. */
export function linkHolds(keys: AccessKeys, office: string, claim: LinkClaim, generation: number): boolean {
  return timingSafeEqual(claim.token, tokenOf(keys, office, { ...claim, generation }, claim.day));
}

/** Valid on the day of issue and the 30 days after it. */
export function linkIsOver(claim: LinkClaim, now: Date): boolean {
  const age = seoulDay(now) - claim.day;
  return age < 0 || age > DAYS_VALID;
}

function tokenOf(keys: AccessKeys, office: string, { matter, person, generation }: LinkTarget, day: number): Buffer {
  return keys.mac('link', office, matter, person, generation, day).subarray(0, 16);
}
