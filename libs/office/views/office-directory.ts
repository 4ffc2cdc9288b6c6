import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { Hints, OfficeTx, statement } from '#ledger';
import { officeRows, revisionOf } from '../storage/office-rows.js';
import { Office } from './office.js';

const CODES = statement('office.codes', `select office_id from public.office_codes()`);

/** How long a snapshot is trusted without asking, in ms of a clock that never jumps. */
const TRUSTED = 2_000;

interface Kept {
  readonly office: Office;
  readonly asked: number;
}

/** The offices of this installation, from memory. A change is seen at once when its hint is heard, else after two seconds. */
@Injectable()
export class OfficeDirectory {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
    hints: Hints,
  ) {
    hints.listen('office', (code) => this.kept.delete(code));
  }

  /** Codes of all open offices, sorted. */
  async codes(): Promise<string[]> {
    const rows = await this.tx.across<{ office_id: string }>(CODES);
    return rows.map(({ office_id }) => office_id);
  }

  /**
   * The office as it stands; the same object as long as nothing changed.
   * @throws RuleBroken `office.unknown` {office}
   */
  async of(code: string): Promise<Office> {
    const kept = this.kept.get(code);
    if (kept && this.clock.monotonic() - kept.asked < TRUSTED) return kept.office;
    // While one caller asks, the others go on with what is known: a busy office is not asked by everyone at once.
    const asked = this.clock.monotonic();
    if (kept) this.kept.set(code, { ...kept, asked });
    const office = await this.look(code, kept?.office);
    this.kept.set(code, { office, asked });
    return office;
  }

  private look(code: string, before: Office | undefined): Promise<Office> {
    return this.tx.quick(code, async (tx) => {
      if (before && (await revisionOf(tx)) === before.revision) return before;
      const rows = await officeRows(tx);
      ensure(rows, 'office.unknown', { office: code });
      return new Office(rows);
    });
  }
}
