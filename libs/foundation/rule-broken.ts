import type { JsonObject } from './json.js';

/**
 * A person's mistake or a rule that forbids what was asked. Thrown once, put into words once per language
 * (problem+json, pages). `code` is `library.kebab-case` and stable; `details` hold no personal data.
 */
export class RuleBroken extends Error {
  constructor(
    readonly code: string,
    readonly details: JsonObject = {},
  ) {
    super(code);
    this.name = 'RuleBroken';
  }
}

export function ensure(holds: unknown, code: string, details: JsonObject = {}): asserts holds {
  if (!holds) throw new RuleBroken(code, details);
}
