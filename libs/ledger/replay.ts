import { Injectable } from '@nestjs/common';
import { RuleBroken } from '#foundation';
import { asFact } from './fact-log.js';
import { OfficeTx } from './office-tx.js';
import { ReactionBook } from './reaction-book.js';
import { statement } from './statement.js';

/** A reaction that can be replayed also knows how to begin from nothing. */
export interface Rebuilds {
  clear(): Promise<void>;
}

const ALONE = statement('ledger.replay-alone', `select pg_advisory_xact_lock(hashtextextended($1, 0))`);
const PAGE = statement(
  'ledger.replay-page',
  `select * from fact where office_id = $1 and name = any($2) and (matter_id, seq) > ($3, $4) order by matter_id, seq limit 1000`,
);
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Rebuilds what a reaction derives (counts, search) from the facts, all or nothing. Letters and reminders are never replayed. */
@Injectable()
export class Replay {
  constructor(
    private readonly offices: OfficeTx,
    private readonly reactions: ReactionBook,
  ) {}

  /** Answers how many facts were replayed. RuleBroken: `ledger.no-such-reaction`, `ledger.never-replayed`. */
  async run(office: string, reactionName: string): Promise<number> {
    const reaction = this.reactions.named(reactionName);
    if (!reaction) throw new RuleBroken('ledger.no-such-reaction', { reaction: reactionName });
    const { clear } = reaction;
    if (!reaction.replayable || !clear) throw new RuleBroken('ledger.never-replayed', { reaction: reactionName });
    return this.offices.run(office, async (tx) => {
      await tx.rows(ALONE, [`${office}/${reactionName}`]);
      await clear();
      let replayed = 0;
      for (let after: [string, number] = [FIRST, 0]; ;) {
        const page = await tx.rows<Parameters<typeof asFact>[0]>(PAGE, [office, reaction.kinds, ...after]);
        if (page.length > 0) await reaction.run(page.map(asFact));
        replayed += page.length;
        const last = page.at(-1);
        if (!last) return replayed;
        after = [last.matter_id, last.seq];
      }
    });
  }
}
