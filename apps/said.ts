import { written } from '#krds';
import type { MatterPage, TimelineEntry } from '#matters';

interface Line {
  readonly label: string;
  readonly value: string | null;
}

/** What was answered in a step, with names in place of codes: departments and officials, dates as people write them. */
export function saidIn(entry: TimelineEntry, { procedure, office }: MatterPage): Line[] {
  const step = procedure.steps.get(entry.step ?? '');
  return entry.answers.map(({ ask: name, label, value }) => {
    const type = step?.asks.find((ask) => ask.name === name)?.type;
    if (value === null) return { label, value };
    if (type === 'department') return { label, value: office.departmentLabel(value) ?? value };
    if (type === 'staff') return { label, value: office.person(value)?.name ?? value };
    return { label, value: type === 'date' ? written(value) : value };
  });
}

/** Who acted, in words: residents by what they are, officials by name and department, the engine as itself. */
export function actorIn({ actor }: TimelineEntry, { office }: MatterPage): string {
  if (actor.kind === 'resident') return '민원인';
  const person = actor.kind === 'staff' ? office.person(actor.id) : undefined;
  return person ? `${person.name} (${person.department})` : '시스템';
}
