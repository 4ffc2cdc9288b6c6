import type { Linked, MatterPage } from '#matters';
import { peopleOf } from '#procedure';

/** The linked matters that are of the same people: a resident is never told of anybody else's. */
export function ownLinks({ links, record }: MatterPage): readonly Linked[] {
  const own = new Set(peopleOf(record));
  return links.filter(({ people }) => people.some((person) => own.has(person)));
}
