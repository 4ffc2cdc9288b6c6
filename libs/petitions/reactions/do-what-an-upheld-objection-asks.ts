import { CommandBus } from '@nestjs/cqrs';
import { type Fact, RuleBroken, systemActor } from '#foundation';
import { Reaction, type Reacts } from '#ledger';
import { MatterPages, TakeStep } from '#matters';
import { StepTaken } from '#matters/facts';
import type { StepTaken as Body } from '#procedure';

const ASKS_FOR = { undisclosed: 'reopen-disclosure', 'not-done': 'urge' } as const;

/** 받아들여진 이의신청이 바란 일을 청원에서 한다(청 §22②): 공개하거나, 처리를 독촉한다. A petition that has ended by then is left as it is. */
@Reaction('petitions.do-what-an-upheld-objection-asks', [StepTaken])
export class DoWhatAnUpheldObjectionAsks implements Reacts<Body> {
  constructor(
    private readonly commands: CommandBus,
    private readonly pages: MatterPages,
  ) {}

  concerns({ body }: Fact<Body>): boolean {
    return body.procedure === 'petition-objection' && body.step === 'approve';
  }

  async handle(fact: Fact<Body>): Promise<void> {
    const actor = systemActor('petitions.objection');
    const { record, links } = await this.pages.of(fact.office, fact.matter, actor);
    const petition = links.find(({ relation, names }) => names && relation === 'petition-objection');
    if (!petition || record.outcome !== 'upheld') return;
    const step = record.values['ground'] === 'undisclosed' ? ASKS_FOR.undisclosed : ASKS_FOR['not-done'];
    try {
      await this.commands.execute(new TakeStep(fact.office, { matter: petition.id }, step, actor, {}));
    } catch (error) {
      if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
    }
  }
}
