import type { Json, JsonObject } from '#foundation';
import type { Ask } from '#procedure';
import { PERSON_PARTS } from './person-fields.js';
import { fieldName, TICKED } from './field-name.js';

/** The fields of a sent form that belong to a step, as text, to be shown again. Repeated fields keep the last one, ticked boxes all. */
export function givenIn(body: unknown): ReadonlyMap<string, string> {
  if (typeof body !== 'object' || body === null) return new Map();
  return new Map(
    Object.entries(body).flatMap(([name, sent]: [string, unknown]) => {
      const value = name.endsWith(`.${TICKED}`) ? [sent].flat().filter(isText).join(' ') : [sent].flat().at(-1);
      return name.startsWith('answers.') && isText(value) ? [[name, value] as const] : [];
    }),
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/**
 * Raw answers of a sent form, still to be checked by `readAnswers`. A person comes as a raw contact for `readContact`; the
 * caller puts `{ person: id }` in its place once it is kept. What was left empty and fields nobody asked for are left out.
 */
export function readStepForm(asks: readonly Ask[], body: unknown): JsonObject {
  const given = givenIn(body);
  return Object.fromEntries(
    asks.flatMap((ask): (readonly [string, Json])[] => {
      const value = ask.type === 'person' ? contactIn(ask, given) : textIn(ask, given);
      return value === undefined || value === '' ? [] : [[ask.name, value]];
    }),
  );
}

/** Matters are ticked among those that are suggested, or named by number in the field beside; both count. */
function textIn({ name, type }: Ask, given: ReadonlyMap<string, string>): string | undefined {
  const value = given.get(fieldName(name));
  if (type !== 'matter') return value;
  return [given.get(fieldName(name, TICKED)), value].filter((part) => part !== undefined && part !== '').join(' ');
}

function contactIn(ask: Ask, given: ReadonlyMap<string, string>): JsonObject | undefined {
  const contact = Object.fromEntries(
    Object.keys(PERSON_PARTS).flatMap((part): (readonly [string, Json])[] => {
      const value = given.get(fieldName(ask.name, part));
      if (value === undefined || value === '') return [];
      return [[part, part === 'consent' ? value === 'true' : value]];
    }),
  );
  return Object.keys(contact).length === 0 ? undefined : contact;
}
