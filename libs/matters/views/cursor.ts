import { RuleBroken } from '#foundation';

/** A place in a list, opaque to the client: the sort key of the last row shown. */
export function cursorOf(...key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** RuleBroken: `matters.cursor-invalid`. */
export function readCursor(cursor: string, parts: number): readonly (string | number)[] {
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    const fits =
      Array.isArray(key) && key.length === parts && key.every((part) => ['string', 'number'].includes(typeof part));
    if (fits) return key as (string | number)[];
  } catch {
    // falls through to the one answer for any cursor that is not ours
  }
  throw new RuleBroken('matters.cursor-invalid');
}
