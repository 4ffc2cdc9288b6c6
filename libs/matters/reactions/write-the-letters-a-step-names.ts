import { actsByItself, Clock, type Fact } from '#foundation';
import { seoulDate } from '#calendar';
import { OfficeTx, Reaction, type ReactsTogether } from '#ledger';
import { LetterBook, Letters, WAITS_FOR_WHO_ANSWERS } from '#letters';
import { OfficeDirectory } from '#office';
import type { StepTaken as Body } from '#procedure';
import { StepTaken } from '../facts.js';
import { recipientsFor } from '../letter-recipients.js';
import { recordOf } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';

/** 절차표가 정한 편지를 쓴다. A letter is only written down here; who reads it and at what address is asked when it is sent. */
@Reaction('matters.write-the-letters-a-step-names', [StepTaken])
export class WriteTheLettersAStepNames implements ReactsTogether<Body> {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly store: MatterStore,
    private readonly book: LetterBook,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  async handleAll(facts: readonly Fact<Body>[]): Promise<void> {
    const tx = this.offices.entered();
    const office = await this.directory.of(tx.office);
    const today = seoulDate(this.clock.now(tx.office));
    const matters = [...new Set(facts.map(({ matter }) => matter))];
    const rows = await this.store.loadAll(tx, matters);
    // A letter that could not name who answers goes out as soon as somebody does (영 §31).
    await this.letters.releaseOf(tx, matters, WAITS_FOR_WHO_ANSWERS);
    const orders = facts.flatMap(({ matter, seq, body, actor }) => {
      const row = rows.get(matter);
      if (!row) return [];
      const record = recordOf(row);
      return body.letters.map((code) => {
        const recipients = this.book.inForce(code, today).to.flatMap((role) => recipientsFor(role, record, office));
        return { matter, seq, code, recipients, automatic: actsByItself(actor) };
      });
    });
    await this.letters.write(tx, ...orders);
  }
}
