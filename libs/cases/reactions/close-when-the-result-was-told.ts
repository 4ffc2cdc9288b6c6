import { CommandBus } from '@nestjs/cqrs';
import { type Fact, RuleBroken, systemActor } from '#foundation';
import { Reaction, type Reacts } from '#ledger';
import { LetterSent, LetterToldElsewhere } from '#letters/facts';
import { TakeStep } from '#matters';

interface Body {
  readonly template: string;
  readonly recipientKind: string;
}

/** 결과를 알리는 편지: 민원의 답변, 이의신청의 결정. */
const RESULTS: ReadonlySet<string> = new Set(['R8', 'R18B']);

/**
 * 결과가 전달되면 종결한다(법 §27①). Where nobody can be reached by mail an officer records how the result was told: as a step,
 * or at the letter that could not arrive.
 */
@Reaction('cases.close-when-the-result-was-told', [LetterSent, LetterToldElsewhere])
export class CloseWhenTheResultWasTold implements Reacts<Body> {
  constructor(private readonly commands: CommandBus) {}

  concerns({ body }: Fact<Body>): boolean {
    return RESULTS.has(body.template) && body.recipientKind === 'resident';
  }

  async handle(fact: Fact<Body>): Promise<void> {
    try {
      const actor = systemActor('letters.result-told');
      await this.commands.execute(new TakeStep(fact.office, { matter: fact.matter }, 'close', actor, {}));
    } catch (error) {
      if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
    }
  }
}
