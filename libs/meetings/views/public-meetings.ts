import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { type LocalDate, seoulDate } from '#calendar';
import { OfficeTx, statement } from '#ledger';
import { cursorOf, Procedures, readCursor } from '#matters';
import { OfficeDirectory } from '#office';
import { daysWaited } from '../rules/days-waited.js';

/** A request to meet the mayor as everyone sees it: no name, no title, no text. */
export interface PublicMeeting {
  readonly id: string;
  readonly receiptNo: string;
  readonly askedOn: LocalDate;
  readonly state: string;
  /** The day of the meeting, once it is set. */
  readonly meetsOn: LocalDate | null;
  readonly withWhom: 'mayor' | 'substitute' | null;
  /** Until the meeting, or until today while it waits. */
  readonly waitingDays: number;
}
interface Row {
  id: string;
  receiptNo: string;
  submittedAt: Date;
  endedAt: Date | null;
  state: string;
  version: string;
  meetsOn: string | null;
  delegate: boolean;
}

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const LIST = statement(
  'meetings.public-list',
  `select m.id, m.receipt_no as "receiptNo", m.submitted_at as "submittedAt", m.ended_at as "endedAt", m.state, to_char(m.version, 'YYYY-MM-DD') as version,
     m.kept->>'meetsOn' as "meetsOn", m.kept ? 'delegate' as delegate
   from matter m where m.office_id = $1 and m.procedure = 'meeting' and m.state <> 'withdrawn' and m.id < $2::uuid
   order by m.id desc limit $3`,
);

/** 데이트상황판: how requests to meet the mayor stand. Visits to the 상담실 are on it as well, without a word of who came. */
@Injectable()
export class PublicMeetings {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  /** Newest first. RuleBroken: `matters.cursor-invalid`. */
  async list(
    code: string,
    after?: string,
    most = 20,
  ): Promise<{ rows: readonly PublicMeeting[]; next: string | null }> {
    const office = await this.directory.of(code);
    const since = after === undefined ? LAST : readCursor(after, 1)[0];
    const rows = await this.offices.quick(code, (tx) => tx.rows<Row>(LIST, [code, since, most + 1]));
    const today = seoulDate(this.clock.now(code));
    const last = rows.length > most ? rows[most - 1] : undefined;
    return {
      rows: rows.slice(0, most).map(({ id, receiptNo, submittedAt, endedAt, state, version, meetsOn, delegate }) => {
        const { states } = this.procedures.of(office).exactly('meeting', version);
        const askedOn = seoulDate(submittedAt);
        const until = meetsOn ?? (endedAt ? seoulDate(endedAt) : today);
        return {
          id,
          receiptNo,
          askedOn,
          state: states.get(state)?.resident ?? state,
          meetsOn,
          withWhom: meetsOn === null ? null : delegate ? 'substitute' : 'mayor',
          waitingDays: daysWaited(askedOn, until),
        };
      }),
      next: last ? cursorOf(last.id) : null,
    };
  }
}
