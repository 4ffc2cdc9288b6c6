import { Injectable } from '@nestjs/common';
import { OfficeTx, statement, type Tx } from '#ledger';
import { StepTaken } from '../facts.js';
import type { Count } from './counts.js';

/** A matter whose period passed or was extended, as the roll-up counts it. No name and no text of a resident. */
export interface LateMatter {
  readonly receiptNo: string;
  readonly kind: string;
  readonly department: string;
  readonly standing: string;
  readonly timing: 'extended' | 'overdue';
  /** `YYYY-MM-DD`. */
  readonly received: string;
  /** Promised due moment, a date or a minute; null while the clock stands still. */
  readonly due: string | null;
}

/** All figures of a month in one look of the database: parts and totals cannot stem from different moments. */
export interface MonthFigures {
  /** The first month anything was counted in, `YYYY-MM`; null for an office without a matter. Before it there are no data, not zeros. */
  readonly since: string | null;
  /** The months asked for by every dimension; every month of the range by the dimension `all`. */
  readonly counts: readonly Count[];
  readonly late: {
    readonly total: number;
    /** How often these matters were demanded for being overdue (영 §28②). */
    readonly demands: number;
    /** Overdue ones first, at most as many as were asked for. */
    readonly rows: readonly LateMatter[];
  };
}

const WAITING = statement(
  'matters.facts-not-counted',
  `select coalesce($3::timestamptz, clock_timestamp())::text as frontier, (
     select count(*)::int from delivery d
     where d.office_id = $1 and d.name = $2 and d.since <= coalesce($3::timestamptz, clock_timestamp()) and not exists (
       select from reaction_mark r
       where r.office_id = d.office_id and r.matter_id = d.matter_id and r.seq = d.seq and r.reaction = 'matters.count-where-matters-stand'
     )
   ) as waiting`,
);
const SINCE = statement(
  'matters.counted-since',
  `select to_char(month, 'YYYY-MM') as since from tally where office_id = $1 and procedure = $2 and matters <> 0 order by month limit 1`,
);
const FIGURES = statement(
  'matters.monthly-figures',
  `with late as materialized (
     select m.receipt_no, m.received_at, m.due, m.times, t.place from matter m
     join tally_place t on t.office_id = m.office_id and t.matter_id = m.id
     where m.office_id = $1 and m.procedure = $2
       and m.received_at >= ($4::date)::timestamp at time zone 'Asia/Seoul'
       and m.received_at < ($4::date + interval '1 month')::timestamp at time zone 'Asia/Seoul'
       and (m.marks @> '{overdue}' or jsonb_array_length(m.clock->'extensions') > 0)
       and t.place->>'timing' <> 'in-time'
   )
   select
     (select to_char(month, 'YYYY-MM') from tally where office_id = $1 and procedure = $2 and matters <> 0 order by month limit 1) as since,
     (select coalesce(jsonb_agg(to_jsonb(c) order by month, dimension, key, standing, timing), '[]') from (
       select to_char(month, 'YYYY-MM') as month, dimension, key, standing, timing, matters, working_days as "workingDays" from tally
       where office_id = $1 and procedure = $2 and month between $3::date and $4::date and matters <> 0
         and (dimension = 'all' or month = any($5::date[]))
     ) c) as counts,
     jsonb_build_object(
       'total', (select count(*) from late),
       'demands', (select coalesce(sum((times->>'mark-overdue')::int), 0) from late),
       'rows', (select coalesce(jsonb_agg(jsonb_build_object(
           'receiptNo', receipt_no, 'kind', place->'dimensions'->>'kind', 'department', place->'dimensions'->>'department',
           'standing', place->>'standing', 'timing', place->>'timing', 'due', due,
           'received', to_char(received_at at time zone 'Asia/Seoul', 'YYYY-MM-DD')
         ) order by place->>'timing' desc, due, receipt_no), '[]')
         from (select * from late order by place->>'timing' desc, due, receipt_no limit $6) l)
     ) as late`,
);

/** Figures for a monthly report, read from the roll-up that is kept with the facts. The cost does not grow with all matters. */
@Injectable()
export class MonthlyFigures {
  constructor(private readonly offices: OfficeTx) {}

  /** Steps taken before `frontier` (an instant of the database; now when absent) that the roll-up has not counted yet. */
  async waiting(office: string, frontier?: string): Promise<{ readonly frontier: string; readonly waiting: number }> {
    const values = [office, StepTaken.name, frontier ?? null];
    const row = await this.offices.quick(office, (tx) =>
      tx.row<{ frontier: string; waiting: number }>(WAITING, values),
    );
    if (!row) throw new Error('a count gives one row');
    return row;
  }

  /** The first month anything was counted in, `YYYY-MM`; null for an office without a matter. */
  async since(tx: Tx, procedure: string): Promise<string | null> {
    return (await tx.row<{ since: string }>(SINCE, [tx.office, procedure]))?.since ?? null;
  }

  /** Months are `YYYY-MM`: counts from `first` to `month`, by every dimension for `month` and `beside`; late matters of `month`. */
  async within(
    tx: Tx,
    procedure: string,
    { first, month, beside, most }: { first: string; month: string; beside: readonly string[]; most: number },
  ): Promise<MonthFigures> {
    const whole = [month, ...beside].map((each) => `${each}-01`);
    const row = await tx.row<MonthFigures>(FIGURES, [tx.office, procedure, `${first}-01`, `${month}-01`, whole, most]);
    if (!row) throw new Error('figures are one row');
    return row;
  }
}
