export type Raw = Readonly<Record<string, unknown>>;

/** The text under a key of a letter file. Throws an Error that names the key. */
export function line(raw: Raw, key: string): string {
  const value = raw[key];
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`${key} is missing`);
  return value;
}

/** A day under a key, `2026-05-06`. */
export function day(raw: Raw, key: string): string {
  const value = line(raw, key);
  refuse(!/^\d{4}-\d\d-\d\d$/.test(value), `${key} is a date YYYY-MM-DD`);
  return value;
}

export function refuse(wrong: boolean, because: string): void {
  if (wrong) throw new Error(because);
}

/** The parts under a key, in their order; none when it is absent. */
export function parts(raw: Raw, key: string): [string, unknown][] {
  const value = raw[key] ?? {};
  refuse(typeof value !== 'object' || value === null || Array.isArray(value), `${key} has parts with names`);
  return Object.entries(value as Raw);
}
