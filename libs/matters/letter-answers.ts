import { koreanDate } from '#calendar';
import type { Office } from '#office';
import type { Ask, Procedure } from '#procedure';
import { type Said, type TimelineEntry, toldToResident } from './views/timeline.js';

/**
 * What the steps up to fact `seq` were answered, by the name of the ask, for `{{answers.<ask>}}`: a later step's word stands for
 * an earlier one's, and what it asked but nobody answered is gone. A resident's letter holds only what the table lets them know.
 */
export function answersUpTo(
  told: readonly TimelineEntry[],
  seq: number,
  procedure: Procedure,
  office: Office,
  reader: 'resident' | 'staff',
): Readonly<Record<string, string>> {
  const until = told.filter((entry) => entry.seq <= seq);
  const answers = new Map<string, string>();
  for (const entry of until) {
    const asks = procedure.steps.get(entry.step ?? '')?.asks ?? [];
    for (const { name } of asks) answers.delete(name);
    const said = reader === 'staff' ? entry.answers : toldToResident(entry, until);
    for (const each of said) {
      const ask = asks.find(({ name }) => name === each.ask);
      const words = ask && inWords(ask, each, office);
      if (words) answers.set(each.ask, words);
    }
  }
  return Object.fromEntries(answers);
}

/** As people read it: days written out, departments and people by name. The timeline has put choices into words. */
function inWords({ type }: Ask, { value }: Said, office: Office): string | undefined {
  if (value === null) return undefined;
  switch (type) {
    case 'date':
      return koreanDate(value);
    case 'department':
      return office.departmentLabel(value) ?? value;
    case 'staff':
      return office.person(value)?.name;
    case 'yes':
      return '예';
    default:
      return value;
  }
}
