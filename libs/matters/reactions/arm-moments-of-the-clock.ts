import type { Fact } from '#foundation';
import { OfficeTx, Reaction, type ReactsTogether } from '#ledger';
import { OfficeDirectory } from '#office';
import { momentsOf, type StepTaken as Body } from '#procedure';
import { Reminders } from '#reminders';
import { StepTaken } from '../facts.js';
import { Procedures } from '../procedures.js';
import { recordOf } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';

/** 시계가 알아서 할 일을 걸어 둔다. What stands is derived from the matter as it is now, so that saying it twice changes nothing. */
@Reaction('matters.arm-moments-of-the-clock', [StepTaken])
export class ArmMomentsOfTheClock implements ReactsTogether<Body> {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly reminders: Reminders,
  ) {}

  async handleAll(facts: readonly Fact<Body>[]): Promise<void> {
    const tx = this.offices.entered();
    const office = await this.directory.of(tx.office);
    const matters = [...new Set(facts.map(({ matter }) => matter))];
    const rows = await this.store.loadAll(tx, matters);
    const wanted = matters.flatMap((matter) => {
      const row = rows.get(matter);
      if (!row) return [];
      const record = recordOf(row);
      const moments = momentsOf(
        this.procedures.of(office).exactly(record.procedure, record.version),
        record,
        office.calendar,
      );
      return [[matter, moments.map(({ moment, at }) => ({ moment: moment.code, at, missed: moment.missed }))] as const];
    });
    await this.reminders.arm(tx, new Map(wanted));
  }
}
