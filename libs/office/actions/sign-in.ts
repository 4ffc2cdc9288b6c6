import { Injectable } from '@nestjs/common';
import { Clock, RuleBroken } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { newSecret, sha256 } from '../rules/secret.js';
import { ACCOUNT_FAILURES, LOCKED_FOR, PREFIX_FAILURES, prefixOf } from '../rules/sign-in-limits.js';
import * as rows from '../storage/sign-in-rows.js';
import { Passwords } from './passwords.js';

interface Candidate {
  readonly id: string;
  readonly hash: string;
}

/** From password to session. Unknown accounts, people who left and wrong passwords are refused alike and at the same cost. */
@Injectable()
export class SignIn {
  constructor(
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
  ) {}

  /**
   * Not to be called within a transaction: failures are counted whatever becomes of the request.
   * @param address IP address of the caller, counted by its prefix
   * @returns what the session cookie holds
   * @throws RuleBroken `office.sign-in-failed`; `office.sign-in-locked` {retryAfter: seconds} and `office.sign-in-busy`
   * {retryAfter}, both before the password is looked at
   */
  async signIn(office: string, account: string, password: string, address: string): Promise<string> {
    const keys = [sha256(`prefix ${prefixOf(address)}`), sha256(`account ${account}`)] as const;
    const { locked, candidate } = await this.tx.quick(office, async (tx) => {
      const prefix = await this.count(tx, keys[0], PREFIX_FAILURES);
      const own = await this.count(tx, keys[1], ACCOUNT_FAILURES);
      return { locked: Math.max(prefix, own), candidate: await tx.row<Candidate>(rows.PASSWORD_OF, [office, account]) };
    });
    if (locked > 0) throw new RuleBroken('office.sign-in-locked', { retryAfter: locked });
    if (!(await this.rightPassword(office, candidate, password, keys)) || !candidate) throw refused();
    const secret = newSecret(office);
    const begun = await this.tx.quick(office, async (tx) => {
      await tx.touch(rows.TAKE_BACK_ATTEMPT, [office, keys[0]]);
      await tx.touch(rows.FORGET_ATTEMPTS, [office, keys[1]]);
      return tx.touch(rows.BEGIN_SESSION, [office, secret.digest, candidate.id, this.clock.now(), candidate.hash]);
    });
    if (begun === 0) throw refused();
    return secret.text;
  }

  /** An attempt that could not be looked at, because too many stand in line, is not a failure of the person. */
  private async rightPassword(
    office: string,
    candidate: Candidate | undefined,
    password: string,
    keys: readonly Buffer[],
  ): Promise<boolean> {
    try {
      return await this.passwords.holds(candidate?.hash, password);
    } catch (error) {
      await this.tx.quick(office, async (tx) => {
        for (const key of keys) await tx.touch(rows.TAKE_BACK_ATTEMPT, [office, key]);
      });
      throw error;
    }
  }

  /** Seconds for which the key is locked, 0 when it is not. */
  private async count(tx: Tx, key: Buffer, limit: number): Promise<number> {
    const values = [tx.office, key, this.clock.now(), LOCKED_FOR, limit];
    const row = await tx.row<{ failures: number; lockedFor: string }>(rows.COUNT_ATTEMPT, values);
    return row && row.failures > limit ? Math.max(1, Math.ceil(Number(row.lockedFor))) : 0;
  }
}

function refused(): RuleBroken {
  return new RuleBroken('office.sign-in-failed');
}
