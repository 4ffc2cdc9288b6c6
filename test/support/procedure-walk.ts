import { type Actor, RuleBroken } from '#foundation';
import type { Calendar, LocalMinute } from '#calendar';
import {
  decide,
  type Decision,
  type Guards,
  type MatterRecord,
  type NamedMatter,
  type OpenStep,
  openSteps,
  type Procedure,
  readAnswers,
  type Step,
} from '#procedure';
import type { Dice } from './dice.js';
import { dayAfter, randomAnswers } from './random-answers.js';
import { randomMatters } from './random-matters.js';
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
  private about: NamedMatter | undefined;
  private taken = 0;
  private readonly done = new Set<string>();
  private readonly tries = new Map<string, number>();
  private now: LocalMinute;
  readonly actors: readonly Actor[];

  constructor(
    readonly procedure: Procedure,
    private readonly guards: Guards,
    readonly calendar: Calendar,
    private readonly dice: Dice,
    /** One version of every procedure, for the matters that steps name or are about. */
    private readonly all: ReadonlyMap<string, Procedure> = new Map([[procedure.code, procedure]]),
  ) {
    this.now = `${procedure.inForce}T09:00` as LocalMinute;
    this.actors = [...procedure.roles].flatMap(([role, { held }]) => actorsOf(held?.[0] ?? role));
  }

  attempt(): Attempt {
    const { dice } = this;
    if (this.matter && this.isOver(this.matter)) {
      this.matter = undefined;
      this.taken = 0;
    }
    const before = this.matter;
    if (!before) this.begin();
    const { actor, step, whyNot } = this.choice();
    const setting = this.setting(actor);
    this.tries.set(step.code, (this.tries.get(step.code) ?? 0) + 1);
    const attempt = { before, taken: this.taken, ...(whyNot && { whyNot: whyNot.code }) };
    try {
      const others = this.othersFor(step);
      const numbers = others.map(({ receiptNo }) => receiptNo);
      const raw = randomAnswers(step, actor, this.now.slice(0, 10), office, dice, numbers);
      const matters = new Map(others.map((other) => [other.receiptNo, other]));
      const answers = readAnswers(step, raw, { actor, now: this.now, office, matters });
      const named = new Map(others.map((other) => [other.id, other]));
      const decision = decide({ ...setting, step: step.code, answers, named });
      this.done.add(step.code);
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
    const unseen = dice.chance(4) ? this.unseen() : undefined;
    if (unseen) return unseen;
    for (let tries = 0; tries < 8; tries += 1) {
      const actor = dice.oneOf(this.actors);
      if (dice.chance(40)) return { actor, step: dice.oneOf([...procedure.steps.values()]) };
      const offered = openSteps(this.setting(actor));
      const staying = offered.filter(
        ({ step }) => anyEnd || !this.done.has(step.code) || !procedure.states.get(step.to)?.terminal,
      );
      if (staying.length > 0) return { actor, ...(!dice.chance(4) ? this.seldom(staying) : dice.oneOf(staying)) };
    }
    return { actor: dice.oneOf(this.actors), step: dice.oneOf([...procedure.steps.values()]) };
  }

  /** What nobody has taken yet and somebody could now. */
  private unseen(): (OpenStep & { readonly actor: Actor }) | undefined {
    if (this.done.size === this.procedure.steps.size) return undefined;
    for (const actor of this.actors) {
      const found = openSteps(this.setting(actor)).find(({ step, whyNot }) => !whyNot && !this.done.has(step.code));
      if (found) return { actor, ...found };
    }
    return undefined;
  }

  /** What was tried least often, so that a walk comes to every corner of a wide table and knocks at no shut door for ever. */
  private seldom(offered: readonly OpenStep[]): OpenStep {
    const often = ({ step }: OpenStep): number => this.tries.get(step.code) ?? 0;
    const open = offered.filter(({ whyNot }) => !whyNot);
    return (open.length > 0 ? open : offered).reduce((least, each) => (often(each) < often(least) ? each : least));
  }

  private advance(becomes: MatterRecord): void {
    this.matter = deeplyFrozen(becomes);
    this.taken += 1;
    const hour = String(this.dice.between(0, 23)).padStart(2, '0');
    const day = dayAfter(this.now.slice(0, 10), this.dice.between(1, 6));
    if (this.dice.chance(3)) this.now = `${day}T${hour}:${this.dice.oneOf(['00', '07', '59'])}` as LocalMinute;
  }

  private setting(actor: Actor) {
    const { procedure, guards, calendar, now, matter, about } = this;
    const known = { ...(matter && { matter }), ...(!matter && about && { about }) };
    return { procedure, guards, calendar, now, actor, office, ...known };
  }

  /**
   * An ended matter is walked on a little while, for what may be noted about it. One of a department where nobody works would lie
   * for ever: now and then any is left.
   */
  private isOver(matter: MatterRecord): boolean {
    if (!this.procedure.states.get(matter.state)?.terminal) return this.dice.chance(300);
    const open = this.actors.flatMap((actor) => openSteps({ ...this.setting(actor), matter }));
    const unseen = open.some(({ step, whyNot }) => !whyNot && !this.done.has(step.code));
    return this.dice.chance(unseen ? 40 : 3) || open.length === 0;
  }

  private begin(): void {
    this.now = this.someStart();
    const abouts = [...this.procedure.steps.values()].flatMap(({ opens, about }) =>
      opens ? (about.length > 0 ? about : ['']) : [],
    );
    const other = this.all.get(this.dice.oneOf(abouts));
    this.about = other && randomMatters(other, undefined, this.now.slice(0, 10), this.dice, 1)[0];
  }

  private othersFor({ asks }: Step): readonly NamedMatter[] {
    const ask = asks.find(({ type }) => type === 'matter');
    if (ask?.type !== 'matter') return [];
    const of = this.all.get(ask.of[0] ?? this.procedure.code);
    return of ? randomMatters(of, this.matter, this.now.slice(0, 10), this.dice) : [];
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
