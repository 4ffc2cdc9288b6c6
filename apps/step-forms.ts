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
import { OfficeTx } from '#ledger';
import {
  Deeds,
  MatterLinks,
  type MatterPage,
  type Opening,
  openingOf,
  Openings,
  type StepAnswer,
  TakeStep,
} from '#matters';
import type { Office } from '#office';
import {
  type Ask,
  asksFor,
  type NamedMatter,
  type OpenStep,
  receiptNumbersIn,
  type Step,
  unitInKorean,
} from '#procedure';
import { answerProblems } from './answer-problems.js';

/** Where a form is filled in: on a matter, or where one is opened, by itself or about another. */
export interface FormAt {
  readonly office: Office;
  readonly step: Step;
  readonly target: TakeStep['target'];
  /** The matter the step is taken on, or about. */
  readonly page?: MatterPage;
  /** Why it cannot be taken just now. */
  readonly whyNot?: OpenStep['whyNot'];
}
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
    private readonly openings: Openings,
    private readonly links: MatterLinks,
    private readonly deeds: Deeds,
    private readonly offices: OfficeTx,
    private readonly clock: Clock,
  ) {}

  /** A step to be shown. RuleBroken: `procedure.step-not-open` when it is not this actor's to take now. */
  openOn(page: MatterPage, code: string): FormAt {
    const open = page.steps.find(({ step }) => step.code === code);
    ensure(open, 'procedure.step-not-open', { step: code, state: page.record.state });
    return { ...open, ...onMatter(page) };
  }

  /** A step that was sent, open or not: what was taken once is answered alike when it is sent again. RuleBroken: `procedure.no-such-step`. */
  sentOn(page: MatterPage, code: string): FormAt {
    const step = page.procedure.steps.get(code);
    ensure(step, 'procedure.no-such-step', { step: code });
    return { step, ...onMatter(page) };
  }

  /** Opening a matter about another. RuleBroken: `procedure.no-such-procedure`, `procedure.no-such-step`. */
  about(page: MatterPage, procedure: string, step?: string): FormAt {
    const { office, id } = page;
    return { ...openingOf(page.openings, procedure, step), office, page, target: { procedure, about: id } };
  }

  /** Opening a matter by itself. Errors as `about`. */
  async byItself(office: Office, actor: Actor, procedure: string, step?: string): Promise<FormAt> {
    const openings = await this.openings.byItself(office.code, actor);
    return { ...openingOf(openings, procedure, step), office, target: { procedure } };
  }

  /** What this actor may open by itself, to choose from. */
  offered(office: Office, actor: Actor): Promise<readonly Opening[]> {
    return this.openings.byItself(office.code, actor);
  }

  /** `matters`: others that the actor may mean where the step asks for some. */
  async form(
    at: FormAt,
    actor: Actor,
    { action, back }: Addresses,
    again?: Again,
    matters: FormChoices['matters'] = [],
  ): Promise<StepFormProps> {
    const { office, step, page, target } = at;
    const offered = await this.deeds.offered(office, step, this.clock.now(office.code));
    return {
      step,
      asks: asksFor(step, actor),
      action,
      back,
      choices: { ...choicesOf(office, page), matters, offered },
      given: again?.given ?? new Map(),
      problems: again?.problems ?? known(at),
      idempotencyKey: randomUUID(),
      ...('matter' in target && page && { version: page.version }),
      today: this.today(office.code),
    };
  }

  today(office: string): string {
    return seoulDate(this.clock.now(office));
  }

  /** Takes the step the form was filled in for, after asking once more where it cannot be taken back. What a person can put right comes back; everything else is thrown on. */
  async take(at: FormAt, actor: Actor, body: unknown): Promise<Taken> {
    const { office, step, target, page } = at;
    const asks = asksFor(step, actor);
    const { key, version } = guardsIn(body);
    const asksAgain = step.confirm && !isConfirmed(body);
    if (asksAgain || 'procedure' in target) {
      const problems = await this.problems(at, asks, actor, body);
      if (hasProblems(problems)) return { code: 'procedure.answers-invalid', problems, given: givenIn(body) };
    }
    if (asksAgain) {
      return { confirm: [...givenIn(body), ['key', key], ['version', String(version)], ['confirmed', 'yes']] };
    }
    const options = { key, ...('matter' in target && page && { version }) };
    const command = new TakeStep(office.code, target, step.code, actor, readStepForm(asks, body), options);
    let answer: StepAnswer | undefined;
    const again = await this.attempt(asks, body, async () => {
      answer = await this.commands.execute(command);
    });
    return again ?? { answer: answer as StepAnswer };
  }

  /** A form beside the tables on a matter. */
  beside(page: MatterPage, step: Step): FormAt {
    return { ...onMatter(page), step };
  }

  /** Does what a form asks for; what broke a rule comes back with sentences at its fields and all that was typed. */
  async attempt(
    asks: readonly Ask[],
    body: unknown,
    work: (raw: JsonObject) => Promise<void>,
  ): Promise<Again | undefined> {
    try {
      await work(readStepForm(asks, body));
      return undefined;
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return { code: error.code, problems: problemsOf(error, asks, inKorean), given: givenIn(body) };
    }
  }

  /** All that is wrong at once, before anything is asked again or kept: of contacts the command tells only the first. */
  private async problems({ office, step, page }: FormAt, asks: readonly Ask[], actor: Actor, body: unknown) {
    const now = seoulMinute(this.clock.now(office.code));
    const department = page?.record.department;
    const matters = await this.named(office, asks, body);
    return answerProblems(step, asks, body, {
      office,
      actor,
      now,
      matters,
      ...(department !== undefined && { department }),
    });
  }

  private async named(office: Office, asks: readonly Ask[], body: unknown): Promise<ReadonlyMap<string, NamedMatter>> {
    const raw = readStepForm(
      asks.filter(({ type }) => type === 'matter'),
      body,
    );
    const numbers = Object.values(raw).flatMap(receiptNumbersIn);
    return this.offices.quick(office.code, (tx) => this.links.byReceiptNumber(tx, numbers));
  }
}

function onMatter(page: MatterPage): Pick<FormAt, 'office' | 'page' | 'target'> {
  return { office: page.office, page, target: { matter: page.id } };
}

/** Why the step cannot be taken just now is said before anybody fills in the form. */
function known({ whyNot }: FormAt): FormProblems {
  return whyNot ? { fields: new Map(), form: [inKorean(whyNot.code, whyNot.details)] } : noProblems;
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
