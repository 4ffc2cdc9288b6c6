import { type Actor, type JsonObject, RuleBroken } from '#foundation';
import type { AnswerProblem } from './answer-problem.js';
import { type AskedWhere, readAnswer } from './read-answer.js';
import type { Answer, Answers } from './record.js';
import type { Ask, Step } from './table.js';

const MOST_UNKNOWN_FIELDS_TOLD = 20;

/** The questions this actor is asked; others who may take the step get the default. */
export function asksFor(step: Step, actor: Actor): readonly Ask[] {
  return step.asks.filter(
    ({ by, heldBy = by }) => by.length === 0 || heldBy.some((role) => actor.roles.includes(role)),
  );
}

/**
 * Untrusted answers to a step's questions, checked. A `person` is answered by the id of one already kept: `{ person: id }`.
 * @throws RuleBroken `procedure.answers-invalid` with `problems: [{ field, code, … }]`, all of them; codes in answer-problem.ts.
 */
export function readAnswers(step: Step, raw: unknown, where: AskedWhere & { readonly actor: Actor }): Answers {
  const asked = asksFor(step, where.actor);
  const given = fieldsOf(raw);
  const answers: Record<string, Answer> = {};
  const problems: (AnswerProblem & { readonly field: string })[] = unknownFields(asked, given);
  for (const ask of step.asks) {
    const value = asked.includes(ask) ? given.get(ask.name) : undefined;
    if (isEmpty(value)) {
      if (ask.default !== undefined) answers[ask.name] = ask.default;
      else if (asked.includes(ask) && !ask.optional)
        problems.push({ field: ask.name, code: 'procedure.answer-missing' });
      continue;
    }
    const read = readAnswer(ask, value, where);
    if ('answer' in read) answers[ask.name] = read.answer;
    else problems.push({ ...read.problem, field: ask.name });
  }
  if (problems.length > 0) throw new RuleBroken('procedure.answers-invalid', { problems } satisfies JsonObject);
  return answers;
}

function fieldsOf(raw: unknown): ReadonlyMap<string, unknown> {
  if (raw === undefined || raw === null) return new Map();
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    throw new RuleBroken('procedure.answers-invalid', {
      problems: [{ field: '', code: 'procedure.answers-not-an-object' }],
    });
  }
  return new Map<string, unknown>(Object.entries(raw));
}

/** A field nobody asked for is told by its name only when the name is harmless: it comes from outside. */
function unknownFields(asked: readonly Ask[], given: ReadonlyMap<string, unknown>) {
  return [...given.keys()]
    .filter((field) => !asked.some(({ name }) => name === field))
    .slice(0, MOST_UNKNOWN_FIELDS_TOLD)
    .map((field) => ({ field: /^[A-Za-z][\w-]{0,39}$/.test(field) ? field : '?', code: 'procedure.answer-not-asked' }));
}

/** Nothing but blanks is no answer. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
