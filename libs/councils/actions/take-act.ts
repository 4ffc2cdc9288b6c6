import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { v7 as uuid } from 'uuid';
import { type Actor, Clock, ensure, type JsonObject } from '#foundation';
import { seoulMinute } from '#calendar';
import { collided, FACTS_CHANNEL, Hints, OfficeTx, type Tx } from '#ledger';
import { readContact, Vault } from '#people';
import { readAnswers, type Step } from '#procedure';
import { MOVED_ON, REMEMBER, REMEMBERED } from '../storage/council-changes.js';
import { CouncilTexts } from '../storage/council-texts.js';
import type { ActTarget } from './act.js';
import { ActBook } from './act-book.js';

const TRIES = 6;

export interface ActAnswer {
  readonly act: string;
  /** Id of what came to be or was changed; null when the council alone was. */
  readonly id: string | null;
  /** Of the session, after the act: its ETag; null for acts about members. */
  readonly version: number | null;
}

interface ActOptions {
  readonly key?: string;
  /** Refuse when the session has moved on. */
  readonly version?: number;
}

/**
 * The one way to change a council: an act by one of its secretaries. The session's row is held meanwhile, so that of two who close
 * it or count votes at once the second finds it moved on. Text goes to passages, people to the vault, a fact tells what was done.
 * RuleBroken: `councils.secretary-only`, `councils.act-not-open`, `councils.stale`, `matters.key-reused`, `procedure.answers-invalid`,
 * `people.contact-invalid`, and the acts' own.
 */
@Injectable()
export class TakeAct {
  constructor(
    private readonly offices: OfficeTx,
    private readonly acts: ActBook,
    private readonly vault: Vault,
    private readonly texts: CouncilTexts,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  async take(
    office: string,
    target: ActTarget,
    code: string,
    actor: Actor,
    raw: JsonObject,
    options: ActOptions = {},
  ): Promise<ActAnswer> {
    const digest = this.fingerprint({ target, code, raw });
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.run(office, async (tx) => {
          const before = options.key === undefined ? undefined : await this.remembered(tx, actor, options.key, digest);
          return before ?? (await this.once(tx, target, code, actor, raw, options, digest));
        });
      } catch (error) {
        if (tries >= TRIES || this.offices.joined || !collided(error)) throw error;
      }
    }
  }

  private async once(
    tx: Tx,
    target: ActTarget,
    code: string,
    actor: Actor,
    raw: JsonObject,
    { key, version }: ActOptions,
    digest: Buffer,
  ): Promise<ActAnswer> {
    const context = await this.acts.contextOf(tx, target, actor, true);
    const act = this.acts.forSecretary(context, code);
    const { session } = context;
    if (session && version !== undefined)
      ensure(session.version === version, 'councils.stale', { version: session.version });
    ensure(act.open(context), 'councils.act-not-open');
    const step = act.step(context);
    const answers = readAnswers(step, await this.withPerson(tx, step, raw), {
      actor,
      now: seoulMinute(this.clock.now(tx.office)),
      office: context.office,
    });
    const id = (await act.take(tx, context, answers)) ?? null;
    const moved = session && (await tx.row<{ version: number }>(MOVED_ON, [tx.office, session.id]));
    const answer = { act: code, id, version: moved?.version ?? null };
    if (key !== undefined)
      await tx.rows(REMEMBER, [tx.office, principalOf(actor), key, digest, JSON.stringify(answer)]);
    tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
    return answer;
  }

  private async remembered(tx: Tx, actor: Actor, key: string, digest: Buffer): Promise<ActAnswer | undefined> {
    const before = await tx.row<{ digest: Buffer; answer: ActAnswer }>(REMEMBERED, [
      tx.office,
      principalOf(actor),
      key,
    ]);
    if (!before) return undefined;
    ensure(timingSafeEqual(before.digest, digest), 'matters.key-reused');
    return before.answer;
  }

  /** A contact goes to the vault, and only its id goes on. */
  private async withPerson(tx: Tx, step: Step, raw: JsonObject): Promise<JsonObject> {
    const ask = step.asks.find(({ type }) => type === 'person');
    if (!ask) return raw;
    const person = uuid();
    await this.vault.keep(tx, readContact(raw[ask.name]), person).written;
    return { ...raw, [ask.name]: { person } };
  }

  /** Keyed, because a body may hold a name. */
  private fingerprint(body: object): Buffer {
    const canonical = (canonicalize as unknown as (value: unknown) => string)(body);
    return Buffer.from(this.texts.nameOf('body', canonical).digest, 'base64url');
  }
}

function principalOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}
