import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Actor, Clock, ensure } from '#foundation';
import { FactLog, OfficeTx, statement, type Tx } from '#ledger';
import { LetterSent } from './facts.js';
import type { Letter } from './letter.js';
import { LetterBook } from './letter-book.js';
import { aboutLetter, type LetterRow } from './mail-ledger.js';
import { seoulDay } from './sending-hours.js';

export interface Recipient {
  readonly kind: 'resident' | 'staff';
  /** Person id or staff id, never an address. */
  readonly id: string;
}

export interface LetterOrder {
  readonly matter: string;
  /** Number of the fact that causes the letter. */
  readonly seq: number;
  /** Code of the letter, `R1`. */
  readonly code: string;
  /** Nobody's hand caused it but the clock's: then news about one matter is capped per person and day. */
  readonly automatic?: boolean;
  readonly recipients: readonly Recipient[];
}

/** A letter as an officer's list shows it. */
export interface LetterState extends LetterRow {
  readonly state: 'pending' | 'sending' | 'sent' | 'failed' | 'held' | 'elsewhere';
  readonly reason: string | null;
  readonly attempt: number;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
}

export interface LetterHealth {
  readonly office: string;
  readonly pending: number;
  readonly held: number;
  readonly failed: number;
  /** Age of the oldest letter that is neither sent nor given up. */
  readonly oldestSeconds: number;
}

interface Wanted {
  readonly order: LetterOrder;
  readonly letter: Letter;
  readonly recipient: Recipient;
}
/** A recipient, and the letter or matter about which nothing more is to be written. */
interface Unwilling {
  readonly about: string;
  readonly id: string;
}

const WRITE = statement(
  'letters.write',
  `insert into letter (office_id, id, matter_id, seq, template, template_version, kind, recipient_kind, recipient, digest_day)
   select $1, * from unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::date[], $7::text[], $8::text[], $9::text[], $10::date[])
   on conflict do nothing`,
);
const UNWILLING = statement(
  'letters.unwilling',
  `select template as about, person_id::text as id from news_refusal
   where office_id = $1 and template = any($2) and person_id::text = any($3)`,
);
/** By the office's clock: the day of the fact that caused each letter. What comes of many mails of one person counts alike. */
const AUTOMATIC_TODAY = statement(
  'letters.automatic-today',
  `select l.matter_id as about, l.recipient as id from letter l
   join fact f on f.office_id = l.office_id and f.matter_id = l.matter_id and f.seq = l.seq
   where l.office_id = $1 and l.matter_id = any($2) and l.recipient = any($3) and f.at >= $4
     and ((f.actor like 'system:%' and f.actor not like 'system:with.%') or l.template = any($6))
   group by l.matter_id, l.recipient having count(*) >= $5`,
);
/** Letters about one matter that the clock alone causes to one person in a day, beside the law's own. */
const MOST_AUTOMATIC = 5;
const STATE = `id, office_id as office, matter_id as matter, seq, template, template_version::text as version, kind,
  recipient_kind as "recipientKind", recipient, state, reason, attempt, written_at as "writtenAt", sent_at as "sentAt"`;
const OF_MATTER = statement(
  'letters.of-matter',
  `select ${STATE} from letter where office_id = $1 and matter_id = $2 order by id`,
);
const FIRST = statement(
  'letters.first',
  `select id, template from letter where office_id = $1 and matter_id = $2 and recipient = $3 order by id limit 1`,
);
const TROUBLE = statement(
  'letters.trouble',
  `select ${STATE} from letter where office_id = $1 and state in ('held', 'failed') and ($2::uuid is null or id > $2)
   order by id limit $3`,
);
const RELEASE = statement(
  'letters.release',
  `update letter set state = 'pending', reason = null, attempt = 0, next_at = clock_timestamp(), not_before = null
   where office_id = $1 and id = $2 and state in ('held', 'failed')`,
);
const RELEASE_OF_MATTERS = statement(
  'letters.release-of-matters',
  `update letter set state = 'pending', reason = null, attempt = 0, next_at = clock_timestamp(), not_before = null
   where office_id = $1 and matter_id = any($2) and state = 'held' and reason = any($3)`,
);
const CONFIRM = statement(
  'letters.confirm',
  `update letter set state = 'sent', reason = null, sent_at = office_now(), reconciled = 'officer'
   where office_id = $1 and id = $2 and state = 'held' and reason = 'letters.outcome-unknown' returning ${STATE}`,
);
const HEALTH = statement(
  'letters.health',
  `select office_id as office, pending::int, held::int, failed::int, oldest_seconds as "oldestSeconds" from letter_health()`,
);

/** Writing letters down and looking after those that wait for a person. Sending is the worker's affair. */
@Injectable()
export class Letters {
  constructor(
    private readonly book: LetterBook,
    private readonly offices: OfficeTx,
    private readonly facts: FactLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a letter to each recipient in the caller's transaction: at most one per (fact, letter, person), a digest at most one
   * per person and day. The version of the wording is the one in force today. No recipients, no letter.
   */
  async write(tx: Tx, ...orders: readonly LetterOrder[]): Promise<void> {
    const today = seoulDay(this.clock.now(tx.office));
    const wanted = orders.flatMap((order) => {
      const letter = this.book.inForce(order.code, today);
      return order.recipients.map((recipient) => ({ order, letter, recipient }));
    });
    const rows = (await this.willing(tx, wanted, today)).map(
      ({ order: { matter, seq }, letter, recipient: { kind, id } }) => {
        const day = letter.digest ? today : null;
        return [uuid(), matter, seq, letter.code, letter.inForce, letter.kind, kind, id, day];
      },
    );
    if (rows.length === 0) return;
    // In one order everywhere, so that two who write the same digests never wait for each other in a circle.
    rows.sort((a, b) => (`${a[3]} ${a[7]}` < `${b[3]} ${b[7]}` ? -1 : 1));
    await tx.touch(WRITE, [tx.office, ...Array.from({ length: 9 }, (_, column) => rows.map((row) => row[column]))]);
  }

  /** A notice of the law reaches everyone; news not whoever refused it, and what the clock causes not without end. */
  private async willing(tx: Tx, wanted: readonly Wanted[], today: string): Promise<readonly Wanted[]> {
    const news = wanted.filter(({ letter }) => letter.kind !== 'legal' && letter.news);
    const automatic = wanted.filter(({ letter, order }) => letter.kind !== 'legal' && order.automatic);
    const ids = (of: readonly Wanted[]): readonly string[] => of.map(({ recipient }) => recipient.id);
    const since = new Date(`${today}T00:00:00+09:00`);
    const [refused, full] = await Promise.all([
      news.length > 0
        ? tx.rows<Unwilling>(UNWILLING, [tx.office, news.map(({ letter }) => letter.code), ids(news)])
        : [],
      automatic.length > 0
        ? tx.rows<Unwilling>(AUTOMATIC_TODAY, [
            tx.office,
            automatic.map(({ order }) => order.matter),
            ids(automatic),
            since,
            MOST_AUTOMATIC,
            automatic.map(({ letter }) => letter.code),
          ])
        : [],
    ]);
    const has = (left: readonly Unwilling[], about: string, { recipient }: Wanted): boolean =>
      left.some((one) => one.about === about && one.id === recipient.id);
    return wanted.filter(
      (one) =>
        !(news.includes(one) && has(refused, one.letter.code, one)) &&
        !(automatic.includes(one) && has(full, one.order.matter, one)),
    );
  }

  /** Letters of a matter in the order they were written. */
  async ofMatter(tx: Tx, matter: string): Promise<LetterState[]> {
    return tx.rows<LetterState>(OF_MATTER, [tx.office, matter]);
  }

  /** The first letter about a matter to a person: the root of their thread. */
  async firstTo(tx: Tx, matter: string, recipient: string): Promise<Pick<LetterRow, 'id' | 'template'> | undefined> {
    return tx.row(FIRST, [tx.office, matter, recipient]);
  }

  /** Letters that wait for a person: held, or refused for good. */
  async trouble(tx: Tx, after?: string, most = 100): Promise<LetterState[]> {
    return tx.rows<LetterState>(TROUBLE, [tx.office, after ?? null, most]);
  }

  /** Sends a held or refused letter again after what stood in its way was put right. RuleBroken `letters.not-waiting`. */
  async release(tx: Tx, id: string): Promise<void> {
    ensure((await tx.touch(RELEASE, [tx.office, id])) === 1, 'letters.not-waiting');
  }

  /** Sends again what letters of matters were held for, e.g. `WAITS_FOR_WHO_ANSWERS` once an officer was appointed. */
  async releaseOf(tx: Tx, matters: readonly string[], reasons: readonly string[]): Promise<number> {
    return tx.touch(RELEASE_OF_MATTERS, [tx.office, matters, reasons]);
  }

  /** An officer made sure that a letter of unknown outcome did arrive. RuleBroken `letters.not-waiting`. */
  async confirm(tx: Tx, id: string, officer: Actor): Promise<void> {
    const letter = await tx.row<LetterState>(CONFIRM, [tx.office, id]);
    ensure(letter, 'letters.not-waiting');
    await this.facts.appendNext(tx, {
      matter: letter.matter,
      kind: LetterSent,
      body: { ...aboutLetter(letter), reconciled: 'officer' },
      actor: `${officer.kind}:${officer.id}`,
      at: this.clock.now(tx.office),
    });
  }

  /** For metrics, office by office. */
  async health(): Promise<LetterHealth[]> {
    return this.offices.across<LetterHealth>(HEALTH);
  }
}
