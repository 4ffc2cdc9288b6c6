import { type Actor, RuleBroken } from '#foundation';
import type { LocalMinute } from '#calendar';
import { inKorean } from '#front';
import { type FormProblems, problemsOf, readStepForm } from '#krds';
import type { Office } from '#office';
import { readContact } from '#people';
import { type Ask, readAnswers, type Step } from '#procedure';

interface AskedWhere {
  readonly office: Office;
  readonly actor: Actor;
  readonly now: LocalMinute;
}

/** All that is wrong with the answers to some questions of a step, the contact among them, before anything is changed. */
export function answerProblems(step: Step, asks: readonly Ask[], body: unknown, where: AskedWhere): FormProblems {
  const raw = readStepForm(asks, body);
  const person = asks.find(({ type }) => type === 'person');
  const others = asks.filter((ask) => ask !== person);
  const plain = Object.fromEntries(Object.entries(raw).filter(([name]) => name !== person?.name));
  const found = [
    problemsIn(asks, () => readAnswers({ ...step, asks: others }, plain, where)),
    problemsIn(asks, () => person && readContact(raw[person.name])),
  ];
  return {
    fields: new Map(found.flatMap(({ fields }) => [...fields])),
    labels: new Map(found.flatMap(({ labels }) => [...(labels ?? [])])),
    form: found.flatMap(({ form }) => form),
  };
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
