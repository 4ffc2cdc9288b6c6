import type { Actor } from '#foundation';
import type { Calendar, LocalMinute } from '#calendar';
import {
  decide,
  type Decision,
  type Guards,
  type MatterRecord,
  type NamedMatter,
  openSteps,
  type Procedure,
  readAnswers,
} from '#procedure';
import { sampleOfficeView } from './sample-office-view.js';

export const people = {
  resident: { kind: 'resident', id: 'person-1', roles: ['resident'] },
  intake: { kind: 'staff', id: 'staff-9', roles: ['intake'] },
  officer: { kind: 'staff', id: 'staff-3', roles: ['officer'], department: 'road' },
  head: { kind: 'staff', id: 'staff-1', roles: ['head'], department: 'road' },
  stranger: { kind: 'staff', id: 'staff-4', roles: ['officer', 'head'], department: 'park' },
  council: { kind: 'system', id: 'council', roles: ['council'] },
  planner: { kind: 'staff', id: 'staff-8', roles: ['planner'] },
  system: { kind: 'system', id: 'reminders', roles: ['system'] },
} as const satisfies Record<string, Actor>;

/** A matter told step by step: who does what, when. Nothing is stored; the present record stands in `matter`. */
export class ProcedureStory {
  matter: MatterRecord | undefined;
  private now = '' as LocalMinute;

  constructor(
    readonly procedure: Procedure,
    private readonly guards: Guards,
    private readonly calendar: Calendar,
    private readonly others: { readonly about?: NamedMatter; readonly named?: readonly NamedMatter[] } = {},
  ) {}

  at(now: string): this {
    this.now = now as LocalMinute;
    return this;
  }

  takes(actor: Actor, step: string, raw: object = {}): Decision {
    const asked = this.procedure.steps.get(step);
    if (!asked) throw new Error(`no step ${step}`);
    const named = this.others.named ?? [];
    const matters = new Map(named.map((each) => [each.receiptNo, each]));
    const answers = readAnswers(asked, raw, { actor, now: this.now, office: sampleOfficeView, matters });
    const byId = new Map(named.map((each) => [each.id, each]));
    const decision = decide({ ...this.setting(actor), step, answers, named: byId });
    this.matter = decision.becomes;
    return decision;
  }

  /** The steps offered to someone, each with the code of why it is off. */
  offers(actor: Actor): Record<string, string | null> {
    return Object.fromEntries(
      openSteps(this.setting(actor)).map(({ step, whyNot }) => [step.code, whyNot?.code ?? null]),
    );
  }

  private setting(actor: Actor) {
    const { procedure, guards, calendar, now, matter } = this;
    const { about } = this.others;
    const ground = matter ? { matter } : about && { about };
    return { procedure, guards, calendar, now, actor, office: sampleOfficeView, ...ground };
  }
}
