import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { instantOf, type LocalDate, type LocalMinute, seoulDate, seoulMinute } from '#calendar';
import { OfficeTx, statement, type Tx } from '#ledger';
import { cursorOf, Procedures, readCursor } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { roomLabel, termsOn } from '../meeting-terms.js';
import { daysWaited } from '../rules/days-waited.js';
import { SESSION, sessionOf, type SessionRow } from '../storage/session-rows.js';
import { type MeetingFigures, MeetingFiguresView } from './meeting-figures.js';

/** A request that nobody has placed yet, and how long it has waited. */
export interface WaitingRequest {
  readonly id: string;
  readonly receiptNo: string;
  readonly title: string | null;
  readonly state: string;
  readonly stateLabel: string;
  /** Days since the day it came in, that day not counted. */
  readonly waitingDays: number;
  readonly companions: number | null;
  readonly wishedOn: LocalDate | null;
  readonly department: string | null;
}
export interface PlacedMatter {
  readonly id: string;
  readonly receiptNo: string;
  readonly title: string | null;
  readonly stateLabel: string;
  readonly waitingDays: number;
  /** Whether the department has handed in the material. */
  readonly prepared: boolean;
}
export interface BoardSlot {
  readonly number: number;
  readonly at: LocalMinute;
  readonly matter: PlacedMatter | null;
}
export interface BoardSession {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly at: LocalMinute;
  readonly until: LocalMinute;
  readonly room: string | null;
  readonly state: 'planned' | 'held' | 'cancelled';
  /** Why nobody works on its day; `dayOffMeant` when whoever set the day knew it, so that it stands as it is. */
  readonly dayOff: string | null;
  readonly dayOffMeant: boolean;
  /** Last day for requests, and the day the material is due; null where the office set none. */
  readonly closes: LocalDate | null;
  readonly materialDue: LocalDate | null;
  readonly slots: readonly BoardSlot[];
}
interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}
/** What was asked and prepared for one meeting: a page to print. Nobody's name: that stands in the matter, with a reason for looking. */
export interface MeetingBrief {
  readonly slot: BoardSlot;
  readonly texts: Readonly<Partial<Record<string, string>>>;
  /** Whose it is, for the record of who read it; never shown. */
  readonly person: string | null;
  readonly department: string | null;
  readonly companions: number | null;
}

interface SlotLine {
  session: string;
  number: number;
  startsAt: Date;
  matter: string | null;
  receiptNo: string | null;
  title: string | null;
  state: string | null;
  version: string | null;
  submittedAt: Date | null;
  companions: number | null;
  department: string | null;
  person: string | null;
  material: boolean;
}
interface RequestLine {
  id: string;
  receiptNo: string;
  title: string | null;
  state: string;
  version: string;
  submittedAt: Date;
  companions: number | null;
  wishedOn: string | null;
  department: string | null;
}

const FROM = statement(
  'meetings.board-sessions',
  `select ${SESSION} from meeting_session s where s.office_id = $1 and (s.starts_at, s.id) > ($2::timestamptz, $3::uuid)
   order by s.starts_at, s.id limit $4`,
);
const SLOTS = statement(
  'meetings.board-slots',
  `select l.session_id as session, l.number, l.starts_at as "startsAt", l.matter_id as matter, m.receipt_no as "receiptNo", p.body as title,
     m.state, to_char(m.version, 'YYYY-MM-DD') as version, m.submitted_at as "submittedAt", (m.kept->>'companions')::int as companions,
     m.department, m.person_id as person, coalesce((m.times->>'hand-in-material')::int, 0) > 0 as material
   from meeting_slot l
   left join matter m on m.office_id = l.office_id and m.id = l.matter_id
   left join passage p on p.office_id = l.office_id and p.id = m.title
   where l.office_id = $1 and l.session_id = any($2) order by l.session_id, l.number`,
);
const WAITING = statement(
  'meetings.waiting',
  `select m.id, m.receipt_no as "receiptNo", p.body as title, m.state, to_char(m.version, 'YYYY-MM-DD') as version, m.submitted_at as "submittedAt",
     (m.kept->>'companions')::int as companions, m.kept->>'wishedOn' as "wishedOn", m.department
   from matter m left join passage p on p.office_id = m.office_id and p.id = m.title
   where m.office_id = $1 and m.procedure = 'meeting' and m.state in ('requested', 'waiting') and m.ended_at is null and m.id > $2::uuid
   order by m.id limit $3`,
);
const TEXTS = statement(
  'meetings.brief-texts',
  `select distinct on (matter_id, ask) matter_id as matter, ask, body from passage
   where office_id = $1 and matter_id = any($2) and ask = any($3) order by matter_id, ask, id desc`,
);
const BRIEF = ['gist', 'support', 'previous', 'state', 'proposal', 'press', 'attending'];
const FIRST = '00000000-0000-0000-0000-000000000000';

/** 회차판과 신청함: sessions with their slots, and who still waits. */
@Injectable()
export class MeetingBoard {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly figures: MeetingFiguresView,
    private readonly clock: Clock,
  ) {}

  /** This year until today. */
  async year(code: string): Promise<MeetingFigures> {
    const today = seoulDate(this.clock.now(code));
    return this.offices.quick(code, (tx) => this.figures.within(tx, `${today.slice(0, 4)}-01-01`, today, today));
  }

  /** Sessions from the start of a day on, the nearest first. RuleBroken: `matters.cursor-invalid`. */
  async sessions(code: string, from: LocalDate, after?: string, most = 6): Promise<Paged<BoardSession>> {
    const office = await this.directory.of(code);
    const [since, id] = after === undefined ? [instantOf(from).toISOString(), FIRST] : readCursor(after, 2);
    return this.offices.quick(code, async (tx) => {
      const found = await tx.rows<SessionRow>(FROM, [code, since, id, most + 1]);
      const shown = found.slice(0, most);
      const last = found.length > most ? shown.at(-1) : undefined;
      return {
        rows: await this.withSlots(tx, office, shown),
        next: last ? cursorOf(last.startsAt.toISOString(), last.id) : null,
      };
    });
  }

  /** One session with what each meeting of it needs to be held. RuleBroken: `meetings.no-such-session`. */
  async session(code: string, id: string): Promise<{ session: BoardSession; briefs: readonly MeetingBrief[] }> {
    const office = await this.directory.of(code);
    return this.offices.quick(code, async (tx) => {
      const line = await sessionOf(tx, id);
      ensure(line, 'meetings.no-such-session');
      const lines = await tx.rows<SlotLine>(SLOTS, [code, [id]]);
      const slots = lines.map((slot) => this.slot(office, slot));
      const texts = await tx.rows<{ matter: string; ask: string; body: string }>(TEXTS, [
        code,
        lines.flatMap(({ matter }) => matter ?? []),
        BRIEF,
      ]);
      const briefs = lines.flatMap(({ matter, department, companions, person }, at): MeetingBrief[] => {
        const slot = slots[at];
        if (matter === null || !slot) return [];
        const own = texts.filter((text) => text.matter === matter);
        return [
          {
            slot,
            texts: Object.fromEntries(own.map(({ ask, body }) => [ask, body])),
            department: department === null ? null : (office.departmentLabel(department) ?? department),
            companions,
            person,
          },
        ];
      });
      return { session: shownSession(office, line, slots), briefs };
    });
  }

  /** Requests that nobody has placed, who waited longest first. RuleBroken: `matters.cursor-invalid`. */
  async waiting(code: string, after?: string, most = 30): Promise<Paged<WaitingRequest>> {
    const office = await this.directory.of(code);
    const [since] = after === undefined ? [FIRST] : readCursor(after, 1);
    const rows = await this.offices.quick(code, (tx) => tx.rows<RequestLine>(WAITING, [code, since, most + 1]));
    const last = rows.length > most ? rows[most - 1] : undefined;
    return {
      rows: rows.slice(0, most).map(({ version, submittedAt, wishedOn, department, ...row }) => ({
        ...row,
        wishedOn,
        department: department === null ? null : (office.departmentLabel(department) ?? department),
        stateLabel: this.stateLabel(office, row.state, version),
        waitingDays: this.waited(office, submittedAt),
      })),
      next: last ? cursorOf(last.id) : null,
    };
  }

  private async withSlots(tx: Tx, office: Office, lines: readonly SessionRow[]): Promise<BoardSession[]> {
    const ids = lines.map(({ id }) => id);
    const slots = ids.length === 0 ? [] : await tx.rows<SlotLine>(SLOTS, [office.code, ids]);
    return lines.map((line) => {
      const own = slots.filter(({ session }) => session === line.id).map((slot) => this.slot(office, slot));
      return shownSession(office, line, own);
    });
  }

  private slot(office: Office, line: SlotLine): BoardSlot {
    const { number, startsAt, matter, receiptNo, title, state, version, submittedAt, material } = line;
    const slot = { number, at: seoulMinute(startsAt) };
    if (matter === null || receiptNo === null || state === null || version === null || submittedAt === null)
      return { ...slot, matter: null };
    const stateLabel = this.stateLabel(office, state, version);
    const waitingDays = daysWaited(seoulDate(submittedAt), seoulDate(startsAt));
    return { ...slot, matter: { id: matter, receiptNo, title, stateLabel, waitingDays, prepared: material } };
  }

  private stateLabel(office: Office, state: string, version: string): string {
    return this.procedures.of(office).exactly('meeting', version).states.get(state)?.label ?? state;
  }

  private waited({ code }: Office, submittedAt: Date): number {
    return daysWaited(seoulDate(submittedAt), seoulDate(this.clock.now(code)));
  }
}

function shownSession(office: Office, line: SessionRow, slots: readonly BoardSlot[]): BoardSession {
  const { startsAt, endsAt, room, ...rest } = line;
  const at = seoulMinute(startsAt);
  const day = at.slice(0, 10);
  const { meeting, terms } = termsOn(office, line.kind, day);
  const before = (days: number | undefined): LocalDate | null =>
    days === undefined ? null : office.calendar.addCalendarDays(day, -days);
  return {
    ...rest,
    label: meeting.label,
    at,
    until: seoulMinute(endsAt),
    room: roomLabel(office, room) ?? null,
    closes: before(terms.closes),
    materialDue: before(terms.material),
    slots,
  };
}
