import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import { koreanMoment, seoulMinute } from '#calendar';
import { FactLog, type Tx } from '#ledger';
import { type LetterContent, type LetterRow, LetterSource, type LetterView, type Sender } from '#letters';
import { FrontAddresses, LetterContents } from '#matters';
import { OfficeDirectory } from '#office';
import { Vault } from '#people';
import { councilRule } from './rules/council-rules.js';
import type { CouncilRule } from './rules/council-rule.js';
import { type Agenda, agendaOf, type SessionRow, sessionOf } from './storage/council-rows.js';
import { CouncilTexts } from './storage/council-texts.js';

/** Letters that no procedure table names: councils write them. */
export const COUNCIL_LETTERS: ReadonlySet<string> = new Set(['N26', 'R24']);

interface About {
  readonly rule: CouncilRule;
  readonly session: SessionRow;
  readonly agenda: Agenda;
  readonly texts: ReadonlyMap<string, string>;
  readonly item: string | undefined;
}

/** What letters of councils say; every other letter is the matters' own. */
@Injectable()
export class CouncilLetterContents extends LetterSource {
  constructor(
    private readonly matters: LetterContents,
    private readonly facts: FactLog,
    private readonly texts: CouncilTexts,
    private readonly vault: Vault,
    private readonly directory: OfficeDirectory,
    private readonly addresses: FrontAddresses,
  ) {
    super();
  }

  sender(office: string): Promise<Sender> {
    return this.matters.sender(office);
  }

  async content(tx: Tx, letter: LetterRow): Promise<LetterContent> {
    if (!COUNCIL_LETTERS.has(letter.template)) return this.matters.content(tx, letter);
    const about = await this.aboutOf(tx, letter);
    return letter.template === 'N26' ? this.toMember(tx, letter, about) : this.toConcerned(tx, letter, about);
  }

  private async aboutOf(tx: Tx, letter: LetterRow): Promise<About> {
    const { profile } = await this.directory.of(letter.office);
    const fact = await this.facts.one(tx, letter.matter, letter.seq);
    const body = (fact?.body ?? {}) as { council?: string; session?: string; item?: string };
    const rule = councilRule(profile, String(body.council));
    const session = await sessionOf(tx, rule.code, body.session ?? letter.matter);
    ensure(session, 'councils.not-found');
    const agenda = await agendaOf(tx, session.id);
    const texts = await this.texts.read(tx, [session.place, ...agenda.items.map(({ question }) => question)]);
    return { rule, session, agenda, texts, item: body.item };
  }

  private async toMember(tx: Tx, letter: LetterRow, about: About): Promise<LetterContent> {
    const office = await this.directory.of(letter.office);
    const { rule, session, agenda, texts } = about;
    const items = agenda.items
      .map(
        ({ number, receiptNo, about: what, question }) =>
          `${number}. ${receiptNo} ${rule.questions[what] ?? what}\n   ${texts.get(question) ?? ''}`,
      )
      .join('\n');
    const view: LetterView = {
      ...meetingOf(about),
      city: office.profile.title,
      cityPhone: office.profile.phone,
      caseNo: rule.label,
      title: rule.label,
      items,
      deskUrl: `${this.addresses.portal}/${office.code}`,
    };
    if (letter.recipientKind === 'staff') {
      const person = office.person(letter.recipient);
      const deskUrl = `${this.addresses.console}/${office.code}/councils/${rule.code}/sessions/${session.id}`;
      return {
        view: { ...view, deskUrl },
        own: office.profile.letters,
        address: person && `${person.account}@${office.profile.mail.address.split('@')[1]}`,
      };
    }
    const contact = await this.vault.openForLetter(tx, letter.recipient);
    return { view: { ...view, name: contact.name }, own: office.profile.letters, address: contact.email };
  }

  private async toConcerned(tx: Tx, letter: LetterRow, about: About): Promise<LetterContent> {
    const { rule, agenda, texts } = about;
    const { view, ...rest } = await this.matters.content(tx, letter);
    const item = agenda.items.find(({ id }) => id === about.item);
    ensure(item, 'councils.not-found');
    const common = {
      ...view,
      ...meetingOf(about),
      question: texts.get(item.question) ?? rule.questions[item.about] ?? '',
      heard: rule.hears !== 'never',
    };
    // An interested party is told of the session, and gets no way into somebody else's matter.
    const party = agenda.parties.some((each) => each.item === item.id && each.person === letter.recipient);
    if (!party) return { ...rest, view: common };
    const trackUrl = `${this.addresses.portal}/${letter.office}`;
    return { ...rest, view: { ...common, caseNo: rule.label, title: rule.label, trackUrl } };
  }
}

function meetingOf({ rule, session, texts }: About): Pick<LetterView, 'council' | 'meetingAt' | 'meetingPlace'> {
  return {
    council: rule.label,
    meetingAt: koreanMoment(seoulMinute(session.at)),
    meetingPlace: texts.get(session.place) ?? '',
  };
}
