import { CommandBus } from '@nestjs/cqrs';
import { type Fact, RuleBroken, systemActor } from '#foundation';
import { OfficeTx, Reaction, type Reacts } from '#ledger';
import { OfficeDirectory } from '#office';
import type { StepTaken as Body } from '#procedure';
import { StepTaken } from '../facts.js';
import { Procedures } from '../procedures.js';
import { MatterStore } from '../storage/matter-store.js';
import { TakeStep } from '../take-step.js';

/** 한 단계가 이름 부른 다른 안건에 뒤따르는 일을 한다(표의 brings). A matter that has moved on by then is left as it is. */
@Reaction('matters.take-the-steps-a-step-brings-about', [StepTaken])
export class TakeTheStepsAStepBringsAbout implements Reacts<Body> {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly commands: CommandBus,
  ) {}

  /** Most steps name no other matter. */
  concerns({ body }: Fact<Body>): boolean {
    return body.about !== undefined || Object.values(body.answers).some((answer) => mattersIn(answer).length > 0);
  }

  async handle(fact: Fact<Body>): Promise<void> {
    const { procedure: code, version, step: taken, answers, about } = fact.body;
    const office = await this.directory.of(fact.office);
    const step = this.procedures.of(office).exactly(code, version).steps.get(taken);
    if (!step || step.brings.size === 0) return;
    const actor = systemActor(`step.${taken}`);
    const lead = await this.offices.run(fact.office, (tx) => this.store.load(tx, fact.matter));
    for (const [ask, brought] of step.brings) {
      for (const other of ask === 'about' ? (about === undefined ? [] : [about]) : mattersIn(answers[ask])) {
        await this.take(
          new TakeStep(fact.office, { matter: other }, brought, actor, { lead: lead?.row.receipt_no ?? '' }),
        );
      }
    }
  }

  private async take(step: TakeStep): Promise<void> {
    try {
      await this.commands.execute(step);
    } catch (error) {
      if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
    }
  }
}

function mattersIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null || !('matters' in answer)) return [];
  return Array.isArray(answer.matters) ? answer.matters.map(String) : [];
}
