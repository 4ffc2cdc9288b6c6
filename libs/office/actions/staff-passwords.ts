import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { OfficeTx } from '#ledger';
import { STAFF_ROLES } from '../rules/roles.js';
import { addSampleAccounts } from '../storage/sample-accounts.js';
import { SAMPLE } from '../storage/opening-rows.js';
import * as rows from '../storage/sign-in-rows.js';
import { Passwords, randomPassword } from './passwords.js';

const SHORTEST = 12;
const LONGEST = 128;

/** Gives and changes passwords of staff. No rule of composition: none is left in 안전성 확보조치 기준 §5, and length is what counts. */
@Injectable()
export class StaffPasswords {
  constructor(
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
  ) {}

  /**
   * Sets a password and ends all sessions begun with the old one.
   * @throws RuleBroken `office.unknown-account`, `office.password-length` {shortest, longest}
   */
  async set(office: string, account: string, password: string): Promise<void> {
    const { length } = [...password];
    ensure(length >= SHORTEST && length <= LONGEST, 'office.password-length', { shortest: SHORTEST, longest: LONGEST });
    const hash = await this.passwords.hash(password);
    await this.tx.run(office, async (tx) => {
      const staff = await tx.row<{ id: string }>(rows.ACCOUNT, [office, account]);
      ensure(staff, 'office.unknown-account', { office });
      const now = this.clock.now();
      await tx.touch(rows.KEEP_PASSWORD, [office, staff.id, hash, now]);
      await tx.touch(rows.END_SESSIONS_OF, [office, staff.id, now]);
    });
  }

  /** A random password for an account, to be handed over once. @throws RuleBroken `office.unknown-account` */
  async issue(office: string, account: string): Promise<string> {
    const password = randomPassword();
    await this.set(office, account, password);
    return password;
  }

  /**
   * Random passwords for those of a sample office who have none yet, written to `sample-accounts.json` of the data folder
   * (readable by its owner only). Passwords that are there already stay.
   * @returns how many were given
   * @throws RuleBroken `office.not-a-sample`
   */
  async giveSamples(office: string, dataFolder: string): Promise<number> {
    return this.tx.run(office, async (tx) => {
      const row = await tx.row<{ sample: boolean }>(SAMPLE, [office]);
      ensure(row?.sample, 'office.not-a-sample', { office });
      const without = await tx.rows<{ id: string; account: string; department: string; roles: string[] }>(
        rows.STAFF_WITHOUT_PASSWORD,
        [office],
      );
      if (without.length === 0) return 0;
      const given = without.map(({ id, account, department, roles }) => {
        const work = `${department} ${roles.map((role) => STAFF_ROLES.get(role) ?? role).join('·')}`;
        return { id, account: { office, account, work, password: randomPassword() } };
      });
      // The file first: a crash in between leaves passwords that open nothing, never accounts that nobody can open.
      await addSampleAccounts(
        dataFolder,
        given.map(({ account }) => account),
      );
      const now = this.clock.now();
      await Promise.all(
        given.map(async ({ id, account }) =>
          tx.touch(rows.KEEP_PASSWORD, [office, id, await this.passwords.hash(account.password), now]),
        ),
      );
      return without.length;
    });
  }
}
