import { Injectable } from '@nestjs/common';
import { RuleBroken } from '#foundation';
import { Hints } from './hints.js';
import { OfficeTx } from './office-tx.js';
import { FACTS_CHANNEL } from './relay.js';
import { statement } from './statement.js';

export interface ParkedFact {
  readonly matter: string;
  readonly seq: number;
  readonly name: string;
  readonly reason: string | null;
  readonly attempt: number;
  readonly parkedAt: Date;
}

const LIST = statement(
  'ledger.parked',
  `select matter_id as matter, seq, name, reason, attempt, parked_at as "parkedAt" from delivery
   where office_id = $1 and parked_at is not null and ($2::uuid is null or (matter_id, seq) > ($2, $3))
   order by matter_id, seq limit $4`,
);
const RELEASE = statement(
  'ledger.release-parked',
  `update delivery set parked_at = null, attempt = 0, next_at = clock_timestamp(), lease_until = null
   where office_id = $1 and matter_id = $2 and seq = $3 and parked_at is not null`,
);

/** Facts that no reaction could finish. Each holds up only its own matter, and waits for a person. */
@Injectable()
export class ParkedFacts {
  constructor(
    private readonly offices: OfficeTx,
    private readonly hints: Hints,
  ) {}

  /** A page of at most `most`, after the given one. */
  async list(office: string, after?: { matter: string; seq: number }, most = 50): Promise<ParkedFact[]> {
    return this.offices.quick(office, (tx) =>
      tx.rows<ParkedFact>(LIST, [office, after?.matter ?? null, after?.seq ?? null, most]),
    );
  }

  /** Lets a parked fact be tried again, from the first try. RuleBroken: `ledger.not-parked`. */
  async release(office: string, matter: string, seq: number): Promise<void> {
    const released = await this.offices.quick(office, (tx) => tx.touch(RELEASE, [office, matter, seq]));
    if (released === 0) throw new RuleBroken('ledger.not-parked', { matter, seq });
    this.hints.tell(FACTS_CHANNEL);
  }
}
