import type { Office } from '#office';
import type { Procedure } from '#procedure';
import type { DeskFilters } from './pages/desk.js';

type Choices = Readonly<Record<keyof DeskFilters, readonly (readonly [code: string, label: string])[]>>;

/** What the desk can be filtered by: the kinds and states of one table when it is chosen, else of all of them. */
export function choicesOn(office: Office, tables: readonly Procedure[], chosen: string | undefined): Choices {
  const own = tables.filter(({ code }) => chosen === undefined || code === chosen);
  return {
    procedure: tables.length > 1 ? tables.map(({ code, title }) => [code, title.ko] as const) : [],
    kind: together(own.flatMap(({ kinds }) => [...kinds].map(([code, { label }]) => [code, label] as const))),
    dong: office.dongs().map((dong) => [dong, dong] as const),
    department: [...office.departments()].map(([code, { label }]) => [code, label] as const),
    state: together(
      own.flatMap(({ states }) =>
        [...states.values()].filter(({ terminal }) => !terminal).map(({ code, label }) => [code, label] as const),
      ),
    ),
  };
}

/** A code that several tables use stands once, with every name it has. */
function together(named: readonly (readonly [code: string, label: string])[]): readonly (readonly [string, string])[] {
  const labels = new Map<string, Set<string>>();
  for (const [code, label] of named) labels.set(code, (labels.get(code) ?? new Set()).add(label));
  return [...labels].map(([code, all]) => [code, [...all].join('·')] as const);
}
