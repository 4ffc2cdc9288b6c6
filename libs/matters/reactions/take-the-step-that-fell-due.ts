import { CommandBus } from '@nestjs/cqrs';
import { type Fact, RuleBroken, systemActor } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { OfficeDirectory } from '#office';
import { FellDue } from '#reminders/facts';
import { Procedures } from '../procedures.js';
import { recordOf } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';
import { TakeStep } from '../take-step.js';

/** 때가 되면 절차표가 정한 단계를 밟는다. Time takes the same road as people: a step, a fact, a letter. */
@Reaction('matters.take-the-step-that-fell-due', [FellDue])
export class TakeTheStepThatFellDue {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly commands: CommandBus,
  ) {}

  async handle(fact: Fact<{ moment: string; due: string }>): Promise<void> {
    const office = await this.directory.of(fact.office);
    const loaded = await this.offices.run(fact.office, (tx) => this.store.load(tx, fact.matter));
    if (!loaded) return;
    const record = recordOf(loaded.row);
    const procedure = this.procedures.of(office).exactly(record.procedure, record.version);
    const moment = procedure.moments.find(({ code }) => code === fact.body.moment);
    // It moved on between falling due and now: what was to happen is not called for any more.
    if (!moment?.while.includes(record.state)) return;
    const actor = systemActor(`moment.${moment.code}`);
    try {
      await this.commands.execute(new TakeStep(fact.office, { matter: fact.matter }, moment.take, actor, {}));
    } catch (error) {
      if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
    }
  }
}
