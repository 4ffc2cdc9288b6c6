import type { JsonObject } from '#foundation';
import { inForceOn } from '#calendar';
import type { CommonStatus } from './common-statuses.js';
import type { Profile, StatusSet, Visits } from './profile.js';

/** A status in an office's own words and what it means. */
export interface LocalStatus {
  /** The state of the matter: a common status, or a state of the office's own that `means` one. */
  readonly code: string;
  readonly label: string;
  readonly means: CommonStatus;
}

/** The statuses of a set, in the order in which the office prints its columns. */
export function statusesIn({ choices }: StatusSet): readonly LocalStatus[] {
  return Object.entries(choices).map(([code, said]) =>
    typeof said === 'string' ? { code, label: said, means: code as CommonStatus } : { code, ...said },
  );
}

/** What a suggestion of a visit of this kind on this day can be; nothing before the office's first set. */
export function statusesOf({ statuses, kinds = {} }: Visits, kind: string, on: string): readonly LocalStatus[] {
  const set = inForceOn(kinds[kind]?.statuses ?? statuses, on);
  return set ? statusesIn(set) : [];
}

/** Every set of an office with the place it stands at. */
export function statusSets({
  statuses,
  kinds = {},
}: Visits): readonly (readonly [path: readonly string[], StatusSet])[] {
  const own = Object.entries(kinds).flatMap(([kind, { statuses: sets = [] }]) =>
    sets.map((set, at) => [['kinds', kind, 'statuses', String(at)], set] as const),
  );
  return [...statuses.map((set, at) => [['statuses', String(at)], set] as const), ...own];
}

/**
 * What the profile's visits change in the tables of visits and suggestions: the office's kinds of visits, its words for the common
 * statuses, and states of its own inside them.
 */
function visitTables(visits: Visits): { readonly [procedure: string]: JsonObject } {
  const kinds = Object.fromEntries(
    Object.entries(visits.kinds ?? {}).map(([code, { label }]) => [code, { label, means: 'rota' }]),
  );
  const states = Object.fromEntries(
    statusSets(visits)
      .flatMap(([, set]) => statusesIn(set))
      .map(({ code, label, means }) => [code, { label, resident: label, ...(code !== means && { means }) }]),
  );
  return { visit: { kinds }, suggestion: { kinds, states } };
}

/**
 * An office's changes of the procedure tables: what it says of a table itself, over what follows from its visits for the tables there
 * are. A profile kept by an earlier version may lack either.
 */
export function procedureChanges(
  { procedures = {}, visits }: Partial<Pick<Profile, 'procedures' | 'visits'>>,
  tables: ReadonlySet<string>,
): { readonly [procedure: string]: JsonObject } {
  const implied = Object.entries(visits ? visitTables(visits) : {}).filter(([code]) => tables.has(code));
  const changes = new Map<string, JsonObject>();
  for (const [code, change] of [...implied, ...Object.entries(procedures)])
    changes.set(code, together(changes.get(code) ?? {}, change));
  return Object.fromEntries(changes);
}

function together(implied: JsonObject, said: JsonObject): JsonObject {
  const sections = new Set([...Object.keys(implied), ...Object.keys(said)]);
  return Object.fromEntries(
    [...sections].map((section) => [
      section,
      { ...(implied[section] as JsonObject), ...(said[section] as JsonObject) },
    ]),
  );
}
