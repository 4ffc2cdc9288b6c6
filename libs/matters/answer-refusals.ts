import type { Actor, JsonObject } from '#foundation';
import { RuleBroken } from '#foundation';
import type { LocalMinute } from '#calendar';
import type { Office } from '#office';
import { readContact } from '#people';
import { type Ask, type NamedMatter, readAnswers, type Step } from '#procedure';

export interface AnsweredWhere {
  readonly office: Office;
  readonly actor: Actor;
  readonly now: LocalMinute;
  /** Staff that is named must belong to this department. */
  readonly department?: string;
  /** Matters the answers name, by receipt number. */
  readonly matters?: ReadonlyMap<string, NamedMatter>;
}

/**
 * All that is wrong with raw answers to some questions of a step, contacts among them, before anything is changed: `TakeStep` itself
 * tells only the first contact. Each is what `readAnswers` or `readContact` throws.
 */
export function answerRefusals(
  step: Step,
  asks: readonly Ask[],
  raw: JsonObject,
  where: AnsweredWhere,
): readonly RuleBroken[] {
  const people = asks.filter(({ type }) => type === 'person');
  const others = asks.filter(({ type }) => type !== 'person');
  const plain = Object.fromEntries(Object.entries(raw).filter(([name]) => others.some((ask) => ask.name === name)));
  return [
    refusal(() => readAnswers({ ...step, asks: others }, plain, where)),
    ...people.map((ask) => refusal(() => readPerson(ask, raw))),
  ].filter((each) => each !== undefined);
}

/** Who may be left out may be left out whole, never in part. */
function readPerson({ name, optional }: Ask, raw: JsonObject): void {
  if (raw[name] !== undefined || !optional) readContact(raw[name], name);
}

function refusal(check: () => unknown): RuleBroken | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof RuleBroken) return error;
    throw error;
  }
}
