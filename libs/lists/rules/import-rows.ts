import type { Json, JsonObject } from '#foundation';
import type { OfficeView } from '#procedure';
import { answerIn, type Choices, contactPartIn, type Offered } from './cell-answer.js';
import type { MatchedColumns } from './columns.js';

/** The answers that one row gives, as a form would have sent them. */
export function answersIn(
  cells: readonly string[],
  { columns }: MatchedColumns,
  office: OfficeView,
  methods: Choices,
  offered: Offered,
): JsonObject {
  const answers = new Map<string, Json>();
  const people = new Map<string, Map<string, Json>>();
  columns.forEach((column, at) => {
    if (!column) return;
    const cell = cells[at] ?? '';
    const { ask, part } = column;
    const answer = part === undefined ? answerIn(ask, cell, office, { offered }) : contactPartIn(part, cell, methods);
    if (answer === undefined) return;
    if (part === undefined) answers.set(ask.name, answer);
    else people.set(ask.name, (people.get(ask.name) ?? new Map<string, Json>()).set(part, answer));
  });
  return {
    ...Object.fromEntries(answers),
    ...Object.fromEntries([...people].map(([name, parts]) => [name, Object.fromEntries(parts)])),
  };
}

/** A list's own number: short, one line; undefined where the cell is empty. */
export function referenceIn(cells: readonly string[], { reference }: MatchedColumns): string | undefined {
  const text = reference === undefined ? '' : (cells[reference] ?? '').normalize('NFC').trim();
  return text === '' ? undefined : text;
}

export function isReference(text: string): boolean {
  return [...text].length <= 40 && /^[\p{L}\p{N}][\p{L}\p{N} ./_()-]*$/u.test(text);
}
