import { CommandBus } from '@nestjs/cqrs';
import { type Fact, type JsonObject, RuleBroken, systemActor } from '#foundation';
import { OfficeTx, Reaction, type Reacts } from '#ledger';
import { MatterLinks, StepTexts, TakeStep } from '#matters';
import { StepTaken } from '#matters/facts';
import type { StepTaken as Body } from '#procedure';

const ASKS = ['conclusion', 'reasons', 'actions'] as const;

/**
 * 병합된 민원은 대표 민원과 같은 답변을 따로 받는다. When the lead is answered each merged complaint is answered alike; when the lead
 * ends in another way the others go on by themselves (영 §6⑦: several receipts, one handling).
 */
@Reaction('cases.answer-or-release-what-was-merged', [StepTaken])
export class AnswerOrReleaseWhatWasMerged implements Reacts<Body> {
  constructor(
    private readonly offices: OfficeTx,
    private readonly links: MatterLinks,
    private readonly texts: StepTexts,
    private readonly commands: CommandBus,
  ) {}

  concerns({ body: { procedure, step, to, from } }: Fact<Body>): boolean {
    if (procedure !== 'complaint' || from === null || from === to) return false;
    return step === APPROVAL || ENDS_OTHERWISE.has(to);
  }

  async handle(fact: Fact<Body>): Promise<void> {
    const answered = fact.body.step === APPROVAL;
    const merged = await this.offices.run(fact.office, async (tx) => {
      const links = await this.links.of(tx, fact.matter);
      return links.filter(({ relation, names, state }) => relation === 'merges' && names && state === 'merged');
    });
    if (merged.length === 0) return;
    const answers = answered ? await this.answers(fact.office, fact.matter) : {};
    for (const { id } of merged) {
      await this.take(
        new TakeStep(fact.office, { matter: id }, answered ? 'answer-merged' : 'be-released', actor, answers),
      );
    }
  }

  /** What the approved draft says, to be said again in each. */
  private async answers(office: string, matter: string): Promise<JsonObject> {
    return this.offices.run(office, (tx) => this.texts.last(tx, matter, 'draft-answer', ['outcome', ...ASKS]));
  }

  private async take(step: TakeStep): Promise<void> {
    try {
      await this.commands.execute(step);
    } catch (error) {
      if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
    }
  }
}

const actor = systemActor('cases.merged');
const APPROVAL = 'approve';
const ENDS_OTHERWISE: ReadonlySet<string> = new Set([
  'transferred',
  'withdrawn',
  'returned',
  'deemed-withdrawn',
  'not-processed',
  'closed-repeat',
]);
