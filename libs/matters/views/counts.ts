import { Injectable } from '@nestjs/common';
import { OfficeTx, statement, type Tx } from '#ledger';

/** One cell of the roll-up: how many matters received in a month stand where. */
export interface Count {
  readonly month: string;
  readonly dimension: string;
  readonly key: string;
  readonly standing: string;
  readonly timing: 'in-time' | 'extended' | 'overdue';
  readonly matters: number;
  readonly workingDays: number;
}

const COUNTS = statement(
  'matters.counts',
  `select to_char(month, 'YYYY-MM') as month, dimension, key, standing, timing, matters, working_days as "workingDays" from tally
   where office_id = $1 and procedure = $2 and month between $3::date and $4::date and matters <> 0
   order by month, dimension, key, standing, timing`,
);

/** Counts of the matters received from one month to another, `YYYY-MM` both included, from the roll-up kept with the facts. */
@Injectable()
export class MatterCounts {
  constructor(private readonly offices: OfficeTx) {}

  async between(office: string, procedure: string, first: string, last: string): Promise<readonly Count[]> {
    return this.offices.quick(office, (tx) => this.within(tx, procedure, first, last));
  }

  async within(tx: Tx, procedure: string, first: string, last: string): Promise<readonly Count[]> {
    return tx.rows<Count>(COUNTS, [tx.office, procedure, `${first}-01`, `${last}-01`]);
  }
}
