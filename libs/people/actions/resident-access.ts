import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, RuleBroken } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { ipPrefix } from '../rules/ip-prefix.js';
import { readLookupCode, writeLookupCode } from '../rules/lookup-code.js';
import { seoulDay } from '../rules/seoul-day.js';
import { AccessKeys } from '../storage/access-keys.js';
import { linkHolds, linkIsOver, type LinkTarget, readLink, writeLink } from '../storage/access-link.js';
import { type OpenedSession, ResidentSessions } from '../storage/resident-sessions.js';
import { Tries } from '../storage/tries.js';

/** How `matters` tells which matter a receipt number means; undefined when none, or none with a resident. */
export type FindByReceipt = (tx: Tx, receiptNo: string) => Promise<LinkTarget | undefined>;
/** How `matters` tells the access generation of a matter; undefined when there is none. */
export type FindGeneration = (tx: Tx, matter: string) => Promise<number | undefined>;

const MINUTE = 60_000;
const FROM_ONE_PLACE = { most: 5, quiet: 15 * MINUTE };
const IN_ONE_DAY = { most: 50, quiet: 48 * 60 * MINUTE };
/** What an unknown receipt number is compared with, so that it takes as long as a known one. */
const NOBODY: LinkTarget = {
  matter: '00000000-0000-0000-0000-000000000000',
  person: '00000000-0000-0000-0000-000000000000',
  generation: 0,
};

/**
 * How residents come back without an account. Codes and links are derived from the access key and stand nowhere
 * (docs/decisions/0017-derived-lookup-codes.md). The openers run their own transaction, so that a counted try stays
 * counted: never call them inside another.
 */
@Injectable()
export class ResidentAccess {
  constructor(
    private readonly keys: AccessKeys,
    private readonly tries: Tries,
    private readonly sessions: ResidentSessions,
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
  ) {}

  /** The lookup code of a matter, as printed: `K7QM-3X9T`. A new generation revokes it. */
  codeOf(office: string, matter: string, generation: number): string {
    return writeLookupCode(this.keys.mac('lookup-code', office, matter, generation));
  }

  /** Path and fragment of a mail link, valid for 30 days after the day of `now` in Seoul or until a new generation. */
  linkOf(office: string, target: LinkTarget, now: Date): string {
    return writeLink(this.keys, office, target, now);
  }

  /**
   * Opens by receipt number and lookup code: level `full`. Throws `people.no-such-receipt-or-code` (one answer for both),
   * `people.too-many-tries` with `retryAfter` seconds (5 wrong in 15 minutes from one /24 or /64), `people.mail-code-only`
   * (50 wrong for one receipt number in a day; the owner still comes in by mail code).
   */
  async openByCode(
    office: string,
    given: { readonly receiptNo: string; readonly code: string; readonly ip: string },
    find: FindByReceipt,
  ): Promise<OpenedSession> {
    const now = this.clock.now(office);
    const receiptNo = tidyReceiptNo(given.receiptNo);
    const here = this.tries.door(office, 'code', receiptNo, ipPrefix(given.ip));
    const today = this.tries.door(office, 'code-day', receiptNo, seoulDay(now));
    return committed(
      this.tx.quick(office, async (tx) => {
        const retryAfter = await this.tries.count(tx, here, FROM_ONE_PLACE, now);
        if (retryAfter > 0) return new RuleBroken('people.too-many-tries', { retryAfter });
        if ((await this.tries.count(tx, today, IN_ONE_DAY, now)) > 0) return new RuleBroken('people.mail-code-only');
        const found = await find(tx, receiptNo);
        const right = this.isCode(office, found ?? NOBODY, given.code);
        if (!found || !right) return new RuleBroken('people.no-such-receipt-or-code');
        await this.tries.forgive(tx, [here, today]);
        return this.sessions.begin(tx, found, 'full');
      }),
    );
  }

  /**
   * Opens by what stood behind the `#` of a mail link: level `status`. It may be opened again and again, so a mail scanner
   * burns nothing. Throws `people.link-invalid`, `people.link-over`.
   */
  async openByLink(office: string, fragment: string, find: FindGeneration): Promise<OpenedSession> {
    const claim = readLink(office, fragment);
    if (!claim) throw new RuleBroken('people.link-invalid');
    return this.tx.quick(office, async (tx) => {
      const generation = await find(tx, claim.matter);
      const holds = linkHolds(this.keys, office, claim, generation ?? NOBODY.generation);
      if (generation === undefined || !holds) throw new RuleBroken('people.link-invalid');
      if (linkIsOver(claim, this.clock.now(office))) throw new RuleBroken('people.link-over');
      return this.sessions.begin(tx, claim, 'status');
    });
  }

  /** Removes sessions and counts that are over: clock work, once an hour. */
  async sweep(office: string): Promise<void> {
    const now = this.clock.now(office);
    await this.tx.quick(office, async (tx) => {
      await Promise.all([this.sessions.sweep(tx, now), this.tries.sweep(tx, now)]);
    });
  }

  private isCode(office: string, { matter, generation }: LinkTarget, typed: string): boolean {
    const right = Buffer.from(this.codeOf(office, matter, generation));
    const given = Buffer.from(readLookupCode(typed) ?? '????-????');
    return timingSafeEqual(right, given);
  }
}

/** As it is looked up and counted; what is too long to be one becomes a number nobody has. */
export function tidyReceiptNo(typed: string): string {
  const tidy = typed.normalize('NFKC').trim();
  return tidy.length > 60 ? '' : tidy;
}

/** Throws a broken rule only after the transaction that counted it has committed. */
export async function committed<T>(outcome: Promise<T | RuleBroken>): Promise<T> {
  const result = await outcome;
  if (result instanceof RuleBroken) throw result;
  return result;
}
