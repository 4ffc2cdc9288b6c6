import { CommandBus } from '@nestjs/cqrs';
import { type Fact, RuleBroken, systemActor } from '#foundation';
import { Reaction, type Reacts } from '#ledger';
import { LetterSent } from '#letters/facts';
import { TakeStep } from '#matters';

interface Body {
  readonly template: string;
  readonly recipientKind: string;
}

/** 제안의 채택 여부를 알리는 편지. */
const RESULT = 'R11B';

/** 결과가 전달된 날을 적는다: 재심사를 요청할 15일과 2년이 그날부터 흐른다(제 §12①, §14). */
@Reaction('proposals.note-that-the-result-was-told', [LetterSent])
export class NoteThatTheResultWasTold implements Reacts<Body> {
  constructor(private readonly commands: CommandBus) {}

  concerns({ body }: Fact<Body>): boolean {
    return body.template === RESULT && body.recipientKind === 'resident';
  }

  async handle(fact: Fact<Body>): Promise<void> {
    const actor = systemActor('letters.result-told');
    try {
      await this.commands.execute(new TakeStep(fact.office, { matter: fact.matter }, 'result-was-told', actor, {}));
    } catch (error) {
      if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
    }
  }
}
