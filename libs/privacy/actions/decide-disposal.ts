import { Injectable } from '@nestjs/common';
import { type Actor, Clock, ensure } from '#foundation';
import type { Tx } from '#ledger';
import { isRetentionClass } from '#office';
import { Destroyed, DisposalDecided } from '../facts.js';
import { keptUntil } from '../rules/retention.js';
import { ensureArchivist } from '../rules/reviewers.js';
import { type CandidateRow, DECIDE, DESTROYED, ONE } from '../storage/candidate-rows.js';
import { Register } from '../storage/register.js';
import { MatterContents } from './matter-contents.js';

/** What the review of a candidate came to: kept longer, or approved by 기록물평가심의회. */
export type DisposalDecision =
  | { readonly decision: 'keep'; readonly class: string; readonly reason: string }
  | { readonly decision: 'approve'; readonly council: string; readonly reason: string };

/** 심사 and what follows from it (공공기록물법 §27①): a named person decides, and only what was approved is destroyed. */
@Injectable()
export class DecideDisposal {
  constructor(
    private readonly register: Register,
    private readonly contents: MatterContents,
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
   * Destroys what an approved candidate holds of people: its texts and files, and the person's data with their key. Facts stay, and their
   * chain still verifies. It cannot be taken back.
   * @throws RuleBroken `privacy.archivist-only`, `privacy.candidate-not-found`, `privacy.disposal-not-approved`
   */
  async destroy(office: string, candidate: string, actor: Actor, from: string): Promise<void> {
    ensureArchivist(actor);
    await this.register.within(office, async (tx) => {
      const row = await one(tx, candidate);
      ensure(row.state === 'approved', 'privacy.disposal-not-approved');
      const by = { actor, from, basis: `기록물 폐기 심의 ${row.council ?? ''}` };
      const gone = await this.contents.destroy(tx, row.matter, by);
      await tx.touch(DESTROYED, [office, candidate, this.clock.now(office)]);
      await this.register.tell(tx, Destroyed, { candidate, ...gone }, actor, row.matter);
    });
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
