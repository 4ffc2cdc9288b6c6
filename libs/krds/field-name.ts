/** Name under which the answer to a question is sent. */
export function fieldName(ask: string, part?: string): string {
  return part === undefined ? `answers.${ask}` : `answers.${ask}.${part}`;
}
