import { Injectable } from '@nestjs/common';
import type { HolidaySnapshot } from '#calendar';
import { ensure } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { type HolidayChange, holidaysAfter } from '../rules/holiday-change.js';
import { appendHolidays, holdOffice, holidaysNamed, latestHolidays } from '../storage/holiday-rows.js';
import { REVISE } from '../storage/opening-rows.js';

/** An office's calendar becomes another, as a new snapshot; what was counted by the earlier one stays readable. */
@Injectable()
export class ChangeHolidays {
  constructor(private readonly tx: OfficeTx) {}

  /**
   * Appends the changed calendar; within the caller's transaction, when there is one.
   * @param expected id of the calendar the change was thought of on; refused when it has changed since
   * @throws RuleBroken `office.unknown`, `office.calendar-moved-on`, and as `holidaysAfter`
   */
  async make(
    office: string,
    change: HolidayChange,
    expected?: string,
  ): Promise<{ readonly before: HolidaySnapshot; readonly after: HolidaySnapshot }> {
    return this.tx.run(office, async (tx) => {
      await this.hold(tx);
      const both = await this.thinkOf(tx, change);
      ensure(expected === undefined || expected === both.before.id, 'office.calendar-moved-on');
      await appendHolidays(tx, both.after, sourceOf(change));
      await tx.rows(REVISE, [office]);
      return both;
    });
  }

  /** What the calendar would become; changes nothing. Errors as `make`. */
  async thinkOf(
    tx: Tx,
    change: HolidayChange,
  ): Promise<{ readonly before: HolidaySnapshot; readonly after: HolidaySnapshot }> {
    const before = await this.latest(tx);
    return { before, after: holidaysAfter(before, change) };
  }

  /** Keeps others from changing the calendar until the end of the transaction. */
  hold(tx: Tx): Promise<void> {
    return holdOffice(tx);
  }

  /** @throws RuleBroken `office.unknown` */
  async latest(tx: Tx): Promise<HolidaySnapshot> {
    const latest = await latestHolidays(tx);
    ensure(latest, 'office.unknown', { office: tx.office });
    return latest;
  }

  /** An earlier calendar by its id; undefined when the office never had it. */
  named(tx: Tx, snapshot: string): Promise<HolidaySnapshot | undefined> {
    return holidaysNamed(tx, snapshot);
  }
}

function sourceOf(change: HolidayChange): string {
  switch (change.kind) {
    case 'declared':
      return change.name;
    case 'withdrawn':
      return `withdrawn ${change.day}`;
    case 'published':
      return `published ${String(change.year)}`;
  }
}
