import { inKorean } from '#front';
import { type FormProblems, problemsOf, readStepForm } from '#krds';
import { answerRefusals, type AnsweredWhere } from '#matters';
import type { Ask, Step } from '#procedure';

/** All that is wrong with the answers of a form to some questions of a step, contacts among them, as sentences at its fields. */
export function answerProblems(step: Step, asks: readonly Ask[], body: unknown, where: AnsweredWhere): FormProblems {
  const found = answerRefusals(step, asks, readStepForm(asks, body), where).map((broken) =>
    problemsOf(broken, asks, inKorean),
  );
  return {
    fields: new Map(found.flatMap(({ fields }) => [...fields])),
    labels: new Map(found.flatMap(({ labels }) => [...(labels ?? [])])),
    form: found.flatMap(({ form }) => form),
  };
}
