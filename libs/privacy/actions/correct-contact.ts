import { Injectable } from '@nestjs/common';
import { seoulMinute } from '#calendar';
import { type Actor, Clock, ensure, type JsonObject, RuleBroken } from '#foundation';
import type { Tx } from '#ledger';
import { LettersBesideTheTables, MatterLinks, type MatterPage } from '#matters';
import { type Contact, type Looking, readContact, Vault } from '#people';
import { peopleOf, readAnswers } from '#procedure';
import { ContactCorrected } from '../facts.js';
import { changedParts, CORRECTION_FORM, ensureCorrectionAsked, personAt } from '../rules/correction.js';
import { Register } from '../storage/register.js';

/** 정정: the corrected contact takes the place of the old one, which is gone; who, when, from where and why stands in the access log. */
@Injectable()
export class CorrectContact {
  constructor(
    private readonly register: Register,
    private readonly vault: Vault,
    private readonly links: MatterLinks,
    private readonly letters: LettersBesideTheTables,
    private readonly clock: Clock,
  ) {}

  /**
   * For a request of 정정 (개인정보 보호법 §36): `raw` as CORRECTION_FORM asks. The same again changes nothing.
   * @throws RuleBroken `privacy.corrector-only`, `privacy.correction-not-asked-for`, `privacy.nobody-there`, `people.contact-invalid`,
   *   `people.no-such-person`, `people.forgotten`, `procedure.answers-invalid`
   */
  async forRequest(request: MatterPage, raw: JsonObject, actor: Actor, from: string): Promise<void> {
    ensureCorrectionAsked(request.record, actor);
    const { code } = request.office;
    const contact = readContact(raw['person'], 'person');
    const answers = this.answers(request, raw, actor);
    await this.register.within(code, async (tx) => {
      const receiptNo = textIn(answers['receiptNo']);
      const named = (await this.links.byReceiptNumber(tx, [receiptNo])).get(receiptNo);
      const problems = [{ field: 'receiptNo', code: 'procedure.unknown-matter' }];
      if (!named) throw new RuleBroken('procedure.answers-invalid', { problems });
      const person = personAt(peopleOf(named.record), String(answers['whom']));
      const about = { matter: named.id, department: named.record.department };
      const looking = { actor, from, purpose: 'correction', reason: textIn(answers['reason']), about };
      await this.correct(tx, { matter: named.id, person, request: request.id }, contact, looking);
    });
  }

  /**
   * A resident's own contact, while the matter is open (민원 처리에 관한 법률 §22②); the name stays what it was. The same again changes nothing.
   * @throws RuleBroken `privacy.matter-over`, `people.contact-invalid`, `people.forgotten`
   */
  async ofOneself(page: MatterPage, raw: JsonObject, actor: Actor, from: string): Promise<void> {
    ensure(page.endedAt === null, 'privacy.matter-over');
    const contact = readContact(raw['person'], 'person');
    const about = { matter: page.id, department: page.record.department };
    const looking = { actor, from, purpose: 'correction', reason: '본인이 연락처를 바꿈', about };
    await this.register.within(page.office.code, (tx) =>
      this.correct(tx, { matter: page.id, person: actor.id, request: null }, contact, looking, true),
    );
  }

  private async correct(
    tx: Tx,
    { matter, person, request }: { matter: string; person: string; request: string | null },
    contact: Contact,
    looking: Looking,
    sameName = false,
  ): Promise<void> {
    await this.vault.hold(tx, person);
    const before = await this.vault.open(tx, person, looking);
    const parts = changedParts(before, contact);
    const problems = [{ ask: 'person', field: 'name', code: 'people.name-differs' }];
    if (sameName && parts.includes('name')) throw new RuleBroken('people.contact-invalid', { problems });
    if (parts.length === 0) return;
    await this.vault.correct(tx, person, contact, looking);
    const seq = await this.register.tell(tx, ContactCorrected, { person, request, parts }, looking.actor, matter);
    await this.letters.write(tx, matter, seq, 'R60');
  }

  /** The contact is read by itself; what else the form asks is checked as steps are. */
  private answers({ office }: MatterPage, { person: _, ...raw }: JsonObject, actor: Actor) {
    const now = seoulMinute(this.clock.now(office.code));
    const asks = CORRECTION_FORM.asks.filter(({ type }) => type !== 'person');
    return readAnswers({ ...CORRECTION_FORM, asks }, raw, { actor, now, office });
  }
}

function textIn(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'text' in answer ? String(answer.text) : '';
}
