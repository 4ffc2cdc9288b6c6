import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, ensure, type JsonObject, systemActor } from '#foundation';
import { OfficeTx } from '#ledger';
import { MailCodeLetters, MatterPages, TakeStep } from '#matters';
import { MailCodes, readEmailAddress } from '#people';
import { OpinionStore } from '../storage/opinion-store.js';
import { PublicPetitions } from '../views/public-petitions.js';

/** What somebody wants to say about a public petition. */
export interface OpinionGiven {
  readonly stance: string;
  readonly content: string;
  /** Name, e-mail address and consent, as `readContact` reads them; never shown. */
  readonly author: JsonObject;
}

/** Opinions that wait for their address to be confirmed, on one petition within an hour. */
const MOST_WAITING = 200;
const AN_HOUR = 3_600_000;
const TITLE = 100;

/**
 * 국민의 의견(청원법 §13②): anyone may give one, it stands once the six digits sent to their address came back, and each address has
 * one voice per petition. The opinion is a matter of its own, so that it can be hidden by a recorded step and its text destroyed.
 */
@Injectable()
export class PetitionOpinions {
  constructor(
    private readonly offices: OfficeTx,
    private readonly commands: CommandBus,
    private readonly petitions: PublicPetitions,
    private readonly store: OpinionStore,
    private readonly codes: MailCodes,
    private readonly letters: MailCodeLetters,
    private readonly pages: MatterPages,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps an opinion and sends the digits. The token waits for them: `confirm` takes both. RuleBroken: `petitions.not-public`,
   * `petitions.opinions-are-over`, `petitions.opinion-needs-an-address`, `petitions.too-many-opinions-now`, `people.contact-invalid`,
   * `procedure.answers-invalid`.
   */
  async give(office: string, petition: string, { stance, content, author }: OpinionGiven): Promise<{ token: string }> {
    const address = readEmailAddress(typeof author['email'] === 'string' ? author['email'].trim() : '');
    ensure(address !== undefined, 'petitions.opinion-needs-an-address');
    const { title } = await this.petitions.of(office, petition);
    const answers = {
      title: [...title].slice(0, TITLE).join(''),
      stance,
      content,
      author: { ...author, answer: 'email' },
    };
    const receiptNo = await this.offices.run(office, async (tx) => {
      const now = this.clock.now(office);
      const waiting = await this.store.waiting(tx, petition, new Date(now.getTime() - AN_HOUR), MOST_WAITING);
      ensure(waiting < MOST_WAITING, 'petitions.too-many-opinions-now');
      const about = { procedure: 'petition-opinion', about: petition };
      const opened = await this.commands.execute(
        new TakeStep(office, about, 'give', systemActor('petitions.opinion'), answers),
      );
      await this.store.keep(tx, opened.matter, petition, address, now);
      return opened.receiptNo;
    });
    const { token, letter } = await this.codes.askByReceipt(office, { receiptNo }, (tx, number) =>
      this.pages.accessTarget(tx, number),
    );
    if (letter) await this.letters.send(office, letter);
    return { token };
  }

  /**
   * The digits came back: the opinion stands. Answers the petition. RuleBroken: `people.mail-code-wrong-or-over`,
   * `petitions.one-opinion-each`, `petitions.not-public` for a token of something else.
   */
  async confirm(office: string, token: string, digits: string): Promise<{ petition: string }> {
    const { matter } = await this.codes.confirm(office, token, digits);
    return this.offices.run(office, async (tx) => {
      const petition = await this.store.petitionOf(tx, matter);
      ensure(petition, 'petitions.not-public');
      ensure(await this.store.confirm(tx, matter, this.clock.now(office)), 'petitions.one-opinion-each');
      await this.commands.execute(new TakeStep(office, { matter }, 'confirm', systemActor('petitions.opinion'), {}));
      return { petition };
    });
  }
}
