import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { FactLog, type Tx } from '#ledger';
import { ReplyNoted } from './facts.js';
import { Passages } from './storage/passages.js';

/** What was written to a matter by mail and is no step: kept where the matter's people read it. */
@Injectable()
export class ReplyNotes {
  constructor(
    private readonly passages: Passages,
    private readonly facts: FactLog,
    private readonly clock: Clock,
  ) {}

  /** `person` when the mail shows that the resident wrote it; otherwise nobody knows who did, and it says so. */
  async keep(tx: Tx, matter: string, text: string, person: string | undefined): Promise<{ readonly seq: number }> {
    const at = this.clock.now(tx.office);
    const texts = { content: text };
    const names = this.passages.name(texts);
    await this.passages.keep(tx, matter, at, names, texts);
    return this.facts.appendNext(tx, {
      matter,
      kind: ReplyNoted,
      body: { answers: names, what: person === undefined ? 'unverified' : 'reply' },
      actor: person === undefined ? 'system:mailroom' : `resident:${person}`,
      at,
    });
  }
}
