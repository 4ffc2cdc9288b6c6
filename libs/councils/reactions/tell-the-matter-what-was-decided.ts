import type { Fact } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { TellMatter } from '../actions/tell-matter.js';
import { ItemDecided } from '../facts.js';
import { sessionOf } from '../storage/council-rows.js';

/** 의결을 안건에 알린다. With the session closed each decision becomes a step of its matter. */
@Reaction('councils.tell-the-matter-what-was-decided', [ItemDecided])
export class TellTheMatterWhatWasDecided {
  constructor(
    private readonly offices: OfficeTx,
    private readonly matters: TellMatter,
  ) {}

  async handle({ office, body }: Fact<{ council: string; session: string; item: string }>): Promise<void> {
    await this.offices.run(office, async (tx) => {
      const session = await sessionOf(tx, body.council, body.session);
      if (session) await this.matters.tell(tx, body.council, session, body.item);
    });
  }
}
