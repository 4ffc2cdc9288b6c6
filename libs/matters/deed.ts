import { Injectable } from '@nestjs/common';
import type { Actor, JsonObject } from '#foundation';
import type { Tx } from '#ledger';
import type { Office } from '#office';
import type { Answers, MatterRecord } from '#procedure';

/** The step that is being taken: what was decided, before anything of it is written. */
export interface StepBeingTaken {
  readonly office: Office;
  /** Id of the matter, also of one that the step opens. */
  readonly matter: string;
  readonly step: string;
  readonly actor: Actor;
  readonly answers: Answers;
  readonly becomes: MatterRecord;
  readonly now: Date;
}

/** What a deed found: values that the matter keeps (names under `keeps`), and what an offered answer is called, by ask. No free text, nobody's name. */
export interface Found {
  readonly values?: JsonObject;
  readonly words?: { readonly [ask: string]: string };
}

/**
 * What a library writes of its own in the transaction of a step that names it under `does`. It may refuse: a RuleBroken undoes the
 * step. It is done again with the step when two collide, so it must bear being begun anew; it reaches out to nothing but the database.
 */
export interface Deed {
  take(tx: Tx, step: StepBeingTaken): Promise<Found>;
}

/** What may be chosen where a step asks for one of a list (`offered`): id and label, in the order they are shown. */
export interface Offers {
  offer(tx: Tx, office: Office, now: Date): Promise<readonly (readonly [id: string, label: string])[]>;
}

const NAMES = Symbol('named in tables');

/** Marks a class as the deed or the list that tables call by this name. */
export function NamedInTables(name: string): ClassDecorator {
  return (target) => {
    Reflect.defineMetadata(NAMES, name, target);
    Injectable()(target);
  };
}

/** @internal */
export function nameInTables(instance: unknown): string | undefined {
  if (typeof instance !== 'object' || instance === null) return undefined;
  return Reflect.getMetadata(NAMES, instance.constructor) as string | undefined;
}
