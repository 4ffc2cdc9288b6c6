import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, ensure } from '#foundation';
import { statement, type Tx } from '#ledger';
import type { AccessLevel } from '../rules/access-level.js';

/** A resident at their own matter. */
export interface ResidentSession {
  readonly matter: string;
  readonly person: string;
  readonly level: AccessLevel;
  readonly actor: Actor;
}

/** A session just begun; `token` is the cookie's value and is kept nowhere else. */
export interface OpenedSession extends ResidentSession {
  readonly token: string;
}

interface SessionRow {
  matter_id: string;
  person_id: string;
  level: AccessLevel;
}

const BEGIN = statement(
  'people.begin-session',
  `insert into resident_session (office_id, id, matter_id, person_id, level, at, seen_at) values ($1, $2, $3, $4, $5, $6, $6)`,
);
const ENTER = statement(
  'people.enter-session',
  `update resident_session set seen_at = $3
   where office_id = $1 and id = $2 and level <> 'waiting' and seen_at > $4 and at > $5
   returning matter_id, person_id, level`,
);
const END = statement('people.end-session', `delete from resident_session where office_id = $1 and id = $2`);
const END_OF_MATTER = statement(
  'people.end-sessions-of-matter',
  `delete from resident_session where office_id = $1 and matter_id = $2`,
);
const SWEEP = statement('people.sweep-sessions', `delete from resident_session where office_id = $1 and seen_at <= $2`);

/** Idle time after which a session is over (안전성 확보조치 기준 §6④), and its longest life (ASVS 7.3.2). */
export const IDLE_MS = 20 * 60_000;
const LIFE_MS = 8 * 3_600_000;
/** How long a resident's page may stay open unused. */
export const RESIDENT_IDLE_SECONDS = IDLE_MS / 1000;

/** Sessions of residents: an opaque secret of 256 bits in the browser, its digest here; apart from those of staff. */
@Injectable()
export class ResidentSessions {
  constructor(private readonly clock: Clock) {}

  async begin(tx: Tx, of: { matter: string; person: string }, level: AccessLevel): Promise<OpenedSession> {
    const { matter, person } = of;
    return { token: await this.insert(tx, matter, person, level), matter, person, level, actor: residentActor(person) };
  }

  /** A browser that waits for a mail code. Without a known matter it looks the same and no code will ever fit. */
  beginWaiting(tx: Tx, of: { matter: string; person: string } | undefined): Promise<string> {
    return this.insert(tx, of?.matter ?? null, of?.person ?? null, 'waiting');
  }

  /** Who this browser is, and 20 more minutes. Throws `people.session-ended`. */
  async enter(tx: Tx, token: string): Promise<ResidentSession> {
    const now = this.clock.now(tx.office);
    const values = [tx.office, sessionId(token), now, before(now, IDLE_MS), before(now, LIFE_MS)];
    const row = await tx.row<SessionRow>(ENTER, values);
    ensure(row, 'people.session-ended');
    return { matter: row.matter_id, person: row.person_id, level: row.level, actor: residentActor(row.person_id) };
  }

  async end(tx: Tx, token: string): Promise<void> {
    await tx.rows(END, [tx.office, sessionId(token)]);
  }

  /** Ends every session at a matter: together with a new access generation when codes and links are revoked. */
  async endOfMatter(tx: Tx, matter: string): Promise<void> {
    await tx.rows(END_OF_MATTER, [tx.office, matter]);
  }

  /** Removes what is over; mail codes go with their sessions. */
  async sweep(tx: Tx, now: Date): Promise<void> {
    await tx.rows(SWEEP, [tx.office, before(now, IDLE_MS)]);
  }

  private async insert(tx: Tx, matter: string | null, person: string | null, level: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.rows(BEGIN, [tx.office, sessionId(token), matter, person, level, this.clock.now(tx.office)]);
    return token;
  }
}

export function sessionId(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function before(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}

function residentActor(person: string): Actor {
  return { kind: 'resident', id: person, roles: ['resident'] };
}
