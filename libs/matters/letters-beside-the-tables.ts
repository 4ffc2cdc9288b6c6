import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { seoulDate } from '#calendar';
import type { Tx } from '#ledger';
import { LetterBook, Letters } from '#letters';
import { OfficeDirectory } from '#office';
import { recipientsFor } from './letter-recipients.js';
import { recordOf } from './storage/matter-row.js';
import { MatterStore } from './storage/matter-store.js';

/** Letters that no procedure table names, because no step causes them. */
export const LETTERS_BESIDE_THE_TABLES: ReadonlySet<string> = new Set([
  'R16',
  'R20',
  'R25',
  'R60',
  'R61',
  'N8A',
  'N8B',
  'N8C',
  'N11',
  'N12',
  'N27',
  'N34',
  'N65',
]);

/** Writes a letter about a matter that no step causes. */
@Injectable()
export class LettersBesideTheTables {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly store: MatterStore,
    private readonly book: LetterBook,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  /** To whom the letter itself says, in the caller's transaction; `seq` is the fact that causes it. */
  async write(tx: Tx, matter: string, seq: number, code: string): Promise<void> {
    const office = await this.directory.of(tx.office);
    const loaded = await this.store.load(tx, matter);
    if (!loaded) return;
    const record = recordOf(loaded.row);
    const { to } = this.book.inForce(code, seoulDate(this.clock.now(tx.office)));
    const recipients = to.flatMap((role) => recipientsFor(role, record, office));
    await this.letters.write(tx, { matter, seq, code, recipients, automatic: true });
  }
}
