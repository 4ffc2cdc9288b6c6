import { type JsonObject, RuleBroken } from '#foundation';
import type { Deadline } from '#calendar';
import { deadlineOf } from './clock.js';
import { guardsOf, type Setting, standingOf } from './decide.js';
import { isOpen, mayTake } from './permission.js';
import type { Step } from './table.js';

export interface OpenStep {
  readonly step: Step;
  /** Why it cannot be taken just now, though it is this actor's to take: the button is shown off, with the reason. */
  readonly whyNot?: { readonly code: string; readonly details: JsonObject };
}

/** The steps this actor may take on the matter now; without a matter, the opening steps, about another when there is one. In the table's order. */
export function openSteps(setting: Setting): readonly OpenStep[] {
  const { procedure, matter, actor, calendar } = setting;
  const deadline = deadlineOf(procedure, matter?.clock, calendar);
  return [...procedure.steps.values()]
    .filter((step) => isOpen(step, setting) && mayTake(procedure, step, actor, setting))
    .map((step) => offered(setting, step, deadline));
}

function offered(setting: Setting, step: Step, deadline: Deadline | undefined): OpenStep {
  try {
    const standing = standingOf(setting, step, deadline);
    for (const guard of guardsOf(step, setting.guards)) guard.offered?.(standing);
    return { step };
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return { step, whyNot: { code: error.code, details: error.details } };
  }
}
