import type { Opening } from '#matters';
import type { Office } from '#office';
import { answersSchema } from '#procedure';

/** An opening as both APIs tell it: which table, which step, what is asked, why not just now. */
export function openingView({ procedure, step, whyNot }: Opening, office: Office) {
  return {
    procedure: procedure.code,
    title: procedure.title.ko,
    step: step.code,
    label: step.label,
    law: step.law,
    answers: answersSchema(step, office),
    whyNot: whyNot ?? null,
  };
}
