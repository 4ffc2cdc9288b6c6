import type { Json, JsonObject } from '#foundation';
import type { Ask } from '#procedure';
import { PERSON_PARTS } from './person-fields.js';
import { fieldName } from './field-name.js';

/** The fields of a sent form that belong to a step, as text, to be shown again. Repeated fields keep the last one. */
export function givenIn(body: unknown): ReadonlyMap<string, string> {
  if (typeof body !== 'object' || body === null) return new Map();
  return new Map(
    Object.entries(body).flatMap(([name, sent]: [string, unknown]) => {
      const value: unknown = Array.isArray(sent) ? sent.at(-1) : sent;
      return name.startsWith('answers.') && typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}

/**
 * Raw answers of a sent form, still to be checked by `readAnswers`. A person comes as a raw contact for `readContact`; the
 * caller puts `{ person: id }` in its place once it is kept. Fields nobody asked for are left out.
 */
export function readStepForm(asks: readonly Ask[], body: unknown): JsonObject {
  const given = givenIn(body);
  return Object.fromEntries(
    asks.flatMap((ask): (readonly [string, Json])[] => {
      if (ask.type === 'person') return [[ask.name, contactIn(ask, given)]];
      const value = given.get(fieldName(ask.name));
      return value === undefined || value === '' ? [] : [[ask.name, value]];
    }),
  );
}

function contactIn(ask: Ask, given: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(
    Object.keys(PERSON_PARTS).flatMap((part): (readonly [string, Json])[] => {
      const value = given.get(fieldName(ask.name, part));
      if (value === undefined || value === '') return [];
      return [[part, part === 'consent' ? value === 'true' : value]];
    }),
  );
}
