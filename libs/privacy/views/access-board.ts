import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';
import type { AccessEntry } from '#people';
import { type AccessFlag, DAY_BEGINS, DAY_ENDS, EVERYONES_WORK, MANY_PEOPLE } from '../rules/access-flags.js';

/** An act of 접속기록 as the monthly review reads it. */
export interface FlaggedEntry extends AccessEntry {
  /** Receipt number of the matter, where it was looked at in one. */
  readonly receiptNo: string | null;
  /** What the reviewer should look at twice. */
  readonly flags: readonly AccessFlag[];
}

export interface AccessTotals {
  readonly entries: number;
  readonly flagged: number;
  /** Files with people's data in them. */
  readonly downloads: number;
  readonly people: number;
  readonly actors: number;
}

interface Between {
  readonly from: Date;
  readonly to: Date;
}
export interface AccessQuestion extends Between {
  readonly actor?: string | undefined;
  readonly person?: string | undefined;
  readonly flag?: AccessFlag | undefined;
  readonly act?: string | undefined;
  /** Id of the last entry shown. */
  readonly after?: string | undefined;
  readonly most: number;
}

// The rules stand in words in rules/access-flags.ts. Only acts of staff are flagged.
const FLAGS = `case when a.actor_kind <> 'staff' then '{}' else array_remove(array[
    case when extract(hour from a.at at time zone 'Asia/Seoul') not between ${DAY_BEGINS} and ${DAY_ENDS - 1} then 'night' end,
    case when a.act = 'open' and (
      select count(distinct o.person_id) from access_log o
      where o.office_id = a.office_id and o.actor = a.actor and o.act = 'open' and o.at > a.at - interval '1 hour' and o.at <= a.at
    ) >= ${MANY_PEOPLE} then 'many' end,
    case when a.matter_department is not null and a.matter_department is distinct from a.department
      and not a.roles && '{${EVERYONES_WORK.join(',')}}' then 'foreign' end,
    case when a.act = 'export' then 'download' end], null) end`;
const WITHIN = `from access_log a where a.office_id = $1 and a.at >= $2 and a.at < $3`;

const READ = statement(
  'privacy.read-access-log',
  `select f.*, m.receipt_no as "receiptNo" from (
     select a.id, a.at, a.actor_kind || ':' || a.actor as actor, a.origin, a.person_id as person, a.act, a.purpose, a.reason,
       a.matter_id as matter, ${FLAGS} as flags ${WITHIN}
       and ($4::text is null or a.actor = $4) and ($5::uuid is null or a.person_id = $5) and ($9::text is null or a.act = $9)
       and ($6::uuid is null or (a.at, a.id) > (select at, id from access_log where office_id = $1 and id = $6))
   ) f left join matter m on m.office_id = $1 and m.id = f.matter
   where $8::text is null or $8 = any (f.flags)
   order by f.at, f.id limit $7`,
);
const TOTALS = statement(
  'privacy.access-totals',
  `select count(*)::int as entries, count(*) filter (where flags <> '{}')::int as flagged,
     count(distinct export_id)::int as downloads, count(distinct person_id)::int as people, count(distinct actor)::int as actors
   from (select a.actor, a.person_id, a.export_id, ${FLAGS} as flags ${WITHIN}) as f`,
);

/** 접속기록 for the monthly review, with what is unusual about each act (안전성 확보조치 기준 §8②). */
@Injectable()
export class AccessBoard {
  /** Entries from `from` until before `to`, in their order. */
  read(tx: Tx, { from, to, actor, person, after, flag, act, most }: AccessQuestion): Promise<FlaggedEntry[]> {
    const asked = [actor, person, after].map((each) => each ?? null);
    return tx.rows<FlaggedEntry>(READ, [tx.office, from, to, ...asked, most, flag ?? null, act ?? null]);
  }

  /** How much there is to review, and how much of it is flagged. */
  async totals(tx: Tx, { from, to }: Between): Promise<AccessTotals> {
    const totals = await tx.row<AccessTotals>(TOTALS, [tx.office, from, to]);
    return totals ?? { entries: 0, flagged: 0, downloads: 0, people: 0, actors: 0 };
  }
}
