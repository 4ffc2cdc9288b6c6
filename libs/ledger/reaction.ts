import { Injectable } from '@nestjs/common';
import type { Fact, FactKind } from '#foundation';

/**
 * What follows from a fact. It runs within a transaction of the fact's office (OfficeTx joins it), together with its mark:
 * once per (reaction, fact), in the order of the matter's facts. Effects outside PostgreSQL are forbidden here: write a row
 * (a letter, a reminder) and let its own ledger carry it out.
 */
export interface Reacts<Body extends object = object> {
  handle(fact: Fact<Body>): Promise<void>;
  /** False for facts that are plainly none of its business: they are marked without running it. */
  concerns?(fact: Fact<Body>): boolean;
}

/**
 * The same for many facts of one office in few statements, for what nearly every fact causes. The transaction is shared with other
 * reactions: prepared statements only. When it fails, it is called again with each fact alone.
 */
export interface ReactsTogether<Body extends object = object> {
  handleAll(facts: readonly Fact<Body>[]): Promise<void>;
}

interface ReactionMeta {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly replayable: boolean;
}
const META = Symbol('reaction');

/**
 * Marks a class as a reaction with a stable name, `library.sentence-in-the-imperative`. `replayable` ones only rebuild
 * what can be derived (counters, search); nothing that reaches a person is ever replayable.
 */
export function Reaction(
  name: string,
  kinds: readonly FactKind<object>[],
  options: { replayable?: boolean } = {},
): ClassDecorator {
  return (target) => {
    const meta: ReactionMeta = { name, kinds: kinds.map((kind) => kind.name), replayable: options.replayable ?? false };
    Reflect.defineMetadata(META, meta, target);
    Injectable()(target);
  };
}

/** A reaction found in the module tree. */
export interface KnownReaction extends ReactionMeta {
  /** Whether it takes many facts in one transaction. */
  readonly together: boolean;
  concerns(fact: Fact): boolean;
  run(facts: readonly Fact[]): Promise<void>;
  /** Empties what the reaction derives; only of replayable ones. */
  readonly clear?: () => Promise<void>;
}

export function asReaction(instance: unknown): KnownReaction | undefined {
  if (typeof instance !== 'object' || instance === null) return undefined;
  const meta = Reflect.getMetadata(META, instance.constructor) as ReactionMeta | undefined;
  if (!meta) return undefined;
  const known = instance as (Reacts | ReactsTogether) & { clear?(): Promise<void> };
  return {
    ...meta,
    together: 'handleAll' in known,
    concerns: (fact) => 'handleAll' in known || (known.concerns?.(fact) ?? true),
    run: (facts) => ('handleAll' in known ? known.handleAll(facts) : eachInTurn(known, facts)),
    ...(known.clear && { clear: () => known.clear?.() ?? Promise.resolve() }),
  };
}

async function eachInTurn(reaction: Reacts, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) await reaction.handle(fact);
}
