import { statement, type Tx } from '#ledger';

export interface SessionRow {
  /** Also the id of the session's matter. */
  readonly id: string;
  readonly kind: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly room: string | null;
  readonly state: 'planned' | 'held' | 'cancelled';
  /** Why nobody works on its day; `dayOffMeant` when whoever set the day knew it. */
  readonly dayOff: string | null;
  readonly dayOffMeant: boolean;
}
export interface SlotRow {
  readonly session: string;
  readonly number: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly matter: string | null;
}

/** Columns of a `SessionRow` of `meeting_session s`. */
export const SESSION = `s.id, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.room, s.state, s.day_off as "dayOff", s.day_off_meant as "dayOffMeant"`;
const SLOT = `l.session_id as session, l.number, l.starts_at as "startsAt", l.ends_at as "endsAt", l.matter_id as matter`;

const IN_TURN = statement('meetings.in-turn', `select pg_advisory_xact_lock(hashtextextended($1, 19))`);
const LOOK = statement(
  'meetings.session',
  `select ${SESSION} from meeting_session s where s.office_id = $1 and s.id = $2`,
);
const HOLD = statement('meetings.hold-session', `${LOOK.text} for update`);
const SLOTS = statement(
  'meetings.slots',
  `select ${SLOT} from meeting_slot l where l.office_id = $1 and l.session_id = $2 order by l.number`,
);
const SLOT_OF = statement(
  'meetings.slot-of-matter',
  `select ${SLOT} from meeting_slot l where l.office_id = $1 and l.matter_id = $2`,
);
const FREE = statement(
  'meetings.free-slots',
  `select ${SLOT}, s.kind from meeting_slot l join meeting_session s on s.office_id = l.office_id and s.id = l.session_id
   where l.office_id = $1 and l.matter_id is null and s.state = 'planned' and (s.day_off is null or s.day_off_meant) and l.starts_at > $2
   order by l.starts_at, l.session_id limit 200`,
);
const PLAN = statement(
  'meetings.plan-session',
  `insert into meeting_session (office_id, id, kind, ruled, starts_at, ends_at, room, day_off, day_off_meant)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8::text is not null)
   on conflict (office_id, kind, ruled) where ruled is not null do nothing returning id`,
);
const KEEP_SLOTS = statement(
  'meetings.keep-slots',
  `insert into meeting_slot (office_id, session_id, number, starts_at, ends_at)
   select $1, $2, t.number, t.starts_at, t.ends_at
   from unnest($3::int[], $4::timestamptz[], $5::timestamptz[]) as t (number, starts_at, ends_at)
   on conflict (office_id, session_id, number) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at`,
);
const MOVE = statement(
  'meetings.move-session',
  `update meeting_session set starts_at = $3, ends_at = $4, day_off = $5, day_off_meant = $5::text is not null where office_id = $1 and id = $2`,
);
const END = statement(
  'meetings.end-session',
  `update meeting_session set state = $3, groups = $4, people = $5 where office_id = $1 and id = $2`,
);
const DAY_OFF = statement(
  'meetings.note-day-off',
  `update meeting_session set day_off = $3, day_off_meant = false where office_id = $1 and id = $2`,
);
const TAKE = statement(
  'meetings.take-slot',
  `update meeting_slot set matter_id = $4 where office_id = $1 and session_id = $2 and number = $3 and matter_id is null`,
);
const LEAVE = statement(
  'meetings.leave-slot',
  `update meeting_slot set matter_id = null where office_id = $1 and matter_id = $2`,
);
const KEEP_ROOM = statement(
  'meetings.keep-room',
  `insert into room_use (office_id, id, room, during, session_id, matter_id)
   values ($1, $2, $3, tstzrange($4::timestamptz, $5::timestamptz), $6, $7)`,
);
const KEEP_DELEGATE = statement(
  'meetings.keep-delegate',
  `insert into delegate_use (office_id, matter_id, staff_id, during) values ($1, $2, $3, tstzrange($4::timestamptz, $5::timestamptz))`,
);
const LEAVE_DELEGATE = statement(
  'meetings.leave-delegate',
  `delete from delegate_use where office_id = $1 and matter_id = $2`,
);
const LEAVE_ROOM = statement(
  'meetings.leave-room',
  `delete from room_use where office_id = $1 and (session_id = $2 or matter_id = $2)`,
);
const UNRECORDED = statement(
  'meetings.unrecorded',
  `select count(*)::int as n from meeting_slot l join matter m on m.office_id = l.office_id and m.id = l.matter_id
   where l.office_id = $1 and l.session_id = $2 and m.ended_at is null`,
);
const SUBMITTED = statement(
  'meetings.submitted-at',
  `select submitted_at as at from matter where office_id = $1 and id = $2`,
);
const PLANNED_BETWEEN = statement(
  'meetings.planned-between',
  `select ${SESSION} from meeting_session s
   where s.office_id = $1 and s.state = 'planned' and s.starts_at >= $2 and s.starts_at < $3 order by s.starts_at`,
);

/** Whoever books, moves or cancels in an office does so in turn: of many who want the same slot or room the first has it. */
export const inTurn = (tx: Tx): Promise<unknown> => tx.rows(IN_TURN, [tx.office]);

export const sessionOf = (tx: Tx, id: string): Promise<SessionRow | undefined> => tx.row(LOOK, [tx.office, id]);
/** Held until the end of the transaction. */
export const sessionHeld = (tx: Tx, id: string): Promise<SessionRow | undefined> => tx.row(HOLD, [tx.office, id]);
export const slotsOfSession = (tx: Tx, id: string): Promise<SlotRow[]> => tx.rows(SLOTS, [tx.office, id]);
export const slotOfMatter = (tx: Tx, matter: string): Promise<SlotRow | undefined> =>
  tx.row(SLOT_OF, [tx.office, matter]);
export const freeSlots = (tx: Tx, after: Date): Promise<(SlotRow & { readonly kind: string })[]> =>
  tx.rows(FREE, [tx.office, after]);
export const plannedBetween = (tx: Tx, from: Date, to: Date): Promise<SessionRow[]> =>
  tx.rows(PLANNED_BETWEEN, [tx.office, from, to]);

/** False when the rule's day has its session already. */
export async function keepSession(
  tx: Tx,
  row: {
    id: string;
    kind: string;
    ruled: string | null;
    from: Date;
    to: Date;
    room: string | null;
    dayOff: string | null;
  },
): Promise<boolean> {
  return (await tx.touch(PLAN, [tx.office, row.id, row.kind, row.ruled, row.from, row.to, row.room, row.dayOff])) === 1;
}

export const keepSlots = (tx: Tx, session: string, slots: readonly { from: Date; to: Date }[]): Promise<unknown> =>
  tx.rows(KEEP_SLOTS, [
    tx.office,
    session,
    slots.map((_, index) => index + 1),
    slots.map(({ from }) => from),
    slots.map(({ to }) => to),
  ]);

export const moveSession = (
  tx: Tx,
  id: string,
  { from, to }: { from: Date; to: Date },
  dayOff: string | null,
): Promise<unknown> => tx.rows(MOVE, [tx.office, id, from, to, dayOff]);

export const endSession = (
  tx: Tx,
  id: string,
  state: 'held' | 'cancelled',
  counts?: { groups: number; people: number },
): Promise<unknown> => tx.rows(END, [tx.office, id, state, counts?.groups ?? null, counts?.people ?? null]);

export const noteDayOff = (tx: Tx, id: string, why: string): Promise<unknown> => tx.rows(DAY_OFF, [tx.office, id, why]);

/** False when somebody else has it. */
export async function takeSlot(tx: Tx, session: string, number: number, matter: string): Promise<boolean> {
  return (await tx.touch(TAKE, [tx.office, session, number, matter])) === 1;
}

/** The slot and the room of a matter are free again. */
export async function leavePlace(tx: Tx, matter: string): Promise<void> {
  await Promise.all([LEAVE, LEAVE_ROOM, LEAVE_DELEGATE].map((what) => tx.rows(what, [tx.office, matter])));
}

export const leaveRoom = (tx: Tx, whose: string): Promise<unknown> => tx.rows(LEAVE_ROOM, [tx.office, whose]);

/** False when it is kept for another in that time: the exclusion constraint says so. Nothing may follow in the transaction then. */
export async function keepRoom(
  tx: Tx,
  use: { id: string; room: string; from: Date; to: Date; session?: string; matter?: string },
): Promise<boolean> {
  const { id, room, from, to, session = null, matter = null } = use;
  return unlessKept(tx.rows(KEEP_ROOM, [tx.office, id, room, from, to, session, matter]));
}

/** False when the delegate meets somebody else in that time, as for a room. */
export const keepDelegate = (
  tx: Tx,
  { matter, delegate, from, to }: { matter: string; delegate: string; from: Date; to: Date },
): Promise<boolean> => unlessKept(tx.rows(KEEP_DELEGATE, [tx.office, matter, delegate, from, to]));

async function unlessKept(keeping: Promise<unknown>): Promise<boolean> {
  try {
    await keeping;
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '23P01') throw error;
    return false;
  }
}

/** Matters of a session that nobody has recorded yet. */
export async function unrecordedIn(tx: Tx, session: string): Promise<number> {
  return (await tx.row<{ n: number }>(UNRECORDED, [tx.office, session]))?.n ?? 0;
}

export async function submittedAt(tx: Tx, matter: string): Promise<Date | undefined> {
  return (await tx.row<{ at: Date }>(SUBMITTED, [tx.office, matter]))?.at;
}
