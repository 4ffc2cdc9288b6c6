import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { seoulMinute } from '#calendar';
import { OfficeTx, statement } from '#ledger';
import { PassageKey } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { calendarFile, type CalendarEntry } from '../calendar-file.js';
import { roomLabel } from '../meeting-terms.js';

interface SessionLine {
  id: string;
  kind: string;
  startsAt: Date;
  endsAt: Date;
  room: string | null;
  place: string | null;
  state: string;
  changes: number;
}
interface MatterLine {
  id: string;
  receiptNo: string;
  at: string;
  minutes: number;
  room: string | null;
  changes: number;
}

const SESSIONS = statement(
  'meetings.calendar-sessions',
  `select s.id, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.room, s.state, m.step_no as changes,
     (select p.body from passage p where p.office_id = s.office_id and p.matter_id = s.id and p.ask = 'place' order by p.id desc limit 1) as place
   from meeting_session s join matter m on m.office_id = s.office_id and m.id = s.id
   where s.office_id = $1 and s.starts_at > $2::timestamptz - interval '60 days' and s.starts_at < $2::timestamptz + interval '400 days'
   order by s.starts_at, s.id limit 1000`,
);
const MEETINGS = statement(
  'meetings.calendar-meetings',
  `select m.id, m.receipt_no as "receiptNo", m.kept->>'meetsAt' as at, (m.kept->>'minutes')::int as minutes, m.kept->>'room' as room, m.step_no as changes
   from matter m where m.office_id = $1 and m.procedure = 'meeting' and m.state in ('placed', 'prepared') and m.ended_at is null
     and m.kept ? 'meetsAt' order by m.id limit 1000`,
);

/** Calendars to subscribe to: of everyone, and of the office's own people. No name, title or text of a resident stands in either. */
@Injectable()
export class MeetingCalendars {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly keys: PassageKey,
    private readonly clock: Clock,
  ) {}

  /** What the office plans, for everyone: kinds of events, when and where. */
  async forEveryone(code: string): Promise<string> {
    const office = await this.directory.of(code);
    const now = this.clock.now(code);
    const lines = await this.offices.quick(code, (tx) => tx.rows<SessionLine>(SESSIONS, [code, now]));
    const entries = lines.map((line) => sessionEntry(office, line));
    return calendarFile({ name: `${office.profile.title} 소통 일정`, stamp: now, method: 'PUBLISH' }, entries);
  }

  /** The same with each meeting that is placed, by its receipt number. RuleBroken: `front.not-found` for an address that is nobody's. */
  async forStaff(code: string, token: string): Promise<string> {
    const office = await this.directory.of(code);
    ensure(this.isSomebodys(office, token), 'front.not-found');
    const now = this.clock.now(code);
    const [sessions, meetings] = await this.offices.quick(code, (tx) =>
      Promise.all([tx.rows<SessionLine>(SESSIONS, [code, now]), tx.rows<MatterLine>(MEETINGS, [code])]),
    );
    const entries = [
      ...sessions.map((line) => sessionEntry(office, line)),
      ...meetings.map((line): CalendarEntry => ({
        uid: `${line.id}@${domainOf(office)}`,
        sequence: line.changes,
        start: line.at,
        minutes: line.minutes,
        summary: `면담 ${line.receiptNo}`,
        place: roomLabel(office, line.room),
      })),
    ];
    return calendarFile({ name: `${office.profile.title} 면담 일정(직원)`, stamp: now, method: 'PUBLISH' }, entries);
  }

  /** What stands in the address of somebody's calendar: signed, so that it cannot be guessed; it ends when they leave the office. */
  tokenOf(office: string, staff: string): string {
    return `${staff}.${this.signature(office, staff).toString('base64url')}`;
  }

  private isSomebodys(office: Office, token: string): boolean {
    const [staff = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.signature(office.code, staff);
    const known = office.everyone().some(({ id }) => id === staff);
    return known && given.length === right.length && timingSafeEqual(given, right);
  }

  private signature(office: string, staff: string): Buffer {
    return createHmac('sha256', this.keys.key).update(['meetings calendar', office, staff].join('\0')).digest();
  }
}

function sessionEntry(office: Office, line: SessionLine): CalendarEntry {
  return {
    uid: `${line.id}@${domainOf(office)}`,
    sequence: line.changes,
    start: seoulMinute(line.startsAt),
    minutes: Math.round((line.endsAt.getTime() - line.startsAt.getTime()) / 60_000),
    summary: office.profile.meetings[line.kind]?.label ?? line.kind,
    place: roomLabel(office, line.room) ?? line.place ?? undefined,
    cancelled: line.state === 'cancelled',
  };
}

function domainOf({ code, profile }: Office): string {
  return profile.mail.address.split('@')[1] ?? code;
}
