import type { Json, JsonObject } from '#foundation';
import type { Ask } from '#procedure';
import type { FormProblems } from './error-summary.js';
import { PERSON_PARTS } from './person-fields.js';
import { fieldName } from './field-name.js';

/** Puts a code into words (`inKorean`). */
export type Say = (code: string, details: JsonObject) => string;

/** A broken rule as sentences at the fields of a form; what names no field of this form stands at its head. */
export function problemsOf(
  broken: { code: string; details: JsonObject },
  asks: readonly Ask[],
  say: Say,
): FormProblems {
  const told = broken.details['problems'];
  if (!Array.isArray(told)) return { fields: new Map(), form: [say(broken.code, broken.details)] };
  const fields = new Map<string, string>();
  const form: string[] = [];
  for (const problem of (told as Json[]).filter(isObject)) {
    const sentence = say(String(problem['code']), problem);
    const name = fieldOf(broken.code, problem, asks);
    if (name === undefined) form.push(sentence);
    else if (!fields.has(name)) fields.set(name, sentence);
  }
  return { fields, labels: labelsOf(asks), form };
}

/**
 * A problem of a contact names a part of a person, and by `ask` which one of several; `contact` is about all of it and is shown where one
 * begins.
 */
function fieldOf(code: string, problem: JsonObject, asks: readonly Ask[]): string | undefined {
  const field = String(problem['field']);
  if (code === 'people.contact-invalid') {
    const people = asks.filter(({ type }) => type === 'person');
    const person = people.find(({ name }) => name === problem['ask']) ?? people[0];
    return person && fieldName(person.name, field === 'contact' ? 'phone' : field);
  }
  return asks.some(({ name, type }) => name === field && type !== 'person') ? fieldName(field) : undefined;
}

/** Where several people are asked for, each part also says whose it is. */
function labelsOf(asks: readonly Ask[]): ReadonlyMap<string, string> {
  const several = asks.filter(({ type }) => type === 'person').length > 1;
  return new Map(
    asks.flatMap(({ name, type, label }) =>
      type === 'person'
        ? Object.entries(PERSON_PARTS).map(
            ([part, word]) => [fieldName(name, part), several ? `${label} ${word}` : word] as const,
          )
        : [[fieldName(name), label] as const],
    ),
  );
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
