import type { LocalDate } from '#calendar';
import { statement, type Tx } from '#ledger';
import type { CalendarMoved } from '../facts.js';

/** A change of the calendar and how far its recount has come. */
export interface CalendarChange {
  readonly id: string;
  readonly kind: CalendarMoved['why'];
  readonly day: LocalDate | null;
  readonly year: number | null;
  readonly name: string | null;
  readonly before: string;
  readonly after: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly state: 'running' | 'done';
  readonly reached: string | null;
  /** Open matters looked at, and those whose date moved. */
  readonly examined: number;
  readonly moved: number;
  readonly finishedAt: Date | null;
}

const COLUMNS = `c.id, c.kind, c.day::text as day, c.year, c.name, c.before, c.after, c.made_by as "madeBy", c.made_at as "madeAt", c.state,
  c.reached, c.examined, c.finished_at as "finishedAt",
  (select count(*)::int from recount r where r.office_id = c.office_id and r.change_id = c.id) as moved`;
const KEEP = statement(
  'matters.keep-calendar-change',
  `insert into calendar_change (office_id, id, kind, day, year, name, before, after, made_by, made_at, key)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const ONE = statement(
  'matters.calendar-change',
  `select ${COLUMNS} from calendar_change c where c.office_id = $1 and c.id = $2`,
);
const BY_KEY = statement(
  'matters.calendar-change-by-key',
  `select ${COLUMNS} from calendar_change c where c.office_id = $1 and c.made_by = $2 and c.key = $3`,
);
const LIST = statement(
  'matters.calendar-changes',
  `select ${COLUMNS} from calendar_change c where c.office_id = $1 order by c.made_at desc, c.id desc limit $2`,
);
const CLAIM = statement(
  'matters.claim-recount',
  `update calendar_change set token = $3, lease_until = clock_timestamp() + make_interval(secs => $4)
   where office_id = $1 and id = $2 and state = 'running' and (lease_until is null or lease_until <= clock_timestamp())
   returning id`,
);
const ADVANCE = statement(
  'matters.advance-recount',
  `update calendar_change set reached = $4, examined = examined + $5, lease_until = clock_timestamp() + make_interval(secs => $6)
   where office_id = $1 and id = $2 and state = 'running' and token = $3`,
);
const FINISH = statement(
  'matters.finish-recount',
  `update calendar_change set state = 'done', finished_at = $4, token = null, lease_until = null
   where office_id = $1 and id = $2 and state = 'running' and token = $3`,
);
const MOVED = statement(
  'matters.keep-recount',
  `insert into recount (office_id, change_id, matter_id, old_due, new_due) values ($1, $2, $3, $4, $5)
   on conflict (office_id, change_id, matter_id) do update set new_due = excluded.new_due`,
);
const NEXT = statement(
  'matters.next-to-recount',
  `select id from matter where office_id = $1 and ended_at is null and id > $2 order by id limit $3`,
);
const LEFT = statement(
  'matters.left-to-recount',
  `select id from matter where office_id = $1 and ended_at is null and calendar <> $2 and (clock is null or clock->'stop' is null)
   order by id limit $3`,
);
const RECOUNT = statement(
  'matters.recount',
  `update matter set due = $4, due_at = $5, calendar = $6, promised = $7
   where office_id = $1 and id = $2 and step_no = $3 and ended_at is null`,
);
const RESULTS = statement(
  'matters.recounts-of-change',
  `select r.matter_id as matter, m.receipt_no as "receiptNo", m.department, m.officer, r.old_due as "oldDue", r.new_due as "newDue"
   from recount r join matter m on m.office_id = r.office_id and m.id = r.matter_id
   where r.office_id = $1 and r.change_id = $2 and r.matter_id > $3 order by r.matter_id limit $4`,
);

const FIRST = '00000000-0000-0000-0000-000000000000';

/** A matter whose date a change moved. */
export interface RecountLine {
  readonly matter: string;
  readonly receiptNo: string;
  readonly department: string | null;
  readonly officer: string | null;
  readonly oldDue: string | null;
  readonly newDue: string | null;
}

export interface NewCalendarChange extends Pick<
  CalendarChange,
  'id' | 'kind' | 'day' | 'year' | 'name' | 'before' | 'after' | 'madeBy' | 'madeAt'
> {
  readonly key: string | null;
}

export async function keepCalendarChange(tx: Tx, change: NewCalendarChange): Promise<void> {
  const { id, kind, day, year, name, before, after, madeBy, madeAt, key } = change;
  await tx.rows(KEEP, [tx.office, id, kind, day, year, name, before, after, madeBy, madeAt, key]);
}

export const calendarChange = (tx: Tx, id: string): Promise<CalendarChange | undefined> => tx.row(ONE, [tx.office, id]);

export const calendarChangeByKey = (tx: Tx, madeBy: string, key: string): Promise<CalendarChange | undefined> =>
  tx.row(BY_KEY, [tx.office, madeBy, key]);

/** Newest first. */
export const calendarChanges = (tx: Tx, most: number): Promise<CalendarChange[]> => tx.rows(LIST, [tx.office, most]);

/** Who holds the token does the recount; false when it is done or in other hands. */
export async function claimRecount(tx: Tx, id: string, token: string, seconds: number): Promise<boolean> {
  return (await tx.touch(CLAIM, [tx.office, id, token, seconds])) === 1;
}

/** False when the recount passed into other hands. */
export async function advanceRecount(
  tx: Tx,
  id: string,
  token: string,
  reached: string,
  examined: number,
  seconds: number,
): Promise<boolean> {
  return (await tx.touch(ADVANCE, [tx.office, id, token, reached, examined, seconds])) === 1;
}

export async function finishRecount(tx: Tx, id: string, token: string, at: Date): Promise<boolean> {
  return (await tx.touch(FINISH, [tx.office, id, token, at])) === 1;
}

export async function nextToRecount(tx: Tx, after: string | null, most: number): Promise<readonly string[]> {
  return (await tx.rows<{ id: string }>(NEXT, [tx.office, after ?? FIRST, most])).map(({ id }) => id);
}

/** Open matters that a step put back on an earlier calendar while they were being recounted. */
export async function leftToRecount(tx: Tx, calendar: string, most: number): Promise<readonly string[]> {
  return (await tx.rows<{ id: string }>(LEFT, [tx.office, calendar, most])).map(({ id }) => id);
}

export async function keepRecount(
  tx: Tx,
  change: string,
  matter: string,
  oldDue: string | null,
  newDue: string,
): Promise<void> {
  await tx.rows(MOVED, [tx.office, change, matter, oldDue, newDue]);
}

/** False when a step was taken meanwhile. */
export async function recountMatter(
  tx: Tx,
  matter: string,
  at: number,
  standing: { due: string | null; dueAt: Date | null; calendar: string; promised: object | null },
): Promise<boolean> {
  const { due, dueAt, calendar, promised } = standing;
  const kept = promised && JSON.stringify(promised);
  return (await tx.touch(RECOUNT, [tx.office, matter, at, due, dueAt, calendar, kept])) === 1;
}

export const recountsOf = (tx: Tx, change: string, after: string | null, most: number): Promise<RecountLine[]> =>
  tx.rows(RESULTS, [tx.office, change, after ?? FIRST, most]);
