import type { Fact } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { Letters } from '#letters';
import { Recounted } from '../facts.js';
import { recordOf } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';

/** 기한이 움직인 민원인에게 알린다. The earlier promise stays what the office strives for; the letter names both days. */
@Reaction('matters.tell-whose-date-moved', [Recounted])
export class TellWhoseDateMoved {
  constructor(
    private readonly offices: OfficeTx,
    private readonly store: MatterStore,
    private readonly letters: Letters,
  ) {}

  async handle({ office, matter, seq }: Fact): Promise<void> {
    await this.offices.run(office, async (tx) => {
      const loaded = await this.store.load(tx, matter);
      const person = loaded && recordOf(loaded.row).person;
      if (person === undefined) return;
      await this.letters.write(tx, { matter, seq, code: 'R25', recipients: [{ kind: 'resident', id: person }] });
    });
  }
}
