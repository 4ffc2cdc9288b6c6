import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import { type LocalDate, type LocalMinute, seoulDate, seoulMinute } from '#calendar';
import { statement, type Tx } from '#ledger';
import { Procedures } from '#matters';
import type { Office } from '#office';
import { roomLabel } from '../meeting-terms.js';
import { MeetingFiguresView, type RequestFigures } from './meeting-figures.js';
import { daysWaited } from '../rules/days-waited.js';

/** A text by the id of its passage; null when nothing was said. */
type TextId = string | null;

export interface FollowUpLine {
  readonly receiptNo: string;
  readonly title: TextId;
  readonly department: string | null;
  readonly dueOn: LocalDate | null;
  /** As staff read it: 후속조치 중, 이행, 할 수 없음. */
  readonly state: string;
  readonly overdue: boolean;
  readonly result: TextId;
}
export interface MeetingLine {
  readonly receiptNo: string;
  readonly at: LocalMinute;
  /** Id in the vault; null when nobody gave a name. */
  readonly person: string | null;
  readonly title: TextId;
  readonly texts: { readonly [ask in (typeof ASKS)[number]]: TextId };
  readonly held: boolean;
  readonly present: number;
  /** Code of 조치구분; null where it was not held. */
  readonly handling: string | null;
  readonly department: string | null;
  readonly endedEarly: boolean;
  readonly followUps: readonly FollowUpLine[];
}
/** A session and what came of it, without a word or a name: texts and people stand by their ids. */
export interface SessionFigures {
  readonly session: string;
  /** How many of this kind were held, this one included. */
  readonly number: number;
  readonly kind: string;
  readonly label: string;
  readonly at: LocalMinute;
  readonly until: LocalMinute;
  readonly room: string | null;
  readonly place: TextId;
  readonly attending: TextId;
  readonly attended: number;
  readonly meetings: readonly MeetingLine[];
  /** Requests since the session before, and how long those placed have waited in all. */
  readonly requests: RequestFigures & { readonly deputy: number };
  readonly waited: { readonly days: number; readonly matters: number };
  /** What was ordered at the session before. */
  readonly earlier: { readonly at: LocalMinute; readonly followUps: readonly FollowUpLine[] } | null;
}

const ASKS = ['gist', 'state', 'opinion', 'directive'] as const;

interface SessionLine {
  id: string;
  kind: string;
  startsAt: Date;
  endsAt: Date;
  room: string | null;
  people: number;
  number: number;
  earlier: string | null;
  earlierAt: Date | null;
  place: string | null;
  attending: string | null;
}
interface MatterLine {
  id: string;
  receiptNo: string;
  startsAt: Date;
  submittedAt: Date;
  person: string | null;
  title: string | null;
  state: string;
  kept: { present?: number; handling?: string; endedEarly?: boolean };
  department: string | null;
  texts: { [ask: string]: string } | null;
}
interface FollowUpRow {
  about: string;
  receiptNo: string;
  title: string | null;
  department: string | null;
  dueOn: string | null;
  state: string;
  version: string;
  result: string | null;
}

const LAST_TEXT = (matter: string, ask: string): string =>
  `(select p.id from passage p where p.office_id = $1 and p.matter_id = ${matter} and p.ask = '${ask}' order by p.id desc limit 1)`;
const SESSION = statement(
  'meetings.report-session',
  `select s.id, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.room, s.people,
     (select count(*)::int from meeting_session o where o.office_id = $1 and o.kind = s.kind and o.state = 'held' and o.starts_at <= s.starts_at) as number,
     e.id as earlier, e.starts_at as "earlierAt", ${LAST_TEXT('s.id', 'place')} as place, ${LAST_TEXT('s.id', 'attending')} as attending
   from meeting_session s left join lateral (
     select o.id, o.starts_at from meeting_session o
     where o.office_id = $1 and o.kind = s.kind and o.state = 'held' and o.starts_at < s.starts_at order by o.starts_at desc limit 1) e on true
   where s.office_id = $1 and s.id = $2 and s.state = 'held'`,
);
const MATTERS = statement(
  'meetings.report-matters',
  `select m.id, m.receipt_no as "receiptNo", l.starts_at as "startsAt", m.submitted_at as "submittedAt", m.person_id as person, m.title, m.state, m.kept, m.department,
     (select jsonb_object_agg(t.ask, t.id) from (
        select distinct on (p.ask) p.ask, p.id from passage p where p.office_id = $1 and p.matter_id = m.id and p.ask = any($3) order by p.ask, p.id desc) t) as texts
   from meeting_slot l join matter m on m.office_id = l.office_id and m.id = l.matter_id
   where l.office_id = $1 and l.session_id = $2 order by l.number`,
);
const FOLLOW_UPS = statement(
  'meetings.report-follow-ups',
  `select f.kept->>'about' as about, f.receipt_no as "receiptNo", f.title, f.department, f.kept->>'dueOn' as "dueOn", f.state,
     to_char(f.version, 'YYYY-MM-DD') as version, ${LAST_TEXT('f.id', 'result')} as result
   from matter f where f.office_id = $1 and f.procedure = 'follow-up' and f.kept->>'about' in (
     select l.matter_id::text from meeting_slot l where l.office_id = $1 and l.session_id = $2 and l.matter_id is not null)
   order by f.id`,
);
const DEPUTY = statement(
  'meetings.report-deputy',
  `select count(*)::int as n from matter m where m.office_id = $1 and m.procedure = 'meeting' and m.kept->>'delegateRole' = 'deputy'
     and m.submitted_at > $2 and m.submitted_at <= $3`,
);

/** What 결과 보고 of a session freezes. */
@Injectable()
export class SessionFiguresView {
  constructor(
    private readonly figures: MeetingFiguresView,
    private readonly procedures: Procedures,
  ) {}

  /** In the caller's transaction. RuleBroken: `meetings.session-not-held`. */
  async of(tx: Tx, office: Office, id: string, today: LocalDate): Promise<SessionFigures> {
    const session = await tx.row<SessionLine>(SESSION, [tx.office, id]);
    ensure(session, 'meetings.session-not-held');
    const { earlier, earlierAt, startsAt } = session;
    const day = seoulDate(startsAt);
    const since = earlierAt ? office.calendar.addCalendarDays(seoulDate(earlierAt), 1) : `${day.slice(0, 4)}-01-01`;
    const [matters, followUps, before, requests, deputy] = await Promise.all([
      tx.rows<MatterLine>(MATTERS, [tx.office, id, ASKS]),
      this.followUps(tx, office, id, today),
      earlier === null ? [] : this.followUps(tx, office, earlier, today),
      this.figures.within(tx, since, day, today),
      tx.row<{ n: number }>(DEPUTY, [tx.office, earlierAt ?? new Date(0), session.endsAt]),
    ]);
    return {
      session: session.id,
      number: session.number,
      kind: session.kind,
      label: office.profile.meetings[session.kind]?.label ?? session.kind,
      at: seoulMinute(startsAt),
      until: seoulMinute(session.endsAt),
      room: roomLabel(office, session.room) ?? null,
      place: session.place,
      attending: session.attending,
      attended: session.people,
      meetings: matters.map((matter) => meetingLine(office, matter, followUps)),
      requests: { ...requests.requests, deputy: deputy?.n ?? 0 },
      waited: { days: matters.reduce((sum, matter) => sum + waitedDays(matter), 0), matters: matters.length },
      earlier: earlierAt && { at: seoulMinute(earlierAt), followUps: before.map(({ line }) => line) },
    };
  }

  private async followUps(tx: Tx, office: Office, session: string, today: LocalDate): Promise<readonly Followed[]> {
    const rows = await tx.rows<FollowUpRow>(FOLLOW_UPS, [tx.office, session]);
    return rows.map(({ about, department, state, version, ...row }) => ({
      about,
      line: {
        ...row,
        department: departmentLabel(office, department),
        state: this.procedures.of(office).exactly('follow-up', version).states.get(state)?.label ?? state,
        overdue: state === 'ordered' && row.dueOn !== null && row.dueOn < today,
      },
    }));
  }
}

interface Followed {
  readonly about: string;
  readonly line: FollowUpLine;
}

function meetingLine(office: Office, matter: MatterLine, followUps: readonly Followed[]): MeetingLine {
  const { id, receiptNo, startsAt, person, title, state, kept, department, texts } = matter;
  return {
    receiptNo,
    at: seoulMinute(startsAt),
    person,
    title,
    texts: Object.fromEntries(ASKS.map((ask) => [ask, texts?.[ask] ?? null])) as MeetingLine['texts'],
    held: state === 'held',
    present: kept.present ?? 0,
    handling: kept.handling ?? null,
    department: departmentLabel(office, department),
    endedEarly: kept.endedEarly === true,
    followUps: followUps.filter(({ about }) => about === id).map(({ line }) => line),
  };
}

function departmentLabel(office: Office, code: string | null): string | null {
  return code === null ? null : (office.departmentLabel(code) ?? code);
}

function waitedDays({ submittedAt, startsAt }: MatterLine): number {
  return daysWaited(seoulDate(submittedAt), seoulDate(startsAt));
}
