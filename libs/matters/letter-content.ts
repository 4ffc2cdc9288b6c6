import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import type { Tx } from '#ledger';
import {
  LetterBook,
  type LetterContent,
  type LetterRow,
  Letters,
  LetterSource,
  type LetterView,
  type Sender,
} from '#letters';
import { type Office, OfficeDirectory } from '#office';
import { type Contact, MailCodes, NewsLinks, ReplyAddresses, ResidentAccess, Vault } from '#people';
import { DayLetterContent } from './day-letter-content.js';
import { type About, answerWords, matterWords, officeWords } from './letter-words.js';
import { Procedures } from './procedures.js';
import { mayBeElectronic } from './rules/electronic-notice.js';
import { movedWords, RecountDigest } from './recount-digest.js';
import { recordOf } from './storage/matter-row.js';
import { MatterStore } from './storage/matter-store.js';
import { Passages } from './storage/passages.js';
import { Timeline } from './views/timeline.js';

/** Where people reach the two fronts, for the links in letters. */
export class FrontAddresses {
  constructor(
    readonly portal: string,
    readonly console: string,
    /** Whether mail to a matter's own address is taken in. */
    readonly takesReplies = false,
  ) {}
}

/** What letters say about a matter, put together when each is sent: nothing of it is stored. */
@Injectable()
export class LetterContents extends LetterSource {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly timeline: Timeline,
    private readonly passages: Passages,
    private readonly vault: Vault,
    private readonly access: ResidentAccess,
    private readonly mailCodes: MailCodes,
    private readonly recounts: RecountDigest,
    private readonly addresses: FrontAddresses,
    private readonly days: DayLetterContent,
    private readonly letters: Letters,
    private readonly book: LetterBook,
    private readonly replies: ReplyAddresses,
    private readonly news: NewsLinks,
    private readonly clock: Clock,
  ) {
    super();
  }

  async sender(code: string): Promise<Sender> {
    const { profile } = await this.directory.of(code);
    return profile.mail;
  }

  async content(tx: Tx, letter: LetterRow): Promise<LetterContent> {
    const [content, firstLetter] = await Promise.all([
      this.words(tx, letter),
      this.letters.firstTo(tx, letter.matter, letter.recipient),
    ]);
    return { ...content, firstLetter };
  }

  private async words(tx: Tx, letter: LetterRow): Promise<LetterContent> {
    const office = await this.directory.of(letter.office);
    const day =
      letter.template === 'N27' ? await this.recounts.of(tx, office, letter) : await this.days.of(tx, letter, office);
    if (day) return this.ofDay(day, letter, office);
    const loaded = await this.store.load(tx, letter.matter);
    ensure(loaded, 'matters.not-found');
    const { row } = loaded;
    const procedure = this.procedures.of(office).exactly(row.procedure, recordOf(row).version);
    const [told, titles] = await Promise.all([
      this.timeline.of(tx, row.id, procedure),
      this.passages.read(tx, row.title ? [row.title] : []),
    ]);
    const now = this.clock.now(letter.office);
    const about: About = { office, row, procedure, told, letter, now, title: titles.get(row.title ?? '') ?? '' };
    const common = {
      ...officeWords(office),
      ...matterWords(about),
      ...answerWords(about),
      ...movedWords(told, letter.seq),
    };
    if (letter.recipientKind === 'staff') {
      const desk = `${this.addresses.console}/${office.code}`;
      const cameBack = this.cameBack(about);
      const deskUrl = cameBack === undefined ? `${desk}/matters/${row.id}` : `${desk}/letters`;
      return {
        view: { ...common, ...cameBack, deskUrl },
        own: office.profile.letters,
        address: staffAddress(office, letter.recipient),
      };
    }
    const contact = await this.vault.openForLetter(tx, letter.recipient);
    const filed = { channel: row.channel, openedBy: told[0]?.actor.kind ?? 'staff' };
    ensure(letter.kind !== 'legal' || mayBeElectronic(contact.answer, filed), 'letters.paper-needed');
    return {
      view: { ...common, ...this.residentWords(about, contact) },
      address: contact.email,
      own: office.profile.letters,
      ...this.waysBack(about),
    };
  }

  /** A digest or a warning leads to the desk, not to one matter. */
  private ofDay(words: Partial<LetterView>, { recipient }: LetterRow, office: Office): LetterContent {
    const deskUrl = `${this.addresses.console}/${office.code}/desk`;
    return {
      view: { ...officeWords(office), caseNo: '', title: '', ...words, deskUrl },
      address: staffAddress(office, recipient),
      own: office.profile.letters,
    };
  }

  /** Which letter could not arrive, for the letter that tells the officer so. */
  private cameBack({ told, letter }: About): Partial<LetterView> | undefined {
    const causing = told.find(({ seq }) => seq === letter.seq);
    if (causing?.step !== undefined || typeof causing?.body['template'] !== 'string') return undefined;
    return { letterName: this.book.titleOf(causing.body['template']) };
  }

  /** Where a reply goes when replies are taken, and where news can be refused. */
  private waysBack({ office, row, letter }: About): Pick<LetterContent, 'replyTo' | 'unsubscribe'> {
    const local = this.replies.localPart(office.code, { matter: row.id, generation: row.access_generation });
    const { news } = this.book.version(letter.template, letter.version);
    const token = this.news.tokenFor(office.code, letter.recipient, letter.template);
    return {
      ...(this.addresses.takesReplies && { replyTo: `${local}@${office.profile.mail.address.split('@')[1]}` }),
      ...(news && { unsubscribe: `${this.addresses.portal}/${office.code}/news/${letter.template}/${token}` }),
    };
  }

  private residentWords({ office, row, letter, now, told }: About, contact: Contact): Partial<LetterView> {
    const asked = told.find(({ seq }) => seq === letter.seq)?.body['code'];
    const target = { matter: row.id, person: letter.recipient, generation: row.access_generation };
    const first = letter.seq === 1;
    return {
      name: contact.name,
      trackUrl: `${this.addresses.portal}${this.access.linkOf(office.code, target, now)}`,
      ...(letter.template === 'R16' && { mailCode: this.mailCodes.digitsOf(office.code, String(asked)) }),
      ...(first && { lookupCode: this.access.codeOf(office.code, row.id, row.access_generation) }),
    };
  }
}

/** Staff are written to at their account under the office's own domain. */
function staffAddress(office: Office, staff: string): string | undefined {
  const person = office.person(staff);
  return person && `${person.account}@${office.profile.mail.address.split('@')[1]}`;
}
