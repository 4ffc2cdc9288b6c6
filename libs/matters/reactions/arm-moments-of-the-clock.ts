import type { Fact } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { OfficeDirectory } from '#office';
import { momentsOf, type StepTaken as Body } from '#procedure';
import { Reminders } from '#reminders';
import { StepTaken } from '../facts.js';
import { Procedures } from '../procedures.js';
import { recordOf } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';

/** 시계가 알아서 할 일을 걸어 둔다. What stands is derived from the matter as it is now, so that saying it twice changes nothing. */
@Reaction('matters.arm-moments-of-the-clock', [StepTaken])
export class ArmMomentsOfTheClock {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly reminders: Reminders,
  ) {}

  async handle(fact: Fact<Body>): Promise<void> {
    const office = await this.directory.of(fact.office);
    await this.offices.run(fact.office, async (tx) => {
      const loaded = await this.store.load(tx, fact.matter);
      if (!loaded) return;
      const record = recordOf(loaded.row);
      const procedure = this.procedures.of(office).exactly(record.procedure, record.version);
      const moments = momentsOf(procedure, record, office.calendar);
      await this.reminders.arm(
        tx,
        fact.matter,
        moments.map(({ moment, at }) => ({ moment: moment.code, at, missed: moment.missed })),
      );
    });
  }
}
