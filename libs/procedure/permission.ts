import { type Actor, RuleBroken } from '#foundation';
import type { MatterRecord } from './record.js';
import type { Procedure, Step } from './table.js';

/** Whether the actor may take the step on this matter at all, whatever state it is in. Opening steps have no matter yet. */
export function mayTake(procedure: Procedure, step: Step, actor: Actor, matter: MatterRecord | undefined): boolean {
  return rolesFor(procedure, step, actor, matter).length > 0;
}

/** The actor's roles that let it take the step here: named by the table, and the matter lies within the role's scope. */
export function rolesFor(
  procedure: Procedure,
  step: Step,
  actor: Actor,
  matter: MatterRecord | undefined,
): readonly string[] {
  return step.by.filter((role) => actor.roles.includes(role) && (!matter || reaches(procedure, role, actor, matter)));
}

/** @throws RuleBroken `procedure.not-allowed`, `procedure.step-not-open` */
export function ensureOpen(procedure: Procedure, step: Step, actor: Actor, matter: MatterRecord | undefined): void {
  if (!mayTake(procedure, step, actor, matter)) throw new RuleBroken('procedure.not-allowed', { step: step.code });
  if (!isOpen(step, matter)) {
    throw new RuleBroken('procedure.step-not-open', { step: step.code, state: matter?.state ?? null });
  }
}

export function isOpen(step: Step, matter: MatterRecord | undefined): boolean {
  return matter ? step.from.includes(matter.state) : step.opens;
}

function reaches({ roles }: Procedure, role: string, actor: Actor, matter: MatterRecord): boolean {
  switch (roles.get(role)?.scope) {
    case 'office':
      return true;
    case 'department':
      return matter.department !== undefined && matter.department === actor.department;
    case 'own':
      return matter.person !== undefined && matter.person === actor.id;
    default:
      return false;
  }
}
