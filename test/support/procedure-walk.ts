import { type Actor, RuleBroken } from '#foundation';
import type { Calendar, LocalMinute } from '#calendar';
import {
  decide,
  type Decision,
  type Guards,
  type MatterRecord,
  type OpenStep,
  openSteps,
  type Procedure,
  readAnswers,
} from '#procedure';
import type { Dice } from './dice.js';
import { dayAfter, randomAnswers } from './random-answers.js';
import { sampleOfficeView as office } from './sample-office-view.js';

/** What one attempt was: a decision, or the code of the rule that refused it. */
export interface Attempt {
  readonly before: MatterRecord | undefined;
  readonly taken: number;
  readonly outcome: Decision | string;
  /** Said beforehand why the step is off; then it must be refused for the same reason. */
  readonly whyNot?: string;
}

/** Walks one procedure at random, matter after matter, and tells every attempt. */
export class ProcedureWalk {
  private matter: MatterRecord | undefined;
  private taken = 0;
  private now: LocalMinute;
  readonly actors: readonly Actor[];

  constructor(
    readonly procedure: Procedure,
    private readonly guards: Guards,
    readonly calendar: Calendar,
    private readonly dice: Dice,
  ) {
    this.now = `${procedure.inForce}T09:00` as LocalMinute;
    this.actors = [...procedure.roles.keys()].flatMap((role) => actorsOf(role));
  }

  attempt(): Attempt {
    const { dice, matter: before } = this;
    if (!before) this.now = this.someStart();
    const { actor, step, whyNot } = this.choice();
    const setting = this.setting(actor);
    const attempt = { before, taken: this.taken, ...(whyNot && { whyNot: whyNot.code }) };
    try {
      const raw = randomAnswers(step, actor, this.now.slice(0, 10), office, dice);
      const answers = readAnswers(step, raw, { actor, now: this.now, office });
      const decision = decide({ ...setting, step: step.code, answers });
      this.advance(decision.becomes);
      return { ...attempt, outcome: decision };
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return { ...attempt, outcome: error.code };
    }
  }

  /** The codes of every step anyone could take on the matter. */
  openTo(matter: MatterRecord): readonly string[] {
    return this.actors.flatMap((actor) => openSteps({ ...this.setting(actor), matter }).map(({ step }) => step.code));
  }

  /** Mostly what is offered, and ends seldom, so that matters grow old; now and then anything at all. */
  private choice(): OpenStep & { readonly actor: Actor } {
    const { dice, procedure } = this;
    const anyEnd = dice.chance(10);
    for (let tries = 0; tries < 8; tries += 1) {
      const actor = dice.oneOf(this.actors);
      if (dice.chance(20)) return { actor, step: dice.oneOf([...procedure.steps.values()]) };
      const offered = openSteps(this.setting(actor));
      const staying = offered.filter(({ step }) => anyEnd || !procedure.states.get(step.to)?.terminal);
      if (staying.length > 0) return { actor, ...dice.oneOf(staying) };
    }
    return { actor: dice.oneOf(this.actors), step: dice.oneOf([...procedure.steps.values()]) };
  }

  private advance(becomes: MatterRecord): void {
    const ended = this.procedure.states.get(becomes.state)?.terminal ?? false;
    this.matter = ended ? undefined : deeplyFrozen(becomes);
    this.taken = ended ? 0 : this.taken + 1;
    const hour = String(this.dice.between(0, 23)).padStart(2, '0');
    const day = dayAfter(this.now.slice(0, 10), this.dice.between(1, 6));
    if (this.dice.chance(2)) this.now = `${day}T${hour}:${this.dice.oneOf(['00', '07', '59'])}` as LocalMinute;
  }

  private setting(actor: Actor) {
    const { procedure, guards, calendar, now, matter } = this;
    return { procedure, guards, calendar, now, actor, office, ...(matter && { matter }) };
  }

  private someStart(): LocalMinute {
    const day = dayAfter('2024-01-01', this.dice.between(0, 1090));
    return `${day}T${this.dice.oneOf(['00:00', '08:59', '09:00', '11:30', '16:40', '18:00', '23:59'])}` as LocalMinute;
  }
}

function actorsOf(role: string): readonly Actor[] {
  if (role === 'system') return [{ kind: 'system', id: 'reminders', roles: [role] }];
  if (role === 'resident') return [{ kind: 'resident', id: 'person-1', roles: [role] }];
  return ['road', 'park'].map((department) => ({
    kind: 'staff',
    id: `${role}-${department}`,
    roles: [role],
    department,
  }));
}

function deeplyFrozen<Thing>(thing: Thing): Thing {
  if (typeof thing === 'object' && thing !== null) Object.values(Object.freeze(thing)).forEach(deeplyFrozen);
  return thing;
}
