import { Injectable } from '@nestjs/common';
import { type Actor, Clock, ensure } from '#foundation';
import { FactLog, FACTS_CHANNEL, Hints, statement, type Tx } from '#ledger';
import { LetterBounced, LetterToldElsewhere, type ToldHow } from './facts.js';
import { aboutLetter, type LetterRow } from './mail-ledger.js';

const ROW = `id, office_id as office, matter_id as matter, seq, template, template_version::text as version, kind,
  recipient_kind as "recipientKind", recipient`;
const BOUNCED = statement(
  'letters.bounced',
  `update letter set state = 'failed', reason = $3 where office_id = $1 and id = $2 and matter_id = $4 and state = 'sent' returning ${ROW}`,
);
const ELSEWHERE = statement(
  'letters.elsewhere',
  `update letter set state = 'elsewhere', reason = null where office_id = $1 and id = $2 and state in ('held', 'failed') returning ${ROW}`,
);

/** What becomes of letters that did not arrive. Nothing here sends one again: that is for a person to decide. */
@Injectable()
export class Undelivered {
  constructor(
    private readonly facts: FactLog,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /**
   * The recipient's server gave a sent letter back for good (`status` 5.x.x). Said twice it changes nothing; a letter that is not
   * of this matter or was never sent is left alone. Answers whether it was marked.
   */
  async bounced(tx: Tx, matter: string, id: string, status: string): Promise<boolean> {
    const letter = await tx.row<LetterRow>(BOUNCED, [tx.office, id, `letters.bounced-${status}`, matter]);
    if (!letter) return false;
    await this.facts.appendNext(tx, {
      matter,
      kind: LetterBounced,
      body: { ...aboutLetter(letter), status },
      actor: 'system:letters',
      at: this.clock.now(tx.office),
    });
    tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
    return true;
  }

  /** An officer told what the letter says in another way (행정절차법 §14⑥). RuleBroken `letters.not-waiting`. */
  async toldElsewhere(tx: Tx, id: string, how: ToldHow, officer: Actor): Promise<void> {
    const letter = await tx.row<LetterRow>(ELSEWHERE, [tx.office, id]);
    ensure(letter, 'letters.not-waiting');
    await this.facts.appendNext(tx, {
      matter: letter.matter,
      kind: LetterToldElsewhere,
      body: { ...aboutLetter(letter), how },
      actor: `${officer.kind}:${officer.id}`,
      at: this.clock.now(tx.office),
    });
    tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
  }
}
