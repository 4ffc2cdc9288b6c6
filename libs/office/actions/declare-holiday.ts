import { Injectable } from '@nestjs/common';
import { type HolidaySnapshot, type LocalDate, withDeclared } from '#calendar';
import { ensure } from '#foundation';
import { OfficeTx } from '#ledger';
import { appendHolidays, latestHolidays } from '../storage/holiday-rows.js';
import { REVISE } from '../storage/opening-rows.js';

/** 임시공휴일: an office's calendar gets a day more, as a new snapshot; what was counted by the earlier one stays readable. */
@Injectable()
export class DeclareHoliday {
  constructor(private readonly tx: OfficeTx) {}

  /**
   * @returns the snapshot counted by from now on
   * @throws RuleBroken `office.unknown`, `office.day-off-already` {day}, `office.year-not-published` {day}
   */
  async declare(office: string, day: LocalDate, name: string): Promise<HolidaySnapshot> {
    return this.tx.run(office, async (tx) => {
      const before = await latestHolidays(tx);
      ensure(before, 'office.unknown', { office });
      ensure(before.years.includes(Number(day.slice(0, 4))), 'office.year-not-published', { day });
      ensure(before.days[day] === undefined, 'office.day-off-already', { day });
      const after = withDeclared(before, [{ date: day, name }]);
      await appendHolidays(tx, after, name);
      await tx.rows(REVISE, [office]);
      return after;
    });
  }
}
