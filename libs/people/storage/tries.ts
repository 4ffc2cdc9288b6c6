import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';
import { AccessKeys } from './access-keys.js';

/** How often a door may be tried; the count starts again after `quiet` milliseconds without a counted try. */
export interface TryLimit {
  readonly most: number;
  readonly quiet: number;
}

// The row lock lets twins pass one after the other: a hundred guesses at once are counted like a hundred in a row.
const COUNT = statement(
  'people.count-try',
  `insert into access_try as t (office_id, door, tries, last_at) values ($1, $2, 1, $3)
   on conflict (office_id, door) do update
     set tries = case when t.last_at <= $4 then 1 else t.tries + 1 end, last_at = $3
     where t.tries < $5 or t.last_at <= $4
   returning tries`,
);
const LAST = statement('people.last-try', `select last_at from access_try where office_id = $1 and door = $2`);
const FORGIVE = statement(
  'people.forgive-try',
  `update access_try set tries = tries - 1 where office_id = $1 and door = any ($2) and tries > 0`,
);
const SWEEP = statement('people.sweep-tries', `delete from access_try where office_id = $1 and last_at < $2`);

const TWO_DAYS = 2 * 86_400_000;

/** Counts tries before anything is compared. A door is a digest: the table tells neither receipt numbers nor addresses. */
@Injectable()
export class Tries {
  constructor(private readonly keys: AccessKeys) {}

  door(office: string, ...parts: readonly (string | number)[]): Buffer {
    return this.keys.mac('door', office, ...parts).subarray(0, 16);
  }

  /** Counts one more try; returns the seconds to wait when there were too many (the refused try is not counted), else 0. */
  async count(tx: Tx, door: Buffer, limit: TryLimit, now: Date): Promise<number> {
    const since = new Date(now.getTime() - limit.quiet);
    if (await tx.row(COUNT, [tx.office, door, now, since, limit.most])) return 0;
    const last = await tx.row<{ last_at: Date }>(LAST, [tx.office, door]);
    const left = (last?.last_at.getTime() ?? now.getTime()) + limit.quiet - now.getTime();
    return Math.max(1, Math.ceil(left / 1000));
  }

  /** Takes back the try that turned out right. */
  async forgive(tx: Tx, doors: readonly Buffer[]): Promise<void> {
    await tx.rows(FORGIVE, [tx.office, doors]);
  }

  /** Removes what no limit looks at any more. */
  async sweep(tx: Tx, now: Date): Promise<void> {
    await tx.rows(SWEEP, [tx.office, new Date(now.getTime() - TWO_DAYS)]);
  }
}
