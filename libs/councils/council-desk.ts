import { Injectable } from '@nestjs/common';
import type { Actor } from '#foundation';
import { OfficeTx } from '#ledger';
import type { Step } from '#procedure';
import type { ActTarget } from './actions/act.js';
import { ActBook } from './actions/act-book.js';

/** What a secretary may do now, and what it asks; nobody else is offered anything. */
@Injectable()
export class CouncilDesk {
  constructor(
    private readonly offices: OfficeTx,
    private readonly acts: ActBook,
  ) {}

  /** Acts about the target that are open now, as forms. RuleBroken: `councils.not-found`. */
  open(office: string, target: ActTarget, actor: Actor): Promise<readonly Step[]> {
    return this.offices.run(office, async (tx) => {
      const context = await this.acts.contextOf(tx, target, actor);
      const account = context.office.person(actor.id)?.account ?? '';
      if (!context.rule.secretaries.includes(account)) return [];
      return this.acts.openFor(context).map((act) => act.step(context));
    });
  }

  /** One act as a form, open or not: what was sent once is answered alike. RuleBroken: `councils.secretary-only`, `councils.no-such-act`, `councils.not-found`. */
  form(
    office: string,
    target: ActTarget,
    code: string,
    actor: Actor,
  ): Promise<{ step: Step; version: number | undefined }> {
    return this.offices.run(office, async (tx) => {
      const context = await this.acts.contextOf(tx, target, actor);
      return { step: this.acts.forSecretary(context, code).step(context), version: context.session?.version };
    });
  }
}
