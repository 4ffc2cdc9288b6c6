import type { Procedure } from '#procedure';
import type { LinkedMatter } from '../storage/matter-links.js';

/** A matter linked to the one shown, in words. */
export interface Linked extends LinkedMatter {
  /** What kind of matter the other is: the title of its table. */
  readonly title: string;
  readonly stateLabel: string;
  /** What the resident reads of its state. */
  readonly stateForResident: string;
  /** How the two are tied, as the table of the one that names the other calls it. */
  readonly relationLabel: string;
}

/** `own`: the table of the matter shown; `other`: that of the linked one. A matter opened about another is tied by its table's name. */
export function linkedIn(link: LinkedMatter, own: Procedure, other: Procedure): Linked {
  const naming = link.names ? own : other;
  const state = other.states.get(link.state);
  return {
    ...link,
    title: other.title.ko,
    stateLabel: state?.label ?? link.state,
    stateForResident: state?.resident ?? link.state,
    relationLabel: link.relation === naming.code ? naming.title.ko : (askOf(naming, link.relation) ?? link.relation),
  };
}

function askOf({ steps }: Procedure, relation: string): string | undefined {
  const asks = [...steps.values()].flatMap((step) => step.asks);
  return asks.find((ask) => ask.type === 'matter' && ask.relation === relation)?.label;
}
