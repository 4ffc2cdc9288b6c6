import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { newSecret, readSecret } from '../rules/secret.js';
import * as rows from '../storage/sign-in-rows.js';
import { type ActorRow, type StaffAtWork, staffActor } from './sessions.js';

const LONGEST_DAYS = 366;

/** Tokens with which a program acts for a member of staff (`Authorization: Bearer …`), with the roles that person holds then. */
@Injectable()
export class PersonalTokens {
  constructor(
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
  ) {}

  /**
   * @param days until it expires, 1 … 366
   * @returns the token; it is shown once and kept nowhere
   * @throws RuleBroken `office.unknown-account`, `office.token-lifetime`
   */
  async make(
    office: string,
    account: string,
    token: { name: string; scopes: readonly string[]; days: number },
  ): Promise<string> {
    const { name, scopes, days } = token;
    ensure(Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS, 'office.token-lifetime', {
      longest: LONGEST_DAYS,
    });
    const secret = newSecret(office);
    await this.tx.run(office, async (tx) => {
      const staff = await tx.row<{ id: string }>(rows.ACCOUNT, [office, account]);
      ensure(staff, 'office.unknown-account', { office });
      const now = this.clock.now();
      const expires = new Date(now.getTime() + days * 86_400_000);
      await tx.touch(rows.KEEP_TOKEN, [office, secret.digest, staff.id, name, scopes, now, expires]);
    });
    return secret.text;
  }

  /**
   * Whose token it is and what it may be used for; undefined when it is none, revoked or expired. `beside` reads something of that office
   * in the same trip, for whoever it turns out to be to see.
   */
  async of(
    token: string,
    beside?: (tx: Tx) => Promise<unknown>,
  ): Promise<(StaffAtWork & { readonly scopes: readonly string[] }) | undefined> {
    const secret = readSecret(token);
    if (!secret) return undefined;
    const { office, digest } = secret;
    const values = [office, digest, this.clock.now()];
    const [row] = await this.tx.atOnce(
      office,
      (tx) => Promise.all([tx.row<ActorRow & { scopes: readonly string[] }>(rows.TOKEN, values), beside?.(tx)]),
      'readers',
    );
    return row && { office, actor: staffActor(row), scopes: row.scopes };
  }

  /** Ends it at once and for good. */
  async revoke(token: string): Promise<void> {
    const secret = readSecret(token);
    if (!secret) return;
    const { office, digest } = secret;
    await this.tx.quick(office, (tx) => tx.touch(rows.END_TOKEN, [office, digest, this.clock.now()]));
  }
}
