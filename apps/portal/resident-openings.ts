import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Actor, JsonObject } from '#foundation';
import { type Opening, openingOf, Openings, type StepAnswer, TakeStep } from '#matters';
import { ensureMay, ResidentAccess } from '#people';
import { Residents, VISITOR } from './resident.js';

export interface WhatIsOpened {
  readonly procedure: string;
  /** Absent: the first opening step of the table. */
  readonly step?: string | undefined;
  /** The matter it is about; whoever opens must be at it with full access. */
  readonly about?: string | undefined;
}

/** Residents open matters: by themselves as anybody may, or about their own. */
@Injectable()
export class ResidentOpenings {
  constructor(
    private readonly openings: Openings,
    private readonly residents: Residents,
    private readonly access: ResidentAccess,
    private readonly commands: CommandBus,
  ) {}

  byItself(office: string): Promise<readonly Opening[]> {
    return this.openings.byItself(office, VISITOR);
  }

  /** RuleBroken: `procedure.no-such-procedure`, `procedure.no-such-step`, `people.full-access-needed`, and those of TakeStep. */
  async open(
    office: string,
    { procedure, step, about }: WhatIsOpened,
    token: string | undefined,
    answers: JsonObject,
    key: string | undefined,
  ): Promise<StepAnswer & { readonly lookupCode: string }> {
    const { actor, openings } = await this.where(office, about, token, procedure);
    const opening = openingOf(openings, procedure, step);
    const target = { procedure, ...(about !== undefined && { about }) };
    const options = key === undefined ? {} : { key };
    const answer = await this.commands.execute(
      new TakeStep(office, target, opening.step.code, actor, answers, options),
    );
    return { ...answer, lookupCode: this.access.codeOf(office, answer.matter, FIRST_GENERATION) };
  }

  private async where(
    office: string,
    about: string | undefined,
    token: string | undefined,
    procedure: string,
  ): Promise<{ actor: Actor; openings: readonly Opening[] }> {
    if (about === undefined)
      return { actor: VISITOR, openings: await this.openings.byItself(office, VISITOR, procedure) };
    const session = await this.residents.session(office, token);
    const { openings } = await this.residents.pageFor(office, session, about);
    ensureMay(session.level, 'supplement');
    return { actor: session.actor, openings };
  }
}

/** Codes of a matter just opened. */
const FIRST_GENERATION = 1;
