import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { seoulDate, seoulMinute } from '#calendar';
import { OfficeTx, statement, type Tx } from '#ledger';
import { DayLetters } from '#letters';
import { type Office, OfficeDirectory } from '#office';
import { horizonOf } from './rules/digest-horizon.js';
import { SystemWatch, WARNINGS } from './system-watch.js';

const HANDS = statement(
  'matters.hands-with-work-due',
  `select distinct officer, department from matter where office_id = $1 and ended_at is null and due_at < $2`,
);
const OPENS = '08:30';

/** 하루 한 통. What the worker's timetable calls; saying it again the same day changes nothing. */
@Injectable()
export class WriteDayLetters {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly days: DayLetters,
    private readonly watch: SystemWatch,
    private readonly clock: Clock,
  ) {}

  /** N2 at 08:30 of a working day to whoever has something due soon: one letter each, however many matters there are. */
  async digests(code: string): Promise<void> {
    const office = await this.directory.of(code);
    const now = this.clock.now(code);
    const today = seoulDate(now);
    if (seoulMinute(now).slice(11) < OPENS || !office.calendar.isWorkingDay(today)) return;
    await this.days.write(code, 'N2', (tx) => this.hands(tx, office, today));
  }

  /** N8 to the administrators, once per day and kind of trouble, at any hour. */
  async warnings(code: string): Promise<void> {
    const office = await this.directory.of(code);
    const administrators = office.staff('administrator').map(({ id }) => id);
    for (const letter of WARNINGS) {
      const finding = await this.offices.quick(code, (tx) => this.watch.finding(tx, letter, office));
      if (finding) await this.days.write(code, letter, async () => administrators);
    }
  }

  /** The officer, before one is appointed the head of the department, before that the intake desk. */
  private async hands(tx: Tx, office: Office, today: string): Promise<readonly string[]> {
    const { until } = horizonOf(office.calendar, today);
    const rows = await tx.rows<{ officer: string | null; department: string | null }>(HANDS, [office.code, until]);
    const ids = rows.flatMap(({ officer, department }) => {
      const answers = officer ?? (department === null ? undefined : office.departments().get(department)?.head);
      return answers === undefined ? office.staff('intake').map(({ id }) => id) : [answers];
    });
    return [...new Set(ids)];
  }
}
