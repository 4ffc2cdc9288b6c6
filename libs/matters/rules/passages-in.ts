import type { JsonObject } from '#foundation';

/** Ids of the texts that a step's answers name. */
export function passagesIn(answers: JsonObject): readonly string[] {
  return Object.values(answers).flatMap((answer) =>
    typeof answer === 'object' && answer !== null && 'passage' in answer ? [String(answer.passage)] : [],
  );
}
