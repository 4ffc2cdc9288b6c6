import { CommandBus } from '@nestjs/cqrs';
import { type Actor, Clock, type Fact, RuleBroken, systemActor } from '#foundation';
import { FactLog, OfficeTx, Reaction, type Tx } from '#ledger';
import { letterIn, Undelivered } from '#letters';
import { type MatterPage, MatterPages, LettersBesideTheTables, ReplyNotes, TakeStep } from '#matters';
import { Vault } from '#people';
import { type OpenStep, peopleOf } from '#procedure';
import { HandOverAttachments } from '../actions/hand-over-attachments.js';
import { MailArrived, MailAttached, MailNotTaken } from '../facts.js';
import { readMail } from '../read-mail.js';
import type { Attached, Verdict } from '../rules/incoming.js';
import { judge } from '../rules/judge.js';
import { InboundMail } from '../storage/inbound-mail.js';

type Words = Extract<Verdict, { kind: 'words' }>;

/** What stands in a note when a mail brought files and no word. */
const NO_WORDS = '(글 없이 파일만 왔습니다.)';

/** What became of somebody's words: the step they were, if any. */
interface TakenIn {
  readonly outcome: string;
  readonly step?: string;
}

/** 들어온 편지를 처리한다. A supplement when the matter waits for one and the resident wrote; else a note for its officer. */
@Reaction('mailroom.take-in-what-arrived', [MailArrived])
export class TakeInWhatArrived {
  constructor(
    private readonly offices: OfficeTx,
    private readonly mail: InboundMail,
    private readonly pages: MatterPages,
    private readonly vault: Vault,
    private readonly commands: CommandBus,
    private readonly notes: ReplyNotes,
    private readonly attachments: HandOverAttachments,
    private readonly letters: LettersBesideTheTables,
    private readonly undelivered: Undelivered,
    private readonly facts: FactLog,
    private readonly clock: Clock,
  ) {}

  async handle({ office, matter, body }: Fact<{ mail: string }>): Promise<void> {
    await this.offices.run(office, async (tx) => {
      const raw = await this.mail.waiting(tx, body.mail);
      if (!raw) return;
      const incoming = await readMail(raw.bytes, raw.envelopeFrom);
      const { record } = await this.pages.of(office, matter, systemActor('mailroom'));
      const people = await this.emailsOf(tx, peopleOf(record));
      const verdict: Verdict = incoming
        ? judge(incoming, { emails: [...people.keys()] })
        : { kind: 'dropped', because: 'unreadable' };
      const writer = people.get(incoming?.from[0]?.toLowerCase() ?? '');
      const outcome = await this.follow(tx, matter, body.mail, writer, verdict, incoming?.parts ?? []);
      await this.mail.done(tx, body.mail, outcome);
    });
  }

  /** What is done about it, in a word. */
  private async follow(
    tx: Tx,
    matter: string,
    mail: string,
    person: string | undefined,
    verdict: Verdict,
    attached: readonly Attached[],
  ): Promise<string> {
    switch (verdict.kind) {
      case 'dropped':
        return `dropped-${verdict.because}`;
      case 'bounced': {
        const letter = letterIn(verdict.messageId);
        if (letter === undefined) return 'bounced-unknown';
        return (await this.undelivered.bounced(tx, matter, letter, verdict.status)) ? 'bounced' : 'bounced-unknown';
      }
      case 'refused':
        await this.tellNotTaken(tx, matter, mail, verdict.because);
        return 'refused';
      case 'words':
        return this.takeIn(tx, matter, mail, verdict.verified ? person : undefined, verdict, attached);
    }
  }

  /** Files come before the words that speak of them, as on the page of a step. */
  private async takeIn(
    tx: Tx,
    matter: string,
    mail: string,
    writer: string | undefined,
    words: Words,
    attached: readonly Attached[],
  ): Promise<string> {
    const { files, refused } = await this.attachments.handOver(tx.office, matter, attached, writer);
    const { outcome, step = 'note' } = await this.takeWords(tx, matter, mail, writer, words.text);
    if (attached.length === 0) return outcome;
    const at = this.clock.now(tx.office);
    const body = { mail, to: step, files, refused };
    const { seq } = await this.facts.appendNext(tx, { matter, kind: MailAttached, body, actor: 'system:mailroom', at });
    if (refused.length === 0) return outcome;
    await this.letters.write(tx, matter, seq, 'N65');
    // Only whoever is known to have written is answered: a stranger learns nothing.
    if (writer !== undefined) await this.tellNotTaken(tx, matter, mail, 'attachments');
    return outcome;
  }

  private async takeWords(
    tx: Tx,
    matter: string,
    mail: string,
    writer: string | undefined,
    text: string,
  ): Promise<TakenIn> {
    const step =
      writer === undefined || text === '' ? undefined : await this.asSupplement(tx, matter, mail, writer, text);
    if (step !== undefined) return { outcome: 'supplement', step };
    const { seq } = await this.notes.keep(tx, matter, text === '' ? NO_WORDS : text, writer);
    await this.letters.write(tx, matter, seq, 'N12');
    return { outcome: writer === undefined ? 'unverified' : 'note' };
  }

  /** The step, when the matter waited for a supplement and has it now. */
  private async asSupplement(
    tx: Tx,
    matter: string,
    mail: string,
    person: string,
    text: string,
  ): Promise<string | undefined> {
    const actor: Actor = { kind: 'resident', id: person, roles: ['resident'] };
    const asked = supplementOf(await this.pages.of(tx.office, matter, actor));
    if (!asked) return undefined;
    try {
      await this.commands.execute(
        new TakeStep(tx.office, { matter }, asked.step, actor, { [asked.ask]: text }, { key: `mail-${mail}` }),
      );
      return asked.step;
    } catch (error) {
      // Too short or not to be taken as it is: then it is a note, and the officer sees it.
      if (!(error instanceof RuleBroken && error.code.startsWith('procedure.'))) throw error;
      return undefined;
    }
  }

  private async tellNotTaken(
    tx: Tx,
    matter: string,
    mail: string,
    what: 'attachments' | 'resident-number',
  ): Promise<void> {
    const at = this.clock.now(tx.office);
    const draft = { matter, kind: MailNotTaken, body: { mail, what }, actor: 'system:mailroom', at };
    const { seq } = await this.facts.appendNext(tx, draft);
    await this.letters.write(tx, matter, seq, 'R20');
  }

  /** Who is known by which address. */
  private async emailsOf(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const looking = { actor: systemActor('mailroom'), from: 'worker', purpose: 'reply', reason: '답장한 사람 확인' };
    const emails = new Map<string, string>();
    for (const person of people) {
      try {
        const { email } = await this.vault.open(tx, person, looking);
        if (email !== undefined) emails.set(email.toLowerCase(), person);
      } catch (error) {
        if (!(error instanceof RuleBroken && error.code === 'people.forgotten')) throw error;
      }
    }
    return emails;
  }
}

/** The step by which the resident gives what was asked for: it sets the clock going again and asks for one text. */
function supplementOf(page: MatterPage): { readonly step: string; readonly ask: string } | undefined {
  const gives = ({ step, whyNot }: OpenStep): boolean => whyNot === undefined && step.clock.kind === 'resume';
  const step = page.steps.find(gives)?.step;
  const needed = step?.asks.filter(({ optional }) => !optional) ?? [];
  const [ask] = needed;
  return step && needed.length === 1 && ask?.type === 'text' ? { step: step.code, ask: ask.name } : undefined;
}
