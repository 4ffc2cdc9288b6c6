import { createHash } from 'node:crypto';
import { statement, type Tx } from '#ledger';
import { type Holidays, joined, publishedHolidays } from '../rules/published-holidays.js';

/** The calendar an office counts by; `snapshot` is named with every result. */
export interface HolidaySnapshot extends Holidays {
  readonly snapshot: string;
  readonly number: number;
}

const LATEST = statement(
  'office.latest-holidays',
  `select s.snapshot, s.number, s.first_year as "firstYear", s.last_year as "lastYear",
     (select json_agg(json_build_array(h.day, h.name) order by h.day) from holiday h
      where h.office_id = s.office_id and h.snapshot = s.snapshot) as days
   from holiday_snapshot s where s.office_id = $1 order by s.number desc limit 1`,
);
const APPEND = statement(
  'office.append-holidays',
  `with kept as (
     insert into holiday_snapshot (office_id, snapshot, number, first_year, last_year, source)
     values ($1, $2, $3, $4, $5, $6) returning office_id, snapshot)
   insert into holiday (office_id, snapshot, day, name)
   select office_id, snapshot, (pair ->> 0)::date, pair ->> 1 from kept, json_array_elements($7) as pair`,
);

export async function latestHolidays(tx: Tx): Promise<HolidaySnapshot | undefined> {
  const row = await tx.row<Omit<HolidaySnapshot, 'days'> & { days: [string, string][] | null }>(LATEST, [tx.office]);
  return row && { ...row, days: new Map(row.days) };
}

/** Takes up what has been published since; 1 when that made a new snapshot, 0 when nothing is new. */
export async function keepHolidays(tx: Tx): Promise<number> {
  const latest = await latestHolidays(tx);
  const published = publishedHolidays();
  return appendHolidays(tx, latest, latest ? joined(latest, published) : published, '관공서의 공휴일에 관한 규정');
}

/** A new snapshot after `latest`, unless it would say the same. */
export async function appendHolidays(
  tx: Tx,
  latest: HolidaySnapshot | undefined,
  holidays: Holidays,
  source: string,
): Promise<number> {
  const { firstYear, lastYear } = holidays;
  const days = JSON.stringify([...holidays.days]);
  if (latest?.firstYear === firstYear && latest.lastYear === lastYear && JSON.stringify([...latest.days]) === days)
    return 0;
  const number = (latest?.number ?? 0) + 1;
  const digest = createHash('sha256')
    .update(`${String(firstYear)} ${String(lastYear)} ${days}`)
    .digest('hex');
  const snapshot = `${String(number)}-${digest.slice(0, 8)}`;
  await tx.touch(APPEND, [tx.office, snapshot, number, firstYear, lastYear, source, days]);
  return 1;
}
