import type { Actor } from '#foundation';
import type { Calendar, LocalDate, LocalMinute } from '#calendar';
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
  examiner: { kind: 'staff', id: 'staff-7', roles: ['examiner'] },
  auditor: { kind: 'staff', id: 'staff-8', roles: ['auditor'] },
  council: { kind: 'system', id: 'councils', roles: ['council'] },
  planner: { kind: 'staff', id: 'staff-6', roles: ['planner'] },
  system: { kind: 'system', id: 'reminders', roles: ['system'] },
} as const satisfies Record<string, Actor>;

/** A matter told step by step: who does what, when. Nothing is stored; the present record stands in `matter`. */
export class ProcedureStory {
  matter: MatterRecord | undefined;
  /** Other matters that answers may name, by receipt number; and what an opening step is about. */
  readonly others = new Map<string, NamedMatter>();
  about: NamedMatter | undefined;
  private now = '' as LocalMinute;

  constructor(
    readonly procedure: Procedure,
    private readonly guards: Guards,
    private readonly calendar: Calendar,
  ) {}

  at(now: string): this {
    this.now = now as LocalMinute;
    return this;
  }

  takes(actor: Actor, step: string, raw: object = {}): Decision {
    const asked = this.procedure.steps.get(step);
    if (!asked) throw new Error(`no step ${step}`);
    const answers = readAnswers(asked, raw, { actor, now: this.now, office: sampleOfficeView, matters: this.others });
    const named = new Map([...this.others.values()].map((other) => [other.id, other]));
    const decision = decide({ ...this.setting(actor), step, answers, named });
    this.matter = decision.becomes;
    return decision;
  }

  /** The matter as others see it, by a receipt number; the day it ended is today. */
  asNamed(receiptNo: string): NamedMatter {
    const { matter, now } = this;
    if (!matter) throw new Error('nothing was opened');
    const ended = this.procedure.states.get(matter.state)?.terminal;
    return {
      id: `id of ${receiptNo}`,
      receiptNo,
      record: matter,
      ...(ended && { endedOn: now.slice(0, 10) as LocalDate }),
    };
  }

  /** The steps offered to someone, each with the code of why it is off. */
  offers(actor: Actor): Record<string, string | null> {
    return Object.fromEntries(
      openSteps(this.setting(actor)).map(({ step, whyNot }) => [step.code, whyNot?.code ?? null]),
    );
  }

  private setting(actor: Actor) {
    const { procedure, guards, calendar, now, matter, about } = this;
    const known = { ...(matter && { matter }), ...(!matter && about && { about }) };
    return { procedure, guards, calendar, now, actor, office: sampleOfficeView, ...known };
  }
}
