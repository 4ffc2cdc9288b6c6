import { type Actor, RuleBroken } from '#foundation';
import type { Calendar, LocalMinute } from '#calendar';
import type { MatterRecord, NamedMatter } from './record.js';
import type { Procedure, Step } from './table.js';

/** Where a step is to be taken: on a matter, or about one when it opens another; neither when it opens one by itself. */
export interface Ground {
  readonly matter?: MatterRecord;
  readonly about?: NamedMatter;
}

/** And when, in which office. */
export interface Occasion extends Ground {
  readonly now: LocalMinute;
  readonly calendar: Calendar;
}

/** Whether the actor may take the step here at all, whatever the state. A matter about another lies where that one lies. */
export function mayTake(procedure: Procedure, step: Step, actor: Actor, ground: Ground): boolean {
  return rolesFor(procedure, step, actor, ground).length > 0;
}

/** The actor's roles that let it take the step here: named by the table, and the matter lies within the role's scope. */
export function rolesFor(procedure: Procedure, step: Step, actor: Actor, ground: Ground): readonly string[] {
  const at = ground.matter ?? ground.about?.record;
  return step.by.filter((role) => holds(procedure, role, actor) && (!at || reaches(procedure, role, actor, at)));
}

/** @throws RuleBroken `procedure.not-allowed`, `procedure.step-not-open` */
export function ensureOpen(procedure: Procedure, step: Step, actor: Actor, ground: Occasion): void {
  if (!mayTake(procedure, step, actor, ground)) throw new RuleBroken('procedure.not-allowed', { step: step.code });
  if (!isOpen(step, ground)) {
    throw new RuleBroken('procedure.step-not-open', { step: step.code, state: ground.matter?.state ?? null });
  }
}

export function isOpen(step: Step, { matter, about, now, calendar }: Occasion): boolean {
  const since = (matter?.clock?.start ?? now).slice(0, 10);
  if (step.where && calendar.reads(step.where.reading, since) !== step.where.as) return false;
  if (matter) return step.from.includes(matter.state);
  if (!step.opens) return false;
  return about ? step.about.includes(about.record.procedure) : step.about.length === 0;
}

/** The people a matter is of: who asked, and who stands for them (대표자, 법 시행령 §8). */
export function peopleOf({ person, values }: MatterRecord): readonly string[] {
  const others = Array.isArray(values['people']) ? values['people'].map(String) : [];
  return person === undefined ? others : [person, ...others];
}

function holds({ roles }: Procedure, role: string, actor: Actor): boolean {
  const held = roles.get(role)?.held ?? [role];
  return held.some((each) => actor.roles.includes(each));
}

function reaches({ roles }: Procedure, role: string, actor: Actor, matter: MatterRecord): boolean {
  switch (roles.get(role)?.scope) {
    case 'office':
      return true;
    case 'department':
      return matter.department !== undefined && matter.department === actor.department;
    case 'asked':
      return actor.department !== undefined && matter.values['askedDepartment'] === actor.department;
    case 'own':
      return peopleOf(matter).includes(actor.id);
    default:
      return false;
  }
}
