/** Something the story promised did not come true: what, and what was found instead. */
export class Missing extends Error {
  constructor(what: string, found?: unknown) {
    super(found === undefined ? what : `${what}: ${JSON.stringify(found)}`);
    this.name = 'Missing';
  }
}

/** @throws Missing unless it holds */
export function expect(holds: unknown, what: string, found?: unknown): asserts holds {
  if (!holds) throw new Missing(what, found);
}

/** @throws Missing unless both are the same */
export function same(found: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Missing(`${what} (예상 ${JSON.stringify(expected)})`, found);
}
