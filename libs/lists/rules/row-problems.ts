import type { Json, JsonObject, RuleBroken } from '#foundation';
import type { ListColumn } from './columns.js';
import type { RowProblem } from './verdict.js';

/** Broken rules of a row as problems at its columns. What names no column of the list is about the whole row. */
export function rowProblems(broken: readonly RuleBroken[], columns: readonly ListColumn[]): readonly RowProblem[] {
  return broken.flatMap(({ code, details }): RowProblem[] => {
    const told = details['problems'];
    if (!Array.isArray(told)) return [{ code, details }];
    return told.filter(isObject).map((problem) => {
      const column = columnOf(code, problem, columns);
      return { code: String(problem['code']), details: problem, ...(column && { column: column.heading }) };
    });
  });
}

/** A problem of a contact names a part of a person; `contact` is about all of it. */
function columnOf(code: string, problem: JsonObject, columns: readonly ListColumn[]): ListColumn | undefined {
  const field = String(problem['field']);
  if (code !== 'people.contact-invalid')
    return columns.find(({ ask, part }) => ask.name === field && part === undefined);
  const own = columns.filter(({ ask, part }) => part !== undefined && (problem['ask'] ?? ask.name) === ask.name);
  return own.find(({ part }) => part === (field === 'contact' ? 'phone' : field));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
