import { Command } from '@nestjs/cqrs';
import type { Actor, JsonObject } from '#foundation';
import type { Loaded } from './storage/matter-row.js';

/** What a command is answered with, the same again for the same key. */
export interface StepAnswer {
  readonly matter: string;
  readonly receiptNo: string;
  readonly step: string;
  readonly state: string;
  /** The matter's version after the step: its ETag. */
  readonly version: number;
  /** Promised due moment (date or minute, Asia/Seoul), null while paused or not yet fixed. */
  readonly due: string | null;
}

/**
 * The one way to change a matter: take a step of its procedure. Without `matter` it opens one (`procedure` names the table), about
 * another one when `about` names it.
 * Errors (RuleBroken): `matters.not-found`, `matters.stale` (If-Match), `matters.key-reused`, `procedure.*`, and the guards' own.
 */
export class TakeStep extends Command<StepAnswer> {
  constructor(
    readonly office: string,
    readonly target: { readonly matter: string } | { readonly procedure: string; readonly about?: string },
    readonly step: string,
    readonly actor: Actor,
    /** Raw answers as they came from outside; checked against the table. */
    readonly answers: JsonObject,
    readonly options: {
      /** If-Match: refuse when the matter has moved on. */
      readonly version?: number;
      /** Idempotency-Key of this actor. */
      readonly key?: string;
      /** How the matter stood when it was read beside something else; its step number tells when it moved on since. */
      readonly found?: Loaded;
    } = {},
  ) {
    super();
  }
}
