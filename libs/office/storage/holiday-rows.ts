import { type HolidaySnapshot, publishedHolidays, holidaySnapshot } from '#calendar';
import { statement, type Tx } from '#ledger';

const LATEST = statement(
  'office.latest-holidays',
  `select s.years, (select json_object_agg(h.day, h.name order by h.day) from holiday h
     where h.office_id = s.office_id and h.snapshot = s.snapshot) as days
   from holiday_snapshot s where s.office_id = $1 order by s.number desc limit 1`,
);
const NAMED = statement(
  'office.holidays-named',
  `select s.years, (select json_object_agg(h.day, h.name order by h.day) from holiday h
     where h.office_id = s.office_id and h.snapshot = s.snapshot) as days
   from holiday_snapshot s where s.office_id = $1 and s.snapshot = $2 order by s.number limit 1`,
);
/** One who changes the calendar at a time. */
const HOLD = statement('office.hold', `select revision from office where office_id = $1 for update`);
const APPEND = statement(
  'office.append-holidays',
  `with kept as (
     insert into holiday_snapshot (office_id, snapshot, number, years, source)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4 from holiday_snapshot where office_id = $1
     returning office_id, snapshot)
   insert into holiday (office_id, snapshot, day, name)
   select office_id, snapshot, day::date, name from kept, json_each_text($5) as off (day, name)
   on conflict do nothing`,
);

/** The holidays an office counts by now; undefined before it was opened. */
export async function latestHolidays(tx: Tx): Promise<HolidaySnapshot | undefined> {
  return snapshotOf(await tx.row<SnapshotRow>(LATEST, [tx.office]));
}

/** A snapshot by its name; undefined when the office never had it. */
export async function holidaysNamed(tx: Tx, snapshot: string): Promise<HolidaySnapshot | undefined> {
  return snapshotOf(await tx.row<SnapshotRow>(NAMED, [tx.office, snapshot]));
}

/** Keeps others from changing the office until the end of the transaction. */
export async function holdOffice(tx: Tx): Promise<void> {
  await tx.rows(HOLD, [tx.office]);
}

interface SnapshotRow {
  readonly years: number[];
  readonly days: Record<string, string> | null;
}

function snapshotOf(row: SnapshotRow | undefined): HolidaySnapshot | undefined {
  return row && holidaySnapshot(row.years, row.days ?? {});
}

/** Takes up what has been published since, and keeps what the office declared itself; 1 when that made a new snapshot, else 0. */
export async function keepPublishedHolidays(tx: Tx): Promise<number> {
  const published = publishedHolidays();
  const latest = (await latestHolidays(tx)) ?? published;
  const years = new Set([...latest.years, ...published.years]);
  return appendHolidays(
    tx,
    holidaySnapshot([...years], { ...published.days, ...latest.days }),
    '관공서의 공휴일에 관한 규정',
  );
}

/** A new snapshot, unless it says what the latest says. */
export async function appendHolidays(tx: Tx, holidays: HolidaySnapshot, source: string): Promise<number> {
  if ((await latestHolidays(tx))?.id === holidays.id) return 0;
  await tx.touch(APPEND, [tx.office, holidays.id, holidays.years, source, JSON.stringify(holidays.days)]);
  return 1;
}
