import { Injectable } from '@nestjs/common';
import { instantOf, endOfDay } from '#calendar';
import { statement, type Tx } from '#ledger';
import type { MatterRecord, Procedure } from '#procedure';
import type { StepAnswer } from '../take-step.js';
import type { Loaded, MatterRow } from './matter-row.js';

/** What stands beside the record in the row: numbers, moments and names of texts. */
export interface Standing {
  readonly id: string;
  readonly due: string | null;
  readonly calendar: string;
  readonly now: Date;
  readonly ended: boolean;
  readonly title?: string | undefined;
}
export interface Remembered {
  readonly bodySha256: Buffer;
  readonly answer: StepAnswer;
}

const MATTER = statement(
  'matters.load',
  `select m.*, to_char(m.version, 'YYYY-MM-DD') as version, f.seq as tip_seq, f.hash as tip_hash
   from matter m left join lateral (
     select seq, hash from fact where office_id = $1 and matter_id = $2 order by seq desc limit 1) f on true
   where m.office_id = $1 and m.id = $2`,
);
const MATTERS = statement(
  'matters.load-all',
  `select m.*, to_char(m.version, 'YYYY-MM-DD') as version from matter m where m.office_id = $1 and m.id = any($2)`,
);
const COMMAND = statement(
  'matters.command',
  `select c.body_sha256, c.answer, m.receipt_no from command c
   left join matter m on m.office_id = c.office_id and m.id = (c.answer->>'matter')::uuid
   where c.office_id = $1 and c.principal = $2 and c.key = $3`,
);
const REMEMBER = statement(
  'matters.remember-command',
  `insert into command (office_id, principal, key, body_sha256, answer) values ($1, $2, $3, $4, $5)`,
);
const COLUMNS = `procedure, version, state, entered_at, kind, department, officer, dong, channel, outcome, person_id,
  clock, kept, times, marks, due_at, due, calendar, received_at, ended_at, title, step_no`;
const OPEN = statement(
  'matters.open',
  `insert into matter (office_id, id, ${COLUMNS}, submitted_at, receipt_no)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 1,
     $24, $25 || lpad(next_serial($26, $27)::text, 5, '0') || $28)
   returning receipt_no`,
);
const MOVE = statement(
  'matters.move',
  `update matter set (${COLUMNS}) = ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
     coalesce(received_at, $22), case when $23::timestamptz is not null then coalesce(ended_at, $23) end, coalesce($24, title), step_no + 1)
   where office_id = $1 and id = $2 and step_no = $3 returning receipt_no`,
);

/** Rows of matters: read with the tip of their chain, written with the step's number as the optimistic lock. */
@Injectable()
export class MatterStore {
  /** What a transaction that carries a batch of facts has read: each of the reactions asks for the same matters. */
  private readonly read = new WeakMap<Tx, Map<string, MatterRow>>();

  async load(tx: Tx, id: string): Promise<Loaded | undefined> {
    const row = await tx.row<MatterRow & { tip_seq: number; tip_hash: Buffer }>(MATTER, [tx.office, id]);
    return row && { row, tip: { seq: row.tip_seq, hash: row.tip_hash } };
  }

  /** Matters by id, read once in a transaction; one that it moved is read again. */
  async loadAll(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, MatterRow>> {
    const known = this.read.get(tx) ?? new Map<string, MatterRow>();
    this.read.set(tx, known);
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length > 0) {
      for (const row of await tx.rows<MatterRow>(MATTERS, [tx.office, unknown])) known.set(row.id, row);
    }
    return known;
  }

  /** The answer given to a key before, with the receipt number that is the matter's for good. */
  async remembered(tx: Tx, principal: string, key: string): Promise<Remembered | undefined> {
    const row = await tx.row<{ body_sha256: Buffer; answer: StepAnswer; receipt_no: string | null }>(COMMAND, [
      tx.office,
      principal,
      key,
    ]);
    if (!row) return undefined;
    const { matter, step, state, version, due } = row.answer;
    return {
      bodySha256: row.body_sha256,
      answer: { matter, receiptNo: row.receipt_no ?? '', step, state, version, due },
    };
  }

  async remember(
    tx: Tx,
    principal: string,
    key: string,
    bodySha256: Buffer,
    answer: Omit<StepAnswer, 'receiptNo'>,
  ): Promise<void> {
    await tx.rows(REMEMBER, [tx.office, principal, key, bodySha256, JSON.stringify(answer)]);
  }

  /** Inserts a new matter and gives it the next receipt number of its series and year. */
  async open(tx: Tx, procedure: Procedure, record: MatterRecord, standing: Standing): Promise<string> {
    const year = record.enteredAt.slice(0, 4);
    const [prefix = '', suffix = ''] = procedure.receipt.replace('{year}', year).split('{serial}');
    const row = await tx.row<{ receipt_no: string }>(OPEN, [
      tx.office,
      standing.id,
      ...columns(record, standing),
      standing.now,
      prefix,
      procedure.code,
      Number(year),
      suffix,
    ]);
    return (row as { receipt_no: string }).receipt_no;
  }

  /** Moves a matter that still stands at step number `at`; undefined when somebody else was first. */
  async move(tx: Tx, at: number, record: MatterRecord, standing: Standing): Promise<string | undefined> {
    this.read.get(tx)?.delete(standing.id);
    const row = await tx.row<{ receipt_no: string }>(MOVE, [tx.office, standing.id, at, ...columns(record, standing)]);
    return row?.receipt_no;
  }
}

/** In the order of COLUMNS, without the step number. */
function columns(record: MatterRecord, { due, calendar, now, ended, title }: Standing): readonly unknown[] {
  return [
    record.procedure,
    record.version,
    record.state,
    instantOf(record.enteredAt),
    record.kind ?? null,
    record.department ?? null,
    record.officer ?? null,
    record.dong ?? null,
    record.channel ?? null,
    record.outcome ?? null,
    record.person ?? null,
    record.clock ? JSON.stringify(record.clock) : null,
    JSON.stringify(record.values),
    JSON.stringify(record.times),
    record.marks,
    due === null ? null : due.length === 10 ? endOfDay(due) : instantOf(due),
    due,
    calendar,
    record.clock ? instantOf(record.clock.start) : null,
    ended ? now : null,
    title ?? null,
  ];
}
