import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#foundation';
import { FactLog, type Tx } from '#ledger';
import type { StepTaken as Body } from '#procedure';
import { StepTaken } from '../facts.js';
import { passagesIn } from '../rules/passages-in.js';
import { Passages } from '../storage/passages.js';

/** What was answered to a step, with its free texts read: for what has to be said again elsewhere. */
@Injectable()
export class StepTexts {
  constructor(
    private readonly facts: FactLog,
    private readonly passages: Passages,
  ) {}

  /** Answers to `asks` when the step was taken last; a destroyed text and what was not answered are not among them. */
  async last(tx: Tx, matter: string, step: string, asks: readonly string[]): Promise<JsonObject> {
    const facts = await this.facts.of(tx, matter);
    const taken = facts.findLast(({ name, body }) => name === StepTaken.name && body['step'] === step);
    if (!taken) return {};
    const { answers } = taken.body as unknown as Body;
    const texts = await this.passages.read(tx, passagesIn(answers));
    return Object.fromEntries(
      asks.flatMap((ask) => {
        const [passage] = passagesIn({ [ask]: answers[ask] ?? null });
        const said = passage === undefined ? answers[ask] : texts.get(passage);
        return said === undefined ? [] : [[ask, said] as const];
      }),
    );
  }
}
