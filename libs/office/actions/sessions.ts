import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { readSecret } from '../rules/secret.js';
import { AT_MOST, IDLE_FOR, KEPT_AFTER, NOTED_EVERY } from '../rules/session-limits.js';
import * as rows from '../storage/sign-in-rows.js';

/** Who acts, and for which office. */
export interface StaffAtWork {
  readonly office: string;
  readonly actor: Actor;
}

/** A member of staff as sessions and tokens find them. */
export interface ActorRow {
  readonly id: string;
  readonly department: string;
  readonly roles: readonly string[];
}

/** Sessions of staff. By the machine's clock, never a sample's: moving a clock neither ends nor revives a session. */
@Injectable()
export class Sessions {
  constructor(
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
  ) {}

  /**
   * Whose session the cookie is, with the roles held at this moment; undefined when it is none, ended, idle or too old. `beside` as with
   * personal tokens.
   */
  async of(cookie: string, beside?: (tx: Tx) => Promise<unknown>): Promise<StaffAtWork | undefined> {
    const secret = readSecret(cookie);
    if (!secret) return undefined;
    const { office, digest } = secret;
    const now = this.clock.now();
    const values = [office, digest, now, IDLE_FOR, AT_MOST, NOTED_EVERY];
    const [row] = await this.tx.atOnce(
      office,
      (tx) => Promise.all([tx.row<ActorRow & { noteUse: boolean }>(rows.SESSION, values), beside?.(tx)]),
      'readers',
    );
    if (row?.noteUse) await this.tx.atOnce(office, (tx) => tx.touch(rows.NOTE_USE, [office, digest, now]));
    return row && { office, actor: staffActor(row) };
  }

  /** Ends the session at once and for good. */
  async end(cookie: string): Promise<void> {
    const secret = readSecret(cookie);
    if (!secret) return;
    const { office, digest } = secret;
    await this.tx.quick(office, (tx) => tx.touch(rows.END_SESSION, [office, digest, this.clock.now()]));
  }

  /** Ends every session of a member of staff; returns how many there were. */
  async endAllOf(office: string, staff: string): Promise<number> {
    return this.tx.quick(office, (tx) => tx.touch(rows.END_SESSIONS_OF, [office, staff, this.clock.now()]));
  }

  /** Removes sessions and counts of failed attempts that are over: clock work, once an hour. Answers how many sessions went. */
  async sweep(office: string): Promise<number> {
    const over = new Date(this.clock.now().getTime() - (AT_MOST + KEPT_AFTER) * 1_000);
    return this.tx.quick(office, async (tx) => {
      const [sessions] = await Promise.all([
        tx.touch(rows.SWEEP_SESSIONS, [office, over]),
        tx.touch(rows.SWEEP_ATTEMPTS, [office, over]),
      ]);
      return sessions;
    });
  }
}

export function staffActor({ id, department, roles }: ActorRow): Actor {
  return { kind: 'staff', id, roles, department };
}
