import { Injectable } from '@nestjs/common';
import { v4 as uuid } from 'uuid';
import { Clock, type FactKind } from '#foundation';
import { collided, FactLog, OfficeTx, statement, type Tx } from '#ledger';
import { type AboutLetter as About, LetterFailed, LetterHeld, LetterSent } from './facts.js';

/** A letter as it stands in the ledger: ids and codes, no address, no words. */
export interface LetterRow {
  readonly id: string;
  readonly office: string;
  readonly matter: string;
  /** Number of the fact that caused it. */
  readonly seq: number;
  readonly template: string;
  readonly version: string;
  readonly kind: 'legal' | 'status' | 'staff';
  readonly recipientKind: 'resident' | 'staff';
  /** Person id or staff id. */
  readonly recipient: string;
}

export interface Claim extends LetterRow {
  readonly token: string;
  readonly attempt: number;
  /** `sending`: an earlier try ended without a word; its outcome has to be asked for first. */
  readonly was: 'pending' | 'sending';
}

const COLUMNS = `l.id, l.office_id as office, l.matter_id as matter, l.seq, l.template, l.template_version::text as version, l.kind,
  l.recipient_kind as "recipientKind", l.recipient`;
/** An earlier letter to the same person about the same matter that may go now: `letters_due` looks for the same. */
const EARLIER = `select from letter e
  where e.office_id = l.office_id and e.matter_id = l.matter_id and e.seq < l.seq and e.recipient = l.recipient
    and e.state in ('pending', 'sending') and (e.not_before is null or e.not_before <= office_now())
    and (e.written_at > clock_timestamp() - interval '1 hour' or e.reason = 'letters.server-trouble')`;
const CLAIM = statement(
  'letters.claim',
  `with old as materialized (
     select l.id, l.state as was from letter l
     where l.office_id = $1 and l.id = $2 and l.next_at <= clock_timestamp() and (l.not_before is null or l.not_before <= office_now())
       and (l.state = 'pending' or (l.state = 'sending' and l.lease_until < clock_timestamp() - make_interval(secs => $5)))
       and not exists (${EARLIER})
     for update skip locked
   )
   update letter l set state = 'sending', attempt = l.attempt + 1, token = $3, lease_until = clock_timestamp() + make_interval(secs => $4)
   from old where l.office_id = $1 and l.id = $2
   returning ${COLUMNS}, l.token, l.attempt, old.was`,
);
const SENT = statement(
  'letters.sent',
  `update letter set state = 'sent', reason = null, sent_at = office_now(), reconciled = $4, text_sha256 = coalesce($5, text_sha256)
   where office_id = $1 and id = $2 and state = 'sending' and token = $3`,
);
const END = statement(
  'letters.end',
  `update letter set state = $4, reason = $5 where office_id = $1 and id = $2 and state = 'sending' and token = $3`,
);
const AGAIN = statement(
  'letters.again',
  `update letter set state = 'pending', reason = $4, next_at = clock_timestamp() + make_interval(secs => $5), not_before = $6
   where office_id = $1 and id = $2 and state = 'sending' and token = $3`,
);
const CALL = statement(
  'letters.call',
  `update letter set next_at = clock_timestamp()
   where office_id = $1 and state = 'pending' and reason = $2 and next_at > clock_timestamp()`,
);
const WORDS = statement(
  'letters.words',
  `update letter set text_sha256 = $4 where office_id = $1 and id = $2 and state = 'sending' and token = $3`,
);

const HOLD = statement(
  'letters.hold',
  `update letter set lease_until = clock_timestamp() + make_interval(secs => $4)
   where office_id = $1 and id = $2 and state = 'sending' and token = $3`,
);

/** Seconds that a claim holds unless it is held again, and that are waited after it before its outcome is asked for. */
export interface Lease {
  readonly seconds: number;
  readonly settle: number;
}

/**
 * Who may send which letter now, and what became of it. Every mark holds only while the claim's token still stands, and a fact
 * that tells of it is appended in the same transaction.
 */
@Injectable()
export class MailLedger {
  constructor(
    private readonly offices: OfficeTx,
    private readonly facts: FactLog,
    private readonly clock: Clock,
  ) {}

  /** Claims a letter for this try, or undefined when somebody else has it or it is not its time. */
  async claim(office: string, id: string, lease: Lease): Promise<Claim | undefined> {
    return this.offices.quick(office, (tx) => tx.row<Claim>(CLAIM, [office, id, uuid(), lease.seconds, lease.settle]));
  }

  /** Keeps the digest of the words before they leave, so that it is there even when nobody hears the outcome. */
  async keepDigest(claim: Claim, sha256: Buffer): Promise<void> {
    await this.offices.quick(claim.office, (tx) => tx.touch(WORDS, [claim.office, claim.id, claim.token, sha256]));
  }

  /** Holds a claim for another lease from now; false when somebody else has it. */
  async hold(claim: Claim, lease: Lease): Promise<boolean> {
    const touched = await this.offices.atOnce(claim.office, (tx) =>
      tx.touch(HOLD, [claim.office, claim.id, claim.token, lease.seconds]),
    );
    return touched === 1;
  }

  async sent(claim: Claim, reconciled: 'reply' | 'server', sha256?: Buffer): Promise<void> {
    await this.tell(claim, LetterSent, { reconciled }, (tx) =>
      tx.touch(SENT, [claim.office, claim.id, claim.token, reconciled, sha256 ?? null]),
    );
  }

  async failed(claim: Claim, reply: number): Promise<void> {
    await this.tell(claim, LetterFailed, { reply }, (tx) =>
      tx.touch(END, [claim.office, claim.id, claim.token, 'failed', `letters.reply-${reply}`]),
    );
  }

  async held(claim: Claim, reason: string): Promise<void> {
    await this.tell(claim, LetterHeld, { reason }, (tx) =>
      tx.touch(END, [claim.office, claim.id, claim.token, 'held', reason]),
    );
  }

  /** Back to pending: after `seconds`, and not before a moment of the office's clock. */
  async again(claim: Claim, reason: string, seconds: number, notBefore?: Date): Promise<void> {
    await this.offices.quick(claim.office, (tx) =>
      tx.touch(AGAIN, [claim.office, claim.id, claim.token, reason, seconds, notBefore ?? null]),
    );
  }

  /** Makes letters due that wait for this reason. */
  async call(office: string, reason: string): Promise<void> {
    await this.offices.atOnce(office, (tx) => tx.touch(CALL, [office, reason]));
  }

  private async tell<Body extends About>(
    claim: LetterRow,
    kind: FactKind<Body>,
    more: Omit<Body, keyof About>,
    mark: (tx: Tx) => Promise<number>,
  ): Promise<void> {
    const body = { ...aboutLetter(claim), ...more } as Body;
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.quick(claim.office, async (tx) => {
          const [marked, tip] = await Promise.all([mark(tx), this.facts.tip(tx, claim.matter)]);
          if (marked === 0) return;
          const at = this.clock.now(claim.office);
          await this.facts.append(tx, tip, { matter: claim.matter, kind, body, actor: 'system:letters', at }).written;
        });
      } catch (error) {
        if (tries >= 8 || !collided(error)) throw error;
      }
    }
  }
}

/** What every fact about a letter says. */
export function aboutLetter(letter: LetterRow): About {
  const { id, template, version, recipientKind } = letter;
  return { letter: id, template, version, recipientKind };
}
