/** A named, prepared SQL statement: parsed and planned once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** `name` is unique in the product, `library.what-it-does`. */
export function statement(name: string, text: string): Statement {
  return { name, text };
}
