import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Actor, Clock, ensure, type JsonObject, RuleBroken } from '#foundation';
import { seoulDate, seoulMinute } from '#calendar';
import { inKorean } from '#front';
import {
  type FormChoices,
  type FormProblems,
  givenIn,
  hasProblems,
  noProblems,
  problemsOf,
  readStepForm,
  type StepFormProps,
} from '#krds';
import { type MatterPage, Procedures, type StepAnswer, TakeStep } from '#matters';
import type { Office } from '#office';
import { type Ask, asksFor, readAnswers, type Step, unitInKorean } from '#procedure';
import { answerProblems } from './answer-problems.js';

export const PROCEDURE = 'complaint';

export interface Addresses {
  readonly action: string;
  readonly back: string;
}
/** The step was taken; or it is asked once more; or the form comes back with what was wrong and all that was typed. */
export type Taken =
  { readonly answer: StepAnswer } | { readonly confirm: Iterable<readonly [name: string, value: string]> } | Again;
export interface Again {
  readonly code: string;
  readonly problems: FormProblems;
  readonly given: ReadonlyMap<string, string>;
}

/** Forms of steps and what becomes of them; the same for residents and staff. */
@Injectable()
export class StepForms {
  constructor(
    private readonly commands: CommandBus,
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  /** RuleBroken: `procedure.step-not-open` when the step is not this actor's to take now. */
  stepOf(page: MatterPage, code: string): Step {
    const open = page.steps.find(({ step }) => step.code === code);
    ensure(open, 'procedure.step-not-open', { step: code, state: page.record.state });
    return open.step;
  }

  /** The step by which this actor opens a matter of a table, for themselves or for a resident. RuleBroken: `procedure.no-such-procedure`. */
  openingStep(office: Office, { roles }: Actor, code = PROCEDURE): Step | undefined {
    const procedure = this.procedures.inForce(office, code, this.today(office.code));
    return [...procedure.steps.values()].find(({ opens, by }) => opens && by.some((role) => roles.includes(role)));
  }

  openingForm(office: Office, step: Step, actor: Actor, addresses: Addresses, again?: Again): StepFormProps {
    return {
      step,
      asks: asksFor(step, actor),
      ...addresses,
      choices: choicesOf(office),
      given: again?.given ?? new Map(),
      problems: again?.problems ?? noProblems,
      idempotencyKey: randomUUID(),
      today: this.today(office.code),
    };
  }

  /** Opens a matter as the form was filled in. */
  async open(
    office: Office,
    step: Step,
    actor: Actor,
    body: unknown,
    procedure = PROCEDURE,
  ): Promise<{ readonly answer: StepAnswer } | Again> {
    const asks = asksFor(step, actor);
    const now = seoulMinute(this.clock.now(office.code));
    const problems = answerProblems(step, asks, body, { office, actor, now });
    if (hasProblems(problems)) return { code: 'procedure.answers-invalid', problems, given: givenIn(body) };
    const { key } = guardsIn(body);
    const target = { procedure };
    return this.tried(asks, body, async () => ({
      answer: await this.commands.execute(
        new TakeStep(office.code, target, step.code, actor, readStepForm(asks, body), { key }),
      ),
    }));
  }

  /** A step that was sent, open or not: what was taken once is answered alike when it is sent again. RuleBroken: `procedure.no-such-step`. */
  sentStep(page: MatterPage, code: string): Step {
    const step = page.procedure.steps.get(code);
    ensure(step, 'procedure.no-such-step', { step: code });
    return step;
  }

  form(page: MatterPage, step: Step, actor: Actor, { action, back }: Addresses, again?: Again): StepFormProps {
    return {
      step,
      asks: asksFor(step, actor),
      action,
      back,
      choices: choicesOf(page.office, page),
      given: again?.given ?? new Map(),
      problems: again?.problems ?? this.known(page, step),
      idempotencyKey: randomUUID(),
      version: page.version,
      today: this.today(page.office.code),
    };
  }

  today(office: string): string {
    return seoulDate(this.clock.now(office));
  }

  /** Takes the step the form was filled in for, after asking once more where it cannot be taken back. What a person can put right comes back; everything else is thrown on. */
  async take(page: MatterPage, step: Step, actor: Actor, body: unknown): Promise<Taken> {
    const asks = asksFor(step, actor);
    const { key, version } = guardsIn(body);
    const target = { matter: page.id };
    const answers = readStepForm(asks, body);
    return this.tried<Taken>(asks, body, async () => {
      if (step.confirm && !isConfirmed(body)) {
        readAnswers(step, answers, { actor, office: page.office, now: seoulMinute(this.clock.now(page.office.code)) });
        return { confirm: [...givenIn(body), ['key', key], ['version', String(version)], ['confirmed', 'yes']] };
      }
      return {
        answer: await this.commands.execute(
          new TakeStep(page.office.code, target, step.code, actor, answers, { key, version }),
        ),
      };
    });
  }

  /** What broke a rule comes back with sentences at its fields and all that was typed. */
  private async tried<Done>(asks: readonly Ask[], body: unknown, work: () => Promise<Done>): Promise<Done | Again> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return { code: error.code, problems: problemsOf(error, asks, inKorean), given: givenIn(body) };
    }
  }

  /** Why the step cannot be taken just now is said before anybody fills in the form. */
  private known(page: MatterPage, step: Step): FormProblems {
    const whyNot = page.steps.find((open) => open.step === step)?.whyNot;
    return whyNot ? { fields: new Map(), form: [inKorean(whyNot.code, whyNot.details)] } : noProblems;
  }
}

function isConfirmed(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'confirmed' in body && body.confirmed === 'yes';
}

/** What an office offers where a table only names a kind of thing. */
export function choicesOf(office: Office, page?: MatterPage): FormChoices {
  return {
    departments: [...office.departments()].map(([code, { label }]) => [code, label] as const),
    dongs: office.dongs(),
    staff: (role) => office.staff(role, page?.record.department).map(({ id, label }) => [id, label] as const),
    unit: (unit) => (unit === 'limit' ? unitInKorean(page?.record.clock?.limit.unit ?? 'day') : unit),
  };
}

/** Idempotency key and version as the form carries them. A key that is not ours is replaced: the form was tampered with. */
export function guardsIn(body: unknown): { key: string; version: number } {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as JsonObject;
  const key = fields['key'];
  const version = Number(fields['version']);
  return {
    key: typeof key === 'string' && /^[\w-]{8,64}$/.test(key) ? key : randomUUID(),
    version: Number.isSafeInteger(version) ? version : 0,
  };
}
