import { Injectable } from '@nestjs/common';
import { FileRemoval } from '#files';
import { type Actor, Clock, ensure, RuleBroken } from '#foundation';
import type { Tx } from '#ledger';
import { Passages } from '#matters';
import { isRetentionClass } from '#office';
import { Vault } from '#people';
import { Destroyed, DisposalDecided } from '../facts.js';
import { keptUntil } from '../rules/retention.js';
import { ensureArchivist } from '../rules/reviewers.js';
import { type CandidateRow, DECIDE, DESTROYED, ONE } from '../storage/candidate-rows.js';
import { Register } from '../storage/register.js';

/** What the review of a candidate came to: kept longer, or approved by 기록물평가심의회. */
export type DisposalDecision =
  | { readonly decision: 'keep'; readonly class: string; readonly reason: string }
  | { readonly decision: 'approve'; readonly council: string; readonly reason: string };

/** 심사 and what follows from it (공공기록물법 §27①): a named person decides, and only what was approved is destroyed. */
@Injectable()
export class DecideDisposal {
  constructor(
    private readonly register: Register,
    private readonly passages: Passages,
    private readonly vault: Vault,
    private readonly files: FileRemoval,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RuleBroken `privacy.archivist-only`, `privacy.candidate-not-found`, `privacy.candidate-decided`,
   *   `privacy.disposal-reason` {least, most}, `privacy.class-not-longer`, `privacy.council-missing`
   */
  async decide(office: string, candidate: string, decided: DisposalDecision, actor: Actor): Promise<void> {
    ensureArchivist(actor);
    const reason = decided.reason.trim();
    ensure(reason.length >= 5 && reason.length <= 500, 'privacy.disposal-reason', { least: 5, most: 500 });
    await this.register.within(office, async (tx) => {
      const row = await one(tx, candidate);
      ensure(row.state === 'waiting', 'privacy.candidate-decided');
      const [state, newClass, council] = outcomeOf(decided, row);
      const at = this.clock.now(office);
      await tx.touch(DECIDE, [office, candidate, state, actor.id, at, newClass, council, reason]);
      await this.register.tell(tx, DisposalDecided, { candidate, decision: state, class: newClass }, actor, row.matter);
    });
  }

  /**
   * Destroys what an approved candidate holds of people: its texts, the key of its files, and the person's data with their key. Facts stay, and their
   * chain still verifies. It cannot be taken back.
   * @throws RuleBroken `privacy.archivist-only`, `privacy.candidate-not-found`, `privacy.disposal-not-approved`
   */
  async destroy(office: string, candidate: string, actor: Actor, from: string): Promise<void> {
    ensureArchivist(actor);
    await this.register.within(office, async (tx) => {
      const row = await one(tx, candidate);
      ensure(row.state === 'approved', 'privacy.disposal-not-approved');
      const passages = await this.destroyContents(tx, row, {
        actor,
        from,
        basis: `기록물 폐기 심의 ${row.council ?? ''}`,
      });
      await tx.touch(DESTROYED, [office, candidate, this.clock.now(office)]);
      await this.register.tell(tx, Destroyed, { candidate, passages }, actor, row.matter);
    });
  }

  /** The one place where a matter's contents go; whatever else belongs to a matter is destroyed from here. */
  private async destroyContents(
    tx: Tx,
    { matter, person }: { readonly matter: string; readonly person: string | null },
    by: { readonly actor: Actor; readonly from: string; readonly basis: string },
  ): Promise<number> {
    const passages = await this.passages.destroyOf(tx, matter);
    await this.files.destroyAllOf(tx, matter, by.actor);
    if (person !== null) await this.forget(tx, person, by);
    return passages;
  }

  private async forget(tx: Tx, person: string, by: Parameters<Vault['forget']>[2]): Promise<void> {
    try {
      await this.vault.forget(tx, person, by);
    } catch (error) {
      // Forgotten before, on the person's own request.
      if (!(error instanceof RuleBroken && error.code === 'people.no-such-person')) throw error;
    }
  }
}

async function one(tx: Tx, candidate: string): Promise<CandidateRow> {
  const row = await tx.row<CandidateRow>(ONE, [tx.office, candidate]);
  ensure(row, 'privacy.candidate-not-found');
  return row;
}

function outcomeOf(decided: DisposalDecision, row: CandidateRow): ['kept' | 'approved', string | null, string | null] {
  if (decided.decision === 'approve') {
    const council = decided.council.trim();
    ensure(council.length >= 2 && council.length <= 60, 'privacy.council-missing');
    return ['approved', null, council];
  }
  // The last day under the present class tells the year of completion; the new class must lead further.
  ensure(isRetentionClass(decided.class), 'privacy.class-not-longer');
  const completed = `${Number(row.until.slice(0, 4)) - yearsOf(row.class)}-01-01`;
  const until = keptUntil(decided.class, completed);
  ensure(until === null || until > row.until, 'privacy.class-not-longer');
  return ['kept', decided.class, null];
}

function yearsOf(of: string): number {
  return Number(keptUntil(of, '2000-01-01')?.slice(0, 4) ?? '2000') - 2000;
}
