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
  /** Receipt number of the matter it was opened about. */
  readonly about: string | null;
  readonly outcome: string | null;
  readonly marks: readonly string[];
  /** How often its period was extended. */
  readonly extensions: number;
  readonly receivedAt: Date;
  readonly endedAt: Date | null;
}

export interface RegisterQuestion {
  readonly procedure: string;
  /** First and last day of receipt, Asia/Seoul. */
  readonly from: string;
  readonly to: string;
  readonly department?: string | null;
  /** By the day of submission: of what no clock runs for, and is received as it comes. */
  readonly bySubmission?: boolean;
}

type Moment = 'received_at' | 'submitted_at';

const bounded = (moment: Moment): string =>
  `m.office_id = $1 and m.procedure = $2 and m.${moment} >= ($3::date)::timestamp at time zone 'Asia/Seoul'
   and m.${moment} < ($4::date + 1)::timestamp at time zone 'Asia/Seoul' and ($5::text is null or m.department = $5)`;
const count = (moment: Moment) =>
  statement(
    `matters.register-count-${moment}`,
    `select count(*)::int as matters from matter m where ${bounded(moment)}`,
  );
const page = (moment: Moment) =>
  statement(
    `matters.register-rows-${moment}`,
    `select m.id, m.receipt_no as "receiptNo", m.procedure, to_char(m.version, 'YYYY-MM-DD') as version, p.body as title, m.kind, m.state,
     m.department, m.officer, m.dong, m.channel, m.person_id as person, m.due, m.${moment} as "receivedAt", m.ended_at as "endedAt",
     m.outcome, m.marks, jsonb_array_length(coalesce(m.clock->'extensions', '[]')) as extensions,
     (select a.receipt_no from matter a where a.office_id = $1 and a.id = (m.kept->>'about')::uuid) as about
   from matter m left join passage p on p.office_id = m.office_id and p.id = m.title
   where ${bounded(moment)} and ($6::uuid is null or (m.${moment}, m.id) > (select ${moment}, id from matter where office_id = $1 and id = $6))
   order by m.${moment}, m.id limit $7`,
  );
const COUNT = { received_at: count('received_at'), submitted_at: count('submitted_at') };
const ROWS = { received_at: page('received_at'), submitted_at: page('submitted_at') };

/** 민원 처리부 (시행령 §6②, 시행규칙 §3): what was received in a period, in the order of receipt. */
@Injectable()
export class MatterRegister {
  async count(tx: Tx, question: RegisterQuestion): Promise<number> {
    return (await tx.row<{ matters: number }>(COUNT[momentOf(question)], bounds(tx, question)))?.matters ?? 0;
  }

  /** The rows after one that was read, at most so many. */
  rows(tx: Tx, question: RegisterQuestion, after: string | undefined, most: number): Promise<RegisterRow[]> {
    return tx.rows<RegisterRow>(ROWS[momentOf(question)], [...bounds(tx, question), after ?? null, most]);
  }
}

function bounds(tx: Tx, { procedure, from, to, department }: RegisterQuestion): unknown[] {
  return [tx.office, procedure, from, to, department ?? null];
}

function momentOf({ bySubmission }: RegisterQuestion): Moment {
  return bySubmission === true ? 'submitted_at' : 'received_at';
}
