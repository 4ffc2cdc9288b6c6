import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';

/** A matter as 민원 처리부 and other lists over a period know it; people by id only. */
export interface RegisterRow {
  readonly id: string;
  readonly receiptNo: string;
  readonly procedure: string;
  readonly version: string;
  readonly title: string | null;
  readonly kind: string | null;
  readonly state: string;
  readonly department: string | null;
  readonly officer: string | null;
  readonly dong: string | null;
  readonly channel: string | null;
  readonly person: string | null;
  readonly due: string | null;
  readonly receivedAt: Date;
  readonly endedAt: Date | null;
}

export interface RegisterQuestion {
  readonly procedure: string;
  /** First and last day of receipt, Asia/Seoul. */
  readonly from: string;
  readonly to: string;
  readonly department?: string | null;
}

const BOUNDS = `m.office_id = $1 and m.procedure = $2 and m.received_at >= ($3::date)::timestamp at time zone 'Asia/Seoul'
   and m.received_at < ($4::date + 1)::timestamp at time zone 'Asia/Seoul' and ($5::text is null or m.department = $5)`;
const COUNT = statement('matters.register-count', `select count(*)::int as matters from matter m where ${BOUNDS}`);
const ROWS = statement(
  'matters.register-rows',
  `select m.id, m.receipt_no as "receiptNo", m.procedure, to_char(m.version, 'YYYY-MM-DD') as version, p.body as title, m.kind, m.state,
     m.department, m.officer, m.dong, m.channel, m.person_id as person, m.due, m.received_at as "receivedAt", m.ended_at as "endedAt"
   from matter m left join passage p on p.office_id = m.office_id and p.id = m.title
   where ${BOUNDS} and ($6::uuid is null or (m.received_at, m.id) > (select received_at, id from matter where office_id = $1 and id = $6))
   order by m.received_at, m.id limit $7`,
);

/** 민원 처리부 (시행령 §6②, 시행규칙 §3): what was received in a period, in the order of receipt. */
@Injectable()
export class MatterRegister {
  async count(tx: Tx, question: RegisterQuestion): Promise<number> {
    return (await tx.row<{ matters: number }>(COUNT, bounds(tx, question)))?.matters ?? 0;
  }

  /** The rows after one that was read, at most so many. */
  rows(tx: Tx, question: RegisterQuestion, after: string | undefined, most: number): Promise<RegisterRow[]> {
    return tx.rows<RegisterRow>(ROWS, [...bounds(tx, question), after ?? null, most]);
  }
}

function bounds(tx: Tx, { procedure, from, to, department }: RegisterQuestion): unknown[] {
  return [tx.office, procedure, from, to, department ?? null];
}
