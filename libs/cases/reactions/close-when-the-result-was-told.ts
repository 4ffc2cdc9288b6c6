import { CommandBus } from '@nestjs/cqrs';
import { type Fact, RuleBroken, systemActor } from '#foundation';
import { Reaction } from '#ledger';
import { LetterSent } from '#letters/facts';
import { TakeStep } from '#matters';

/** 결과를 알리는 편지: 민원의 답변, 이의신청의 결정. */
const RESULTS: ReadonlySet<string> = new Set(['R8', 'R18B']);

/** 결과가 전달되면 종결한다(법 §27①). Where nobody can be reached by mail an officer records how the result was told. */
@Reaction('cases.close-when-the-result-was-told', [LetterSent])
export class CloseWhenTheResultWasTold {
  constructor(private readonly commands: CommandBus) {}

  async handle(fact: Fact<{ template: string; recipientKind: string }>): Promise<void> {
    if (!RESULTS.has(fact.body.template) || fact.body.recipientKind !== 'resident') return;
    try {
      const actor = systemActor('letters.result-told');
      await this.commands.execute(new TakeStep(fact.office, { matter: fact.matter }, 'close', actor, {}));
    } catch (error) {
      if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
    }
  }
}
