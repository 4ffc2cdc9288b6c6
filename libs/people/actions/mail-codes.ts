import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock, RuleBroken } from '#foundation';
import { OfficeTx, statement, type Tx } from '#ledger';
import { seoulDay } from '../rules/seoul-day.js';
import { AccessKeys } from '../storage/access-keys.js';
import { IDLE_MS, type OpenedSession, ResidentSessions, sessionId } from '../storage/resident-sessions.js';
import { Tries } from '../storage/tries.js';
import { committed, type FindByReceipt, tidyReceiptNo } from './resident-access.js';

/** A mail code that is to be sent: the letter names it by id, its digits come from `MailCodes.digitsOf` when it is written. */
export interface MailCodeToSend {
  readonly code: string;
  readonly matter: string;
  readonly person: string;
}

const MADE = statement(
  'people.make-mail-code',
  `insert into mail_code (office_id, id, session, at) values ($1, $2, $3, $4)`,
);
// Locked, so that tries of one browser pass one after the other.
const BROWSER = statement(
  'people.browser-of-mail-code',
  `select matter_id, person_id from resident_session where office_id = $1 and id = $2 and seen_at > $3 for update`,
);
const TRY = statement(
  'people.try-mail-code',
  `update mail_code set tries = tries + 1
   where office_id = $1 and used_at is null and tries < 5 and at > $3
     and id = (select id from mail_code where office_id = $1 and session = $2 order by at desc, id desc limit 1)
   returning id`,
);
const USE = statement(
  'people.use-mail-code',
  `update mail_code set used_at = $3 where office_id = $1 and id = $2 and used_at is null returning id`,
);

const VALID_MS = 10 * 60_000;
const IN_ONE_DAY = { most: 10, quiet: 48 * 3_600_000 };

/**
 * Six digits by mail, typed into the browser that asked: 10 minutes, 5 tries, once. The openers run their own transaction;
 * never call them inside another.
 */
@Injectable()
export class MailCodes {
  constructor(
    private readonly keys: AccessKeys,
    private readonly tries: Tries,
    private readonly sessions: ResidentSessions,
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
  ) {}

  /** For a browser that came by link and wants more. Throws `people.session-ended`, `people.too-many-mail-codes` (10 a day). */
  async ask(office: string, token: string): Promise<MailCodeToSend> {
    return committed(
      this.tx.quick(office, async (tx) => {
        const { matter, person } = await this.sessions.enter(tx, token);
        // Counted apart from those asked by receipt number alone: no stranger can use up what the owner of a link may ask.
        if (await this.tooMany(tx, 'mail-of-matter', matter)) return new RuleBroken('people.too-many-mail-codes');
        return { code: await this.make(tx, token), matter, person };
      }),
    );
  }

  /**
   * For a browser that has only a receipt number. Always answers with a token that waits for a code; `letter` is there only
   * if the number is known, and the page must not tell. Throws `people.too-many-mail-codes` (10 a day and number).
   */
  async askByReceipt(
    office: string,
    given: { readonly receiptNo: string },
    find: FindByReceipt,
  ): Promise<{ token: string; letter?: MailCodeToSend }> {
    const receiptNo = tidyReceiptNo(given.receiptNo);
    return committed(
      this.tx.quick(office, async (tx) => {
        if (await this.tooMany(tx, 'mail-of-receipt', receiptNo)) return new RuleBroken('people.too-many-mail-codes');
        const found = await find(tx, receiptNo);
        const token = await this.sessions.beginWaiting(tx, found);
        const code = await this.make(tx, token);
        return found ? { token, letter: { code, matter: found.matter, person: found.person } } : { token };
      }),
    );
  }

  /** The six digits of a mail code, for the letter alone. */
  digitsOf(office: string, code: string): string {
    const number = this.keys.mac('mail-code', office, code).readBigUInt64BE() % 1_000_000n;
    return number.toString().padStart(6, '0');
  }

  /**
   * The digits typed in: a new session of level `full`, the old one is over. Throws `people.mail-code-wrong-or-over`, the same
   * for wrong digits, a code that is over or used, another browser, and a receipt number that nobody has.
   */
  async confirm(office: string, token: string, digits: string): Promise<OpenedSession> {
    const now = this.clock.now(office);
    const id = sessionId(token);
    return committed(
      this.tx.quick(office, async (tx) => {
        const wrong = new RuleBroken('people.mail-code-wrong-or-over');
        const idleSince = new Date(now.getTime() - IDLE_MS);
        const browser = await tx.row<{ matter_id: string | null; person_id: string | null }>(BROWSER, [
          office,
          id,
          idleSince,
        ]);
        const code = await tx.row<{ id: string }>(TRY, [office, id, new Date(now.getTime() - VALID_MS)]);
        if (!browser || !code || !this.areDigits(office, code.id, digits)) return wrong;
        const { matter_id: matter, person_id: person } = browser;
        if (matter === null || person === null) return wrong;
        if (!(await tx.row(USE, [office, code.id, now]))) return wrong;
        await this.sessions.end(tx, token);
        return this.sessions.begin(tx, { matter, person }, 'full');
      }),
    );
  }

  private async tooMany(tx: Tx, door: string, what: string): Promise<boolean> {
    const now = this.clock.now(tx.office);
    return (await this.tries.count(tx, this.tries.door(tx.office, door, what, seoulDay(now)), IN_ONE_DAY, now)) > 0;
  }

  private async make(tx: Tx, token: string): Promise<string> {
    const id = uuid();
    await tx.rows(MADE, [tx.office, id, sessionId(token), this.clock.now(tx.office)]);
    return id;
  }

  private areDigits(office: string, code: string, typed: string): boolean {
    const bare = typed.normalize('NFKC').replace(/[\s-]/g, '');
    const given = Buffer.from(/^\d{6}$/.test(bare) ? bare : '??????');
    return timingSafeEqual(Buffer.from(this.digitsOf(office, code)), given);
  }
}
