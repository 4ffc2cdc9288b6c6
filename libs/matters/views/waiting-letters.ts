import { Injectable } from '@nestjs/common';
import { type Actor, ensure } from '#foundation';
import { OfficeTx, statement, type Tx } from '#ledger';
import { LetterBook } from '#letters';
import { Vault } from '#people';

interface Row {
  readonly id: string;
  readonly matter: string;
  readonly receiptNo: string | null;
  readonly title: string | null;
  readonly template: string;
  readonly recipientKind: 'resident' | 'staff';
  readonly recipient: string;
  readonly state: 'held' | 'failed';
  readonly reason: string | null;
  readonly writtenAt: Date;
}
/** A letter that waits for a person; whom it is for only masked. */
export interface WaitingLetter extends Omit<Row, 'recipient'> {
  readonly name: string;
  readonly person: string | undefined;
}

const WATCHERS = ['intake', 'examiner', 'auditor', 'administrator'];
const COLUMNS = `l.id, l.matter_id as matter, m.receipt_no as "receiptNo", p.body as title, l.template, l.recipient_kind as "recipientKind",
  l.recipient, l.state, l.reason, l.written_at as "writtenAt"`;
const FROM = `letter l left join matter m on m.office_id = l.office_id and m.id = l.matter_id
  left join passage p on p.office_id = m.office_id and p.id = m.title`;
const PAGE = statement(
  'matters.waiting-letters',
  `select ${COLUMNS} from ${FROM}
   where l.office_id = $1 and l.state in ('held', 'failed') and ($2::text is null or m.department = $2) and ($3::uuid is null or l.id > $3)
   order by l.id limit $4`,
);
/** Counted no further than a desk shows. */
const MOST_COUNTED = 100;
const COUNT = statement(
  'matters.count-waiting-letters',
  `select count(*)::int as waiting from (
     select from letter l left join matter m on m.office_id = l.office_id and m.id = l.matter_id
     where l.office_id = $1 and l.state in ('held', 'failed') and ($2::text is null or m.department = $2)
     limit ${MOST_COUNTED}) as waiting`,
);
const ONE = statement(
  'matters.waiting-letter',
  `select l.id from ${FROM} where l.office_id = $1 and l.id = $3 and ($2::text is null or m.department = $2)`,
);

/** 보내지 못한 편지: of the whole office for those who watch over it, of the own department for everyone else. */
@Injectable()
export class WaitingLetters {
  constructor(
    private readonly offices: OfficeTx,
    private readonly book: LetterBook,
    private readonly vault: Vault,
  ) {}

  async page(
    office: string,
    actor: Actor,
    after?: string,
    most = 30,
  ): Promise<{ readonly rows: readonly WaitingLetter[]; readonly next: string | null }> {
    return this.offices.quick(office, async (tx) => {
      const found = await tx.rows<Row>(PAGE, [office, within(actor), after ?? null, most + 1]);
      const rows = found.slice(0, most);
      const residents = rows
        .filter(({ recipientKind }) => recipientKind === 'resident')
        .map(({ recipient }) => recipient);
      const masked = await this.vault.masked(tx, residents);
      return {
        rows: rows.map(({ recipient, ...row }) => ({
          ...row,
          name: this.book.titleOf(row.template),
          person: row.recipientKind === 'staff' ? '직원' : masked.get(recipient)?.name,
        })),
        next: found.length > most ? (rows.at(-1)?.id ?? null) : null,
      };
    });
  }

  /** How many wait for this person, a hundred at most. */
  async count(office: string, actor: Actor): Promise<number> {
    const row = await this.offices.quick(office, (tx) => tx.row<{ waiting: number }>(COUNT, [office, within(actor)]));
    return row?.waiting ?? 0;
  }

  /** RuleBroken `letters.not-waiting` when this person has nothing to do with the letter. */
  async ensureMayAct(tx: Tx, actor: Actor, letter: string): Promise<void> {
    ensure(await tx.row(ONE, [tx.office, within(actor), letter]), 'letters.not-waiting');
  }
}

/** The department whose letters somebody sees; null: of all. */
function within({ roles, department }: Actor): string | null {
  return roles.some((role) => WATCHERS.includes(role)) ? null : (department ?? '');
}
