import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProcedureBook } from './book.js';
import type { KnownNames } from './check-names.js';

/**
 * Reads every table of a folder (`*.yaml`).
 * @param known the guards and letters that exist; unknown and unused ones are refused.
 * @throws ProcedureRefused listing every problem with file, line and cause.
 */
export function loadProcedures(
  folder: string,
  known: { readonly guards?: Iterable<string>; readonly letters?: Iterable<string> } = {},
): ProcedureBook {
  const names: KnownNames = {
    ...(known.guards && { guards: new Set(known.guards) }),
    ...(known.letters && { letters: new Set(known.letters) }),
  };
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  return ProcedureBook.of(files, names, folder);
}
