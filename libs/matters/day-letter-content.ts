import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { koreanMoment, seoulDate } from '#calendar';
import { statement, type Tx } from '#ledger';
import type { LetterRow, LetterView } from '#letters';
import { type Office } from '#office';
import { horizonOf } from './rules/digest-horizon.js';
import { SystemWatch } from './system-watch.js';

/** A day's work of one officer, for the digest. */
const DIGEST = statement(
  'matters.digest',
  `select m.receipt_no as "receiptNo", m.due, m.due_at as "dueAt", p.body as title from matter m
   left join passage p on p.office_id = m.office_id and p.id = m.title
   where m.office_id = $1 and m.ended_at is null and m.due_at < $3 and (m.officer = $2 or (m.officer is null and m.department = any($4)))
   order by m.due_at, m.id limit 30`,
);

interface DigestRow {
  receiptNo: string;
  due: string;
  dueAt: Date;
  title: string | null;
}

/** What the letters say that belong to a day and not to a matter. */
@Injectable()
export class DayLetterContent {
  constructor(
    private readonly watch: SystemWatch,
    private readonly clock: Clock,
  ) {}

  /** Undefined when the letter belongs to a matter. */
  async of(tx: Tx, letter: LetterRow, office: Office): Promise<Partial<LetterView> | undefined> {
    if (letter.template === 'N2') return this.digest(tx, letter, office);
    // What it says does not depend on how things stand.
    if (letter.template === 'N34') return {};
    const finding = await this.watch.finding(tx, letter.template, office);
    return finding === undefined ? undefined : { items: finding || '· 이제는 괜찮습니다.' };
  }

  private async digest(tx: Tx, letter: LetterRow, office: Office): Promise<Partial<LetterView>> {
    const now = this.clock.now(letter.office);
    const { today, tomorrow, until } = horizonOf(office.calendar, seoulDate(now));
    const headed = [...office.departments()].filter(([, { head }]) => head === letter.recipient).map(([code]) => code);
    const rows = await tx.rows<DigestRow>(DIGEST, [letter.office, letter.recipient, until, headed]);
    const day = ({ due }: DigestRow): string => due.slice(0, 10);
    return {
      today: rows.filter((row) => day(row) === today).length,
      tomorrow: rows.filter((row) => day(row) === tomorrow).length,
      overdue: rows.filter((row) => row.dueAt <= now).length,
      items:
        rows.map((row) => `· ${row.receiptNo} 「${row.title ?? ''}」 ${koreanMoment(row.due)}`).join('\n') || '· 없음',
    };
  }
}
