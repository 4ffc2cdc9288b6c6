import { factKind } from '#foundation';
import type { StepTaken as StepTakenBody } from '#procedure';

/** A step of a procedure was taken. `answers` hold codes, dates and numbers; free text is `{passage, digest}`, a person `{person}`. */
export const StepTaken = factKind<StepTakenBody>('matters.step-taken.v1');
