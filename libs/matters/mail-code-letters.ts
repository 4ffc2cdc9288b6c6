import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { collided, FactLog, FACTS_CHANNEL, Hints, OfficeTx } from '#ledger';
import type { MailCodeToSend } from '#people';
import { MailCodeAsked } from './facts.js';

/** Sends a mail code the way every letter goes: a fact of the matter, a letter written once, the mail ledger. */
@Injectable()
export class MailCodeLetters {
  constructor(
    private readonly offices: OfficeTx,
    private readonly facts: FactLog,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  async send(office: string, { code, matter, person }: MailCodeToSend): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.offices.quick(office, async (tx) => {
          const at = this.clock.now(office);
          await this.facts.appendNext(tx, {
            matter,
            kind: MailCodeAsked,
            body: { code, person },
            actor: `resident:${person}`,
            at,
          });
          tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
        });
        return;
      } catch (error) {
        if (tries >= 5 || !collided(error)) throw error;
      }
    }
  }
}
