import { type Actor, type JsonObject, RuleBroken } from '#foundation';
import type { LocalMinute } from '#calendar';
import { inKorean } from '#front';
import { type FormProblems, problemsOf, readStepForm } from '#krds';
import type { Office } from '#office';
import { readContact } from '#people';
import { type Ask, type NamedMatter, readAnswers, type Step } from '#procedure';

interface AskedWhere {
  readonly office: Office;
  readonly actor: Actor;
  readonly now: LocalMinute;
  /** Staff that is named must belong to this department. */
  readonly department?: string;
  /** Matters the answers name, by receipt number. */
  readonly matters?: ReadonlyMap<string, NamedMatter>;
}

/** All that is wrong with the answers to some questions of a step, contacts among them, before anything is changed. */
export function answerProblems(step: Step, asks: readonly Ask[], body: unknown, where: AskedWhere): FormProblems {
  const raw = readStepForm(asks, body);
  const people = asks.filter(({ type }) => type === 'person');
  const others = asks.filter(({ type }) => type !== 'person');
  const plain = Object.fromEntries(Object.entries(raw).filter(([name]) => others.some((ask) => ask.name === name)));
  const found = [
    problemsIn(asks, () => readAnswers({ ...step, asks: others }, plain, where)),
    ...people.map((ask) => problemsIn(asks, () => readPerson(ask, raw))),
  ];
  return {
    fields: new Map(found.flatMap(({ fields }) => [...fields])),
    labels: new Map(found.flatMap(({ labels }) => [...(labels ?? [])])),
    form: found.flatMap(({ form }) => form),
  };
}

/** Who may be left out may be left out whole, never in part. */
function readPerson({ name, optional }: Ask, raw: JsonObject): void {
  if (raw[name] !== undefined || !optional) readContact(raw[name], name);
}

function problemsIn(asks: readonly Ask[], check: () => unknown): FormProblems {
  try {
    check();
    return { fields: new Map(), form: [] };
  } catch (error) {
    if (error instanceof RuleBroken) return problemsOf(error, asks, inKorean);
    throw error;
  }
}
