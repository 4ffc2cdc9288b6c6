import { Injectable } from '@nestjs/common';
import { type Actor, ensure, RuleBroken } from '#foundation';
import { statement } from '#ledger';
import { Erased } from '../facts.js';
import { whyKept } from '../rules/retention.js';
import { Register } from '../storage/register.js';
import { MatterContents } from './matter-contents.js';

const STANDING = statement(
  'privacy.record-standing',
  `select m.person_id as person, m.received_at is not null as received, m.ended_at is not null as ended,
     exists (select from disposal_candidate c where c.office_id = $1 and c.matter_id = m.id and c.state = 'destroyed') as destroyed
   from matter m where m.office_id = $1 and m.id = $2`,
);

/** 삭제 (개인정보 보호법 §36): the key of the person of a matter is destroyed, unless another law demands the record. */
@Injectable()
export class EraseResident {
  constructor(
    private readonly register: Register,
    private readonly contents: MatterContents,
  ) {}

  /**
   * Erases the person, the texts and the files of a matter. `basis` names the article or the decision, 2–200 characters.
   * @throws RuleBroken `privacy.eraser-only`, `matters.not-found`, `people.reason-missing`, `people.no-such-person`,
   *   `privacy.record-must-be-kept` {law}: the request is then answered with this reason (§36① 단서)
   */
  async erase(office: string, matter: string, by: { actor: Actor; from: string; basis: string }): Promise<void> {
    ensure(by.actor.roles.includes('privacy'), 'privacy.eraser-only');
    await this.register.within(office, async (tx) => {
      const row = await tx.row<{ person: string | null; received: boolean; ended: boolean; destroyed: boolean }>(
        STANDING,
        [office, matter],
      );
      ensure(row, 'matters.not-found');
      const law = whyKept(row);
      if (law !== undefined) throw new RuleBroken('privacy.record-must-be-kept', { law });
      ensure(row.person, 'people.no-such-person');
      const gone = await this.contents.destroy(tx, matter, by);
      await this.register.tell(tx, Erased, { basis: '개인정보 보호법 §36', ...gone }, by.actor, matter);
    });
  }
}
