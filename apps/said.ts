import { written } from '#krds';
import type { Linked, MatterPage, TimelineEntry } from '#matters';

interface Line {
  readonly label: string;
  readonly value: string | null;
}

/**
 * What was answered in a step, with names in place of codes: departments and officials, dates and minutes as people write them, other
 * matters by receipt number, as far as the reader may know them.
 */
export function saidIn(entry: TimelineEntry, page: MatterPage, links: readonly Linked[] = page.links): Line[] {
  const { office } = page;
  return withNumbers(entry, page, links).map(({ ask, label, value }) => {
    const type = typeOf(ask, entry, page);
    if (value === null) return { label, value };
    if (type === 'department') return { label, value: office.departmentLabel(value) ?? value };
    if (type === 'staff') return { label, value: office.person(value)?.name ?? value };
    return { label, value: type === 'date' || type === 'minute' ? written(value) : value };
  });
}

/** The answers of an entry with receipt numbers in place of the ids of other matters; those the reader may not know are only counted. */
export function withNumbers(
  entry: TimelineEntry,
  page: MatterPage,
  links: readonly Linked[] = page.links,
): TimelineEntry['answers'] {
  return entry.answers.map((said) =>
    said.value !== null && typeOf(said.ask, entry, page) === 'matter'
      ? { ...said, value: numbersOf(said.value.split(', '), links) }
      : said,
  );
}

function typeOf(name: string, entry: TimelineEntry, { procedure }: MatterPage): string | undefined {
  return procedure.steps.get(entry.step ?? '')?.asks.find((ask) => ask.name === name)?.type;
}

function numbersOf(ids: readonly string[], links: readonly Linked[]): string {
  const known = ids.flatMap((id) => links.find((link) => link.id === id)?.receiptNo ?? []);
  const others = ids.length - known.length;
  return [...known, ...(others > 0 ? [`${known.length > 0 ? '그 밖에 ' : ''}${String(others)}건`] : [])].join(', ');
}

/** Who acted, in words: residents by what they are, officials by name and department, the engine as itself. */
export function actorIn({ actor }: TimelineEntry, { office }: MatterPage): string {
  if (actor.kind === 'resident') return '민원인';
  const person = actor.kind === 'staff' ? office.person(actor.id) : undefined;
  return person ? `${person.name} (${person.department})` : '시스템';
}
