import { CommandBus } from '@nestjs/cqrs';
import { type Fact, systemActor } from '#foundation';
import { Reaction, type Reacts } from '#ledger';
import { MatterPages, TakeStep } from '#matters';
import { StepTaken } from '#matters/facts';
import type { StepTaken as Body } from '#procedure';

const ASKED = ['present', 'idea', 'effect'];
const CONTENT = 4_000;

/** 민원으로 전환된 제안의 글로 민원을 연다(제 §6④). It is received on its own, with its own clock. */
@Reaction('proposals.open-the-complaint-a-proposal-becomes', [StepTaken])
export class OpenTheComplaintAProposalBecomes implements Reacts<Body> {
  constructor(
    private readonly commands: CommandBus,
    private readonly pages: MatterPages,
  ) {}

  concerns({ body }: Fact<Body>): boolean {
    return body.procedure === 'proposal' && body.step === 'convert-to-complaint';
  }

  async handle(fact: Fact<Body>): Promise<void> {
    const actor = systemActor('proposals.converted');
    const { title, timeline } = await this.pages.of(fact.office, fact.matter, actor);
    const submitted = timeline.find(({ step }) => step === 'submit');
    const said = submitted?.answers.filter(({ ask, value }) => ASKED.includes(ask) && value !== null) ?? [];
    const content = said.map(({ label, value }) => `${label}: ${String(value)}`).join('\n\n');
    const answers = { title: title ?? '', content: [...content].slice(0, CONTENT).join('') };
    const about = { procedure: 'complaint', about: fact.matter };
    await this.commands.execute(new TakeStep(fact.office, about, 'take-over', actor, answers));
  }
}
