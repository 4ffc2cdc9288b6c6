import { Injectable } from '@nestjs/common';
import type { Actor, FactKind } from '#foundation';
import { Clock } from '#foundation';
import { collided, FactLog, FACTS_CHANNEL, Hints, OfficeTx, type Tx } from '#ledger';

/** The chain of what is told of an office as a whole and of no matter. Facts are keyed by office first, so one id serves all. */
export const REGISTER = '00000000-0000-4000-8000-0000000000d1';

const TRIES = 6;

/** Acts that tell a fact, of a matter or of the office as a whole; whoever collides with another begins again. */
@Injectable()
export class Register {
  constructor(
    private readonly offices: OfficeTx,
    private readonly facts: FactLog,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  async within<T>(office: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.quick(office, work);
      } catch (error) {
        if (tries >= TRIES || !collided(error)) throw error;
      }
    }
  }

  /** Appends a fact in the caller's transaction; its number. Without a matter it is the office's own. */
  async tell<Body extends object>(
    tx: Tx,
    kind: FactKind<Body>,
    body: Body,
    { kind: who, id }: Actor,
    matter = REGISTER,
  ): Promise<number> {
    const at = this.clock.now(tx.office);
    const fact = await this.facts.appendNext(tx, { matter, kind, body, actor: `${who}:${id}`, at });
    tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
    return fact.seq;
  }
}
