import { Injectable } from '@nestjs/common';
import { OfficeTx, statement } from '#ledger';

/** How many open matters stand in one state of one table. */
export interface StandingCount {
  readonly procedure: string;
  readonly state: string;
  readonly matters: number;
  readonly overdue: number;
  /** Due from now on until the moment asked about. */
  readonly near: number;
  /** In the charge of the member of staff who asks. */
  readonly own: number;
}
export interface DeskCounts {
  readonly standing: readonly StandingCount[];
  /** More are open than are looked at: each number is "at least". */
  readonly more: boolean;
}

/** Open matters that are looked at; an office with more is told so, so that a desk costs the same on every day. */
const MOST = 5_000;

export const STANDING = statement(
  'matters.desk-counts',
  `select procedure, state, count(*)::int as matters, (count(*) filter (where 'overdue' = any(marks)))::int as overdue,
     (count(*) filter (where due_at between $3::timestamptz and $4::timestamptz))::int as near,
     (count(*) filter (where officer = $2))::int as own
   from (
     select m.procedure, m.state, m.marks, m.due_at, m.officer from matter m where m.office_id = $1 and m.ended_at is null
     limit ${MOST}) as open
   group by procedure, state`,
);

/** Numbers beside the views of the desk, in one look at the open matters. */
@Injectable()
export class DeskCounter {
  constructor(private readonly offices: OfficeTx) {}

  async of(office: string, staff: string, near: { readonly from: Date; readonly until: Date }): Promise<DeskCounts> {
    const standing = await this.offices.quick(office, (tx) =>
      tx.rows<StandingCount>(STANDING, [office, staff, near.from, near.until]),
    );
    return { standing, more: standing.reduce((sum, { matters }) => sum + matters, 0) >= MOST };
  }
}
