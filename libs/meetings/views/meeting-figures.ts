import { Injectable } from '@nestjs/common';
import { endOfDay, instantOf, type LocalDate } from '#calendar';
import { statement, type Tx } from '#ledger';

/** How the requests that came in within a period stand: every one is in exactly one part. */
export interface RequestFigures {
  readonly received: number;
  /** Placed with the mayor, held ones included. */
  readonly selected: number;
  readonly substituted: number;
  readonly written: number;
  readonly waiting: number;
  readonly withdrawn: number;
  /** Visits to the 상담실. */
  readonly visits: number;
}
export interface FollowUpFigures {
  readonly ordered: number;
  readonly done: number;
  readonly impossible: number;
  readonly open: number;
  /** Of the open ones, those past their day. */
  readonly overdue: number;
}
/** The mayor's day of a period in one look of the database. */
export interface MeetingFigures {
  /** Sessions with slots that were held, and meetings that took place in the period. */
  readonly sessions: number;
  readonly meetings: number;
  readonly people: number;
  readonly requests: RequestFigures;
  readonly followUps: FollowUpFigures;
}

type Row = { sessions: number; meetings: number; people: number } & RequestFigures & {
    [part in keyof FollowUpFigures as `f_${part}`]: number;
  };

const FIGURES = statement(
  'meetings.figures',
  `with m as (
     select state, kept, times, ended_at, submitted_at, case
       when coalesce((times->>'receive-visit')::int, 0) > 0 then 'visit'
       when state = 'withdrawn' then 'withdrawn'
       when state in ('writing', 'answered') then 'written'
       when state in ('requested', 'waiting') then 'waiting'
       when kept ? 'delegate' then 'substituted'
       else 'selected' end as part
     from matter where office_id = $1 and procedure = 'meeting'
   ), f as (
     select state, kept from matter where office_id = $1 and procedure = 'follow-up' and submitted_at >= $2 and submitted_at < $3
   )
   select
     (select count(*)::int from meeting_session s where s.office_id = $1 and s.state = 'held' and s.starts_at >= $2 and s.starts_at < $3
        and exists (select from meeting_slot l where l.office_id = $1 and l.session_id = s.id)) as sessions,
     (select count(*)::int from m where state = 'held' and ended_at >= $2 and ended_at < $3) as meetings,
     (select coalesce(sum((kept->>'present')::int), 0)::int from m where state = 'held' and ended_at >= $2 and ended_at < $3) as people,
     (select count(*)::int from m where submitted_at >= $2 and submitted_at < $3) as received,
     (select count(*)::int from m where submitted_at >= $2 and submitted_at < $3 and part = 'selected') as selected,
     (select count(*)::int from m where submitted_at >= $2 and submitted_at < $3 and part = 'substituted') as substituted,
     (select count(*)::int from m where submitted_at >= $2 and submitted_at < $3 and part = 'written') as written,
     (select count(*)::int from m where submitted_at >= $2 and submitted_at < $3 and part = 'waiting') as waiting,
     (select count(*)::int from m where submitted_at >= $2 and submitted_at < $3 and part = 'withdrawn') as withdrawn,
     (select count(*)::int from m where submitted_at >= $2 and submitted_at < $3 and part = 'visit') as visits,
     (select count(*)::int from f) as f_ordered,
     (select count(*)::int from f where state = 'done') as f_done,
     (select count(*)::int from f where state = 'impossible') as f_impossible,
     (select count(*)::int from f where state = 'ordered') as f_open,
     (select count(*)::int from f where state = 'ordered' and kept->>'dueOn' < $4) as f_overdue`,
);

/** What reports say of the mayor's day. */
@Injectable()
export class MeetingFiguresView {
  /** From one day to another, both included, as it stands `today`; in the caller's transaction, so that parts and totals are of one moment. */
  async within(tx: Tx, from: LocalDate, to: LocalDate, today: LocalDate): Promise<MeetingFigures> {
    const row = await tx.row<Row>(FIGURES, [tx.office, instantOf(from), endOfDay(to), today]);
    if (!row) throw new Error('figures are one row');
    const { sessions, meetings, people, received, selected, substituted, written, waiting, withdrawn, visits } = row;
    return {
      sessions,
      meetings,
      people,
      requests: { received, selected, substituted, written, waiting, withdrawn, visits },
      followUps: {
        ordered: row.f_ordered,
        done: row.f_done,
        impossible: row.f_impossible,
        open: row.f_open,
        overdue: row.f_overdue,
      },
    };
  }
}
