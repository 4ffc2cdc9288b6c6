import { CommandBus } from '@nestjs/cqrs';
import { type Fact, RuleBroken, systemActor } from '#foundation';
import { Reaction, type Reacts } from '#ledger';
import { LetterSent } from '#letters/facts';
import { TakeStep } from '#matters';

interface Body {
  readonly template: string;
  readonly recipientKind: string;
}

/** 청원의 결과와 이의신청의 결정을 알리는 편지. */
const RESULTS = ['R12C', 'R12E'];

/** 결과가 전달되면 마친다: 청원은 알린 때에 처리기간이 끝난다(청 §21②). Told otherwise, an officer records how. */
@Reaction('petitions.close-when-the-result-was-told', [LetterSent])
export class CloseWhenTheResultWasTold implements Reacts<Body> {
  constructor(private readonly commands: CommandBus) {}

  concerns({ body }: Fact<Body>): boolean {
    return RESULTS.includes(body.template) && body.recipientKind === 'resident';
  }

  async handle(fact: Fact<Body>): Promise<void> {
    const actor = systemActor('letters.result-told');
    try {
      await this.commands.execute(new TakeStep(fact.office, { matter: fact.matter }, 'close', actor, {}));
    } catch (error) {
      // To each representative goes a letter: the first that arrived has closed it.
      if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
    }
  }
}
