import type { LocalDate } from '#calendar';
import { statement, type Tx } from '#ledger';

export interface MemberRow {
  readonly id: string;
  readonly council: string;
  readonly staff: string | null;
  readonly person: string | null;
  readonly seat: string | null;
  readonly chair: boolean;
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  readonly renewals: number;
  readonly endedOn: LocalDate | null;
  readonly endedWhy: string | null;
}
export interface SessionRow {
  readonly id: string;
  readonly council: string;
  readonly at: Date;
  readonly place: string;
  readonly state: 'planned' | 'called' | 'closed' | 'cancelled';
  readonly version: number;
  readonly members: number | null;
  readonly present: number | null;
  readonly minutes: string | null;
}
export interface ItemRow {
  readonly id: string;
  readonly session: string;
  readonly number: number;
  readonly matter: string;
  readonly receiptNo: string;
  readonly about: string;
  readonly question: string;
  readonly invited: boolean;
  readonly decision: string | null;
  readonly inFavour: number | null;
  readonly against: number | null;
  readonly abstained: number | null;
  readonly department: string | null;
  readonly ground: string | null;
  readonly told: 'open' | 'told' | 'problem';
  readonly problem: string | null;
}
export interface RecusalRow {
  readonly item: string;
  readonly member: string;
  readonly how: 'by-law' | 'challenged' | 'withdrew';
  readonly ground: string;
}
export interface StatementRow {
  readonly item: string;
  readonly by: string;
  readonly passage: string;
}

const MEMBER = `id, council, staff_id as staff, person_id as person, seat, chair, since::text as since, until::text as until, renewals,
  ended_on::text as "endedOn", ended_why as "endedWhy"`;
const MEMBERS = statement(
  'councils.members',
  `select ${MEMBER} from council_member where office_id = $1 and council = $2 order by since, id`,
);
const SESSION = `s.id, s.council, s.at, s.place, s.state, s.version, s.members, s.present, s.minutes`;
const ONE_SESSION = statement(
  'councils.session',
  `select ${SESSION} from council_session s where s.office_id = $1 and s.council = $2 and s.id = $3`,
);
const HELD_SESSION = statement(
  'councils.hold-session',
  `select ${SESSION} from council_session s where s.office_id = $1 and s.council = $2 and s.id = $3 for update`,
);
const SESSIONS = statement(
  'councils.sessions',
  `select ${SESSION} from council_session s where s.office_id = $1 and s.council = $2 and (s.at, s.id) < ($3, $4)
   order by s.at desc, s.id desc limit $5`,
);
const ITEM = `i.id, i.session_id as session, i.number, i.matter_id as matter, m.receipt_no as "receiptNo", i.about, i.question, i.invited,
  i.decision, i.in_favour as "inFavour", i.against, i.abstained, i.department, i.ground, i.told, i.problem`;
const ITEMS = statement(
  'councils.items',
  `select ${ITEM} from council_item i join matter m on m.office_id = i.office_id and m.id = i.matter_id
   where i.office_id = $1 and i.session_id = $2 order by i.number`,
);
const ATTENDANCE = statement(
  'councils.attendance',
  `select member_id as member from council_attendance where office_id = $1 and session_id = $2`,
);
const RECUSALS = statement(
  'councils.recusals',
  `select r.item_id as item, r.member_id as member, r.how, r.ground from council_recusal r
   join council_item i on i.office_id = r.office_id and i.id = r.item_id where r.office_id = $1 and i.session_id = $2`,
);
const PARTIES = statement(
  'councils.parties',
  `select p.item_id as item, p.person_id as person from council_party p
   join council_item i on i.office_id = p.office_id and i.id = p.item_id where p.office_id = $1 and i.session_id = $2`,
);
const STATEMENTS = statement(
  'councils.statements',
  `select s.item_id as item, s.by_whom as by, s.passage from council_statement s
   join council_item i on i.office_id = s.office_id and i.id = s.item_id where s.office_id = $1 and i.session_id = $2 order by s.id`,
);
const HELD_ON = statement(
  'councils.held-on',
  `select distinct (s.at at time zone 'Asia/Seoul')::date::text as day from council_session s
   join council_item i on i.office_id = s.office_id and i.session_id = s.id
   where s.office_id = $1 and s.council = $2 and s.state = 'closed' and i.about = any($3)`,
);
const UNTOLD = statement(
  'councils.untold',
  `select count(*)::int as n from council_item i join council_session s on s.office_id = i.office_id and s.id = i.session_id
   where i.office_id = $1 and s.council = $2 and i.told = 'problem'`,
);
const MATTER = statement(
  'councils.matter-by-receipt',
  `select id as matter, person_id as person from matter where office_id = $1 and receipt_no = $2`,
);

export const membersOf = (tx: Tx, council: string): Promise<MemberRow[]> => tx.rows(MEMBERS, [tx.office, council]);

/** `held`: for whoever changes it, until the end of the transaction. */
export const sessionOf = (tx: Tx, council: string, id: string, held = false): Promise<SessionRow | undefined> =>
  tx.row(held ? HELD_SESSION : ONE_SESSION, [tx.office, council, id]);

export const sessionsBefore = (
  tx: Tx,
  council: string,
  before: { at: Date | string; id: string },
  most: number,
): Promise<SessionRow[]> => tx.rows(SESSIONS, [tx.office, council, before.at, before.id, most]);

export interface Agenda {
  readonly items: readonly ItemRow[];
  /** Member ids. */
  readonly present: readonly string[];
  readonly recusals: readonly RecusalRow[];
  readonly parties: readonly { readonly item: string; readonly person: string }[];
  readonly statements: readonly StatementRow[];
}

export async function agendaOf(tx: Tx, session: string): Promise<Agenda> {
  const asked = [tx.office, session];
  const [items, attendance, recusals, parties, statements] = await Promise.all([
    tx.rows<ItemRow>(ITEMS, asked),
    tx.rows<{ member: string }>(ATTENDANCE, asked),
    tx.rows<RecusalRow>(RECUSALS, asked),
    tx.rows<{ item: string; person: string }>(PARTIES, asked),
    tx.rows<StatementRow>(STATEMENTS, asked),
  ]);
  return { items, present: attendance.map(({ member }) => member), recusals, parties, statements };
}

/** Days on which closed sessions dealt with these questions. */
export async function heldOn(tx: Tx, council: string, questions: readonly string[]): Promise<LocalDate[]> {
  const rows = await tx.rows<{ day: string }>(HELD_ON, [tx.office, council, questions]);
  return rows.map(({ day }) => day);
}

/** Decisions that could not be told to their matters. */
export async function untoldOf(tx: Tx, council: string): Promise<number> {
  return (await tx.row<{ n: number }>(UNTOLD, [tx.office, council]))?.n ?? 0;
}

export const matterByReceipt = (
  tx: Tx,
  receiptNo: string,
): Promise<{ readonly matter: string; readonly person: string | null } | undefined> =>
  tx.row(MATTER, [tx.office, receiptNo]);
