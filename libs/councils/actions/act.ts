import type { Actor } from '#foundation';
import type { Tx } from '#ledger';
import type { Office } from '#office';
import type { Answers, Step } from '#procedure';
import type { CouncilRule } from '../rules/council-rule.js';
import type { Agenda, ItemRow, MemberRow, SessionRow } from '../storage/council-rows.js';

/** What an act is about. */
export interface ActTarget {
  readonly council: string;
  readonly member?: string;
  readonly session?: string;
  readonly item?: string;
}
export type ActOf = 'council' | 'member' | 'session' | 'item';

/** All that is known when an act is offered or taken; what it is not about is absent. */
export interface ActContext {
  readonly office: Office;
  readonly rule: CouncilRule;
  readonly actor: Actor;
  readonly now: Date;
  /** All terms, past ones included. */
  readonly members: readonly MemberRow[];
  /** Those who sit now, by what a form calls them. */
  readonly names: ReadonlyMap<string, string>;
  readonly member?: MemberRow;
  readonly session?: SessionRow;
  readonly agenda?: Agenda;
  readonly item?: ItemRow;
}

/** One thing a secretary can do. */
export interface Act {
  readonly code: string;
  readonly of: ActOf;
  /** Whether it is open as things stand. */
  readonly open: (context: ActContext) => boolean;
  /** What it asks. */
  readonly step: (context: ActContext) => Step;
  /** Answers the id of what came to be, when something did. */
  readonly take: (tx: Tx, context: ActContext, answers: Answers) => Promise<string | undefined>;
}

export const by = ({ kind, id }: Actor): string => `${kind}:${id}`;

/** The words of a free text answer. */
export function wordsOf(answers: Answers, name: string): string {
  const answer = answers[name];
  return typeof answer === 'object' && 'text' in answer ? answer.text : '';
}

/** What an act of this kind is always about. */
export function the<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('an act was taken about nothing');
  return thing;
}
