/** Name under which the answer to a question is sent. */
export function fieldName(ask: string, part?: string): string {
  return part === undefined ? `answers.${ask}` : `answers.${ask}.${part}`;
}

/** Part of a question about matters under which those that were suggested and ticked are sent. */
export const TICKED = 'ticked';
