import type { JsonObject } from './json.js';

/**
 * Something that happened to a matter: past tense, plain data, no personal data, no free text.
 * Facts of one matter are numbered 1, 2, 3 … (`seq`) and form a hash chain.
 */
export interface Fact<Body extends object = JsonObject> {
  readonly office: string;
  readonly id: string;
  readonly matter: string;
  readonly seq: number;
  /** Versioned name, `library.past-tense.v1`. */
  readonly name: string;
  readonly body: Body;
  /** `kind:id` of who acted. */
  readonly actor: string;
  readonly at: Date;
}

/** A kind of fact: its versioned name and the type of its body. A library's `facts.ts` holds nothing but these. */
export interface FactKind<Body extends object> {
  readonly name: string;
  readonly body?: Body;
}

export function factKind<Body extends object>(name: string): FactKind<Body> {
  return { name };
}
