import { Injectable } from '@nestjs/common';
import type { Fact, FactKind } from '#foundation';

/**
 * What follows from a fact. It runs within a transaction of the fact's office (OfficeTx joins it), together with its mark:
 * once per (reaction, fact), in the order of the matter's facts. Effects outside PostgreSQL are forbidden here: write a row
 * (a letter, a reminder) and let its own ledger carry it out.
 */
export interface Reacts<Body extends object = object> {
  handle(fact: Fact<Body>): Promise<void>;
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
  readonly run: Reacts['handle'];
  /** Empties what the reaction derives; only of replayable ones. */
  readonly clear?: () => Promise<void>;
}

export function asReaction(instance: unknown): KnownReaction | undefined {
  if (typeof instance !== 'object' || instance === null) return undefined;
  const meta = Reflect.getMetadata(META, instance.constructor) as ReactionMeta | undefined;
  if (!meta) return undefined;
  const known = instance as Reacts & { clear?(): Promise<void> };
  return {
    ...meta,
    run: (fact) => known.handle(fact),
    ...(known.clear && { clear: () => known.clear?.() ?? Promise.resolve() }),
  };
}
