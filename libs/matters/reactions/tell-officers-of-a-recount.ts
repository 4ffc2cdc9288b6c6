import type { Fact } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { Letters } from '#letters';
import { OfficeDirectory } from '#office';
import { RecountFinished } from '../facts.js';
import { recountedTo } from '../storage/recount-digest.js';

/** 담당자마다 한 통으로, 맡은 민원의 기한이 어떻게 바뀌었는지 알린다. Never one letter for each matter. */
@Reaction('matters.tell-officers-of-a-recount', [RecountFinished])
export class TellOfficersOfARecount {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly letters: Letters,
  ) {}

  async handle({ office: code, matter, seq }: Fact): Promise<void> {
    const office = await this.directory.of(code);
    await this.offices.run(code, async (tx) => {
      const byOfficer = await recountedTo(tx, office, matter);
      const recipients = [...byOfficer.keys()].map((id) => ({ kind: 'staff' as const, id }));
      await this.letters.write(tx, { matter, seq, code: 'N27', recipients });
    });
  }
}
