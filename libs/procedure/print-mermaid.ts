import type { Procedure } from './table.js';

/** The states and the steps between them as a Mermaid state diagram; steps that stay where they are are left out. */
export function mermaid({ states, steps }: Procedure): string {
  const id = (state: string): string => state.replaceAll('-', '_');
  const named = [...states.values()].map(({ code, label }) => `  state "${label}" as ${id(code)}`);
  const edges = [...steps.values()]
    .filter(({ to }) => to !== 'same')
    .flatMap(({ opens, from, to, label }) =>
      (opens ? ['[*]'] : from.map(id)).map((source) => `  ${source} --> ${id(to)}: ${label}`),
    );
  const ends = [...states.values()].filter(({ terminal }) => terminal).map(({ code }) => `  ${id(code)} --> [*]`);
  return ['```mermaid', 'stateDiagram-v2', ...named, ...edges, ...ends, '```'].join('\n');
}
