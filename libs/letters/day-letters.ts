import { Injectable } from '@nestjs/common';
import { v5 as named } from 'uuid';
import { Clock, systemActor } from '#foundation';
import { FactLog, FACTS_CHANNEL, Hints, OfficeTx, statement, type Tx } from '#ledger';
import { DayCame } from './facts.js';
import { Letters } from './letters.js';
import { seoulDay } from './sending-hours.js';

const THREADS = '6f1d1f0e-9d5b-4c58-8f0e-3f6a1c9d7b21';

const DAY = statement(
  'letters.claim-day',
  `insert into letter_day (office_id, template, day) values ($1, $2, $3) on conflict do nothing`,
);

/** Where the letters of one member of staff hang that belong to no matter: a chain of facts of their own. */
function threadOf(office: string, staff: string): string {
  return named(`${office}/${staff}`, THREADS);
}

/** Letters that a day causes, not a matter: each at most once per office and day, however often and wherever this is called. */
@Injectable()
export class DayLetters {
  constructor(
    private readonly offices: OfficeTx,
    private readonly facts: FactLog,
    private readonly letters: Letters,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /** Writes the day's letter to whom `readers` names, unless this day has been dealt with. */
  async write(office: string, code: string, readers: (tx: Tx) => Promise<readonly string[]>): Promise<void> {
    const now = this.clock.now(office);
    const day = seoulDay(now);
    await this.offices.quick(office, async (tx) => {
      if ((await tx.touch(DAY, [office, code, day])) === 0) return;
      for (const id of await readers(tx)) {
        const matter = threadOf(office, id);
        const actor = systemActor('letters.day');
        const { seq } = await this.facts.appendNext(tx, {
          matter,
          kind: DayCame,
          body: { letter: code, day },
          actor: `${actor.kind}:${actor.id}`,
          at: now,
        });
        await this.letters.write(tx, { matter, seq, code, recipients: [{ kind: 'staff', id }] });
      }
      tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
    });
  }
}
