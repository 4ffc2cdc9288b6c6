import type { Fact } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { LetterBounced, LetterFailed, LetterHeld } from '#letters/facts';
import { LettersBesideTheTables } from '../letters-beside-the-tables.js';

/** A person decides about these at once; what only lacks a name or an address shows in the list of letters. */
const PRESSING: readonly unknown[] = ['letters.outcome-unknown', 'letters.never-taken', undefined];

/** 편지가 가지 못하면 담당자가 안다. It is never sent again by itself: again, or by post, is for the officer to say. */
@Reaction('matters.tell-the-officer-a-letter-did-not-arrive', [LetterFailed, LetterBounced, LetterHeld])
export class TellTheOfficerALetterDidNotArrive {
  constructor(
    private readonly offices: OfficeTx,
    private readonly letters: LettersBesideTheTables,
  ) {}

  async handle({ office, matter, seq, body }: Fact<{ recipientKind: string; reason?: string }>): Promise<void> {
    if (body.recipientKind !== 'resident' || !PRESSING.includes(body.reason)) return;
    await this.offices.run(office, (tx) => this.letters.write(tx, matter, seq, 'N11'));
  }
}
