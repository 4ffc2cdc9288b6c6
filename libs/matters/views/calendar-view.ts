import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import { OfficeTx, statement } from '#ledger';
import { ChangeHolidays, type HolidayChange, type Office, OfficeDirectory } from '#office';
import { Procedures } from '../procedures.js';
import { dueOn, stillRuns } from '../rules/recount.js';
import {
  type CalendarChange,
  calendarChange,
  calendarChanges,
  type RecountLine,
  recountsOf,
} from '../storage/calendar-changes.js';
import { type MatterRow, recordOf } from '../storage/matter-row.js';
import { cursorOf, readCursor } from './cursor.js';

/** What a change of the calendar would do, before it is made. */
export interface RecountPreview {
  /** The calendar it was thought of on, to be named when it is confirmed. */
  readonly before: string;
  /** How many open matters there are, and how many dates would move. */
  readonly open: number;
  readonly moved: number;
  /** A page of them. */
  readonly lines: readonly RecountLine[];
  readonly next: string | null;
}

const OPEN = statement(
  'matters.open-for-preview',
  `select m.*, to_char(m.version, 'YYYY-MM-DD') as version from matter m
   where m.office_id = $1 and m.ended_at is null and m.id > $2 order by m.id limit 1000`,
);
const FIRST = '00000000-0000-0000-0000-000000000000';
const MOST = 50;

/** Looks ahead at a change of the calendar, and back at those that were made. */
@Injectable()
export class CalendarView {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly holidays: ChangeHolidays,
    private readonly procedures: Procedures,
  ) {}

  /** Reads every open matter once: the count is exact, the page shows fifty. @throws RuleBroken as the change itself */
  async preview(code: string, change: HolidayChange, after?: string): Promise<RecountPreview> {
    const office = await this.directory.of(code);
    const from = after === undefined ? FIRST : placeIn(after);
    return this.offices.run(code, async (tx) => {
      const { before, after: changed } = await this.holidays.thinkOf(tx, change);
      const calendar = office.calendarOn(changed);
      const lines: RecountLine[] = [];
      let [open, moved, reached] = [0, 0, FIRST];
      for (;;) {
        const rows = await tx.rows<MatterRow>(OPEN, [code, reached]);
        for (const row of rows) {
          open++;
          const line = this.lineOf(office, row, calendar);
          if (!line) continue;
          moved++;
          if (line.matter > from && lines.length <= MOST) lines.push(line);
        }
        const last = rows.at(-1);
        if (!last) break;
        reached = last.id;
      }
      const shown = lines.slice(0, MOST);
      const next = lines.length > MOST ? cursorOf(shown.at(-1)?.matter ?? '') : null;
      return { before: before.id, open, moved, lines: shown, next };
    });
  }

  /** The last changes, newest first. */
  async changes(code: string): Promise<readonly CalendarChange[]> {
    return this.offices.run(code, (tx) => calendarChanges(tx, MOST));
  }

  /** One change, how far its recount is, and a page of what it moved; undefined when there is none. */
  async change(
    code: string,
    id: string,
    after?: string,
  ): Promise<{ change: CalendarChange; lines: readonly RecountLine[]; next: string | null } | undefined> {
    const from = after === undefined ? null : placeIn(after);
    return this.offices.run(code, async (tx) => {
      const change = await calendarChange(tx, id);
      if (!change) return undefined;
      const lines = await recountsOf(tx, id, from, MOST + 1);
      const shown = lines.slice(0, MOST);
      return { change, lines: shown, next: lines.length > MOST ? cursorOf(shown.at(-1)?.matter ?? '') : null };
    });
  }

  private lineOf(office: Office, row: MatterRow, calendar: ReturnType<Office['calendarOn']>): RecountLine | undefined {
    const { clock, version } = recordOf(row);
    if (!stillRuns(clock)) return undefined;
    const newDue = dueOn(this.procedures.of(office).exactly(row.procedure, version), clock, calendar);
    if (newDue === row.due || newDue === null) return undefined;
    const { id: matter, receipt_no: receiptNo, department, officer, due: oldDue } = row;
    return { matter, receiptNo, department, officer, oldDue, newDue };
  }
}

/** RuleBroken: `matters.cursor-invalid`. */
function placeIn(after: string): string {
  const [id] = readCursor(after, 1);
  ensure(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id)), 'matters.cursor-invalid');
  return String(id);
}
