import { Injectable, Logger } from '@nestjs/common';
import { Clock, RuleBroken } from '#foundation';
import { connectionLost, OfficeTx } from '#ledger';
import { Breaker } from './breaker.js';
import { HeldClaim } from './held-claim.js';
import { LetterBook } from './letter-book.js';
import { type LetterContent, LetterSource } from './letter-source.js';
import { type Claim, type Lease, MailLedger } from './mail-ledger.js';
import { compose, type Mail, messageIdOf } from './mime.js';
import { Reconciler } from './reconciler.js';
import { render, type Rendered } from './render.js';
import { nextOpening } from './sending-hours.js';
import { type MailPatience, type MailServer, PATIENCE, sendOnce } from './smtp.js';
import { TroubledOffices } from './troubled-offices.js';

/** How letters leave. Seconds unless said otherwise. */
export abstract class SendingSettings {
  abstract server(office: string): MailServer;
  readonly lease: Lease = { seconds: 60, settle: 5 };
  /** The message is not finished later than this before the lease ends. */
  readonly margin: number = 20;
  readonly patience: MailPatience = PATIENCE;
  /** First pause after a letter was not taken; doubled each time up to an hour. */
  readonly pause: number = 5;
}

/** Tries (two days of hourly ones) after which a person has to look. */
const TRIES = 60;
/** Tries of a letter whose earlier ones ended without a word, when nobody can be asked. */
const BLIND_TRIES = 3;

const SERVER_TROUBLE = 'letters.server-trouble';

interface Written {
  readonly content: LetterContent;
  readonly words: Rendered;
  readonly address: string;
}
/** What stood in the way of writing it. */
interface Trouble {
  readonly error: unknown;
}
interface Prepared {
  readonly mail: Mail;
  readonly sha256: Buffer;
}

/**
 * One try to send one letter. Exactly once as far as mail allows: claim, send while the claim holds, mark; and when a try ended
 * without a word, ask the server before sending again. Safe to call at any time, any number of times, from any process.
 */
@Injectable()
export class LetterSender {
  private readonly log = new Logger('letters.sender');
  private readonly breakers = new Map<string, Breaker>();
  private readonly troubled: TroubledOffices;

  constructor(
    private readonly offices: OfficeTx,
    private readonly ledger: MailLedger,
    private readonly book: LetterBook,
    private readonly source: LetterSource,
    private readonly reconciler: Reconciler,
    private readonly settings: SendingSettings,
    private readonly clock: Clock,
  ) {
    this.troubled = new TroubledOffices(clock);
  }

  async deliver(office: string, id: string): Promise<void> {
    const server = this.settings.server(office);
    const breaker = this.breakerOf(server);
    if (breaker.resting) return;
    const { lease } = this.settings;
    // Taken before the claim, so that our view of the lease is never longer than the database's.
    const begun = this.clock.monotonic();
    const claimed = await this.claim(office, id);
    if (!claimed) return;
    const { claim } = claimed;
    if (claim.was === 'sending' && ((await this.alreadySettled(claim)) || (await this.tooLate(claim)))) return;
    const written = claimed.written ?? (await this.write(claim));
    const prepared = await this.prepare(claim, written);
    if (!prepared) return;
    const held = new HeldClaim(begun, this.settings, this.clock, () => this.ledger.hold(claim, lease));
    await this.attempt(claim, server, breaker, prepared, () => held.open).finally(() => held.end());
  }

  /**
   * Claims a letter, and writes it in the same transaction unless an earlier try of it ended without a word: its outcome has to be
   * asked for first. Undefined when there is nothing to do now.
   */
  private async claim(office: string, id: string): Promise<{ claim: Claim; written?: Written | Trouble } | undefined> {
    const { lease } = this.settings;
    try {
      return await this.offices.run(office, async () => {
        const claim = await this.ledger.claim(office, id, lease);
        if (!claim || claim.was === 'sending') return claim && { claim };
        if (await this.tooLate(claim)) return undefined;
        return { claim, written: await this.words(claim) };
      });
    } catch (error) {
      if (connectionLost(error)) throw error;
      // Nothing of it was kept, so the try is counted by a claim of its own.
      const claim = await this.ledger.claim(office, id, lease);
      return claim && { claim, written: { error } };
    }
  }

  private async write(claim: Claim): Promise<Written | Trouble> {
    return this.offices.run(claim.office, () => this.words(claim)).catch((error: unknown) => ({ error }));
  }

  /** What the letter says, in a transaction that keeps its digest before it can leave. */
  private async words(claim: Claim): Promise<Written | Trouble> {
    try {
      const content = await this.source.content(this.offices.entered(), claim);
      const { view, address, own } = content;
      const words = render(this.book, this.book.version(claim.template, claim.version), view, own);
      if (address === undefined) throw new RuleBroken('letters.no-address');
      await this.ledger.keepDigest(claim, words.sha256);
      return { words, address, content };
    } catch (error) {
      // What a rule says ends this try; anything else undoes it.
      if (error instanceof RuleBroken) return { error };
      throw error;
    }
  }

  /** After a try that ended without a word: true when there is nothing left to send. */
  private async alreadySettled(claim: Claim): Promise<boolean> {
    const accepted = await this.reconciler.accepted(messageIdOf(claim, await this.source.sender(claim.office)));
    if (accepted === 'yes') await this.ledger.sent(claim, 'server');
    // News is rather told twice than not at all, but not without end; about a legal notice a person decides at once.
    else if (accepted === 'unknown' && (claim.kind === 'legal' || claim.attempt > BLIND_TRIES)) {
      await this.ledger.held(claim, 'letters.outcome-unknown');
    } else if (claim.attempt > TRIES) await this.ledger.held(claim, 'letters.never-taken');
    else return false;
    return true;
  }

  private async tooLate(claim: Claim): Promise<boolean> {
    if (this.book.version(claim.template, claim.version).hours === 'any') return false;
    const opening = nextOpening(this.clock.now(claim.office));
    if (opening) await this.ledger.again(claim, 'letters.sending-hours', 0, opening);
    return opening !== undefined;
  }

  /** The finished mail, or undefined when the letter was held because something is missing. */
  private async prepare(claim: Claim, written: Written | Trouble): Promise<Prepared | undefined> {
    try {
      if ('error' in written) throw written.error;
      const { words, address, content } = written;
      const sender = await this.source.sender(claim.office);
      return { mail: await compose(claim, sender, address, words, content), sha256: words.sha256 };
    } catch (error) {
      if (error instanceof RuleBroken) {
        await this.ledger.held(claim, error.code);
        this.log.warn({ msg: 'letter held', ...placeOf(claim), because: error.code, details: error.details });
      } else {
        await this.later(claim, 'letters.not-prepared');
        this.log.warn({ msg: 'letter could not be prepared', ...placeOf(claim), error: String(error) });
      }
      return undefined;
    }
  }

  private async attempt(
    claim: Claim,
    server: MailServer,
    breaker: Breaker,
    { mail, sha256 }: Prepared,
    open: () => boolean,
  ): Promise<void> {
    const outcome = await sendOnce(server, mail, open, this.settings.patience);
    switch (outcome.kind) {
      case 'accepted':
        breaker.wentWell();
        await this.ledger.sent(claim, 'reply', sha256);
        if (this.troubled.wentWell(claim.office)) await this.ledger.call(claim.office, SERVER_TROUBLE);
        return;
      case 'refused':
        breaker.wentWell();
        return outcome.final
          ? this.ledger.failed(claim, outcome.reply)
          : this.later(claim, `letters.reply-${outcome.reply}`);
      case 'unsent':
        if (outcome.server) breaker.wentWrong();
        this.troubled.wentWrong(claim.office);
        return this.later(claim, SERVER_TROUBLE);
      case 'unknown':
        // Nothing is marked: when the lease has run out, whoever claims it next asks the server first.
        breaker.wentWrong();
        this.log.warn({ msg: 'letter outcome unknown', ...placeOf(claim), because: outcome.because });
    }
  }

  private async later(claim: Claim, reason: string): Promise<void> {
    if (claim.attempt >= TRIES) return this.ledger.held(claim, 'letters.never-taken');
    const pause = Math.min(3_600, this.settings.pause * 2 ** (claim.attempt - 1));
    await this.ledger.again(claim, reason, pause * (0.8 + 0.4 * Math.random()));
  }

  private breakerOf({ host, port }: MailServer): Breaker {
    const name = `${host}:${port}`;
    const breaker = this.breakers.get(name) ?? new Breaker(this.clock);
    this.breakers.set(name, breaker);
    return breaker;
  }
}

function placeOf({ office, id, template, attempt }: Claim): Record<string, string | number> {
  return { office, letter: id, template, attempt };
}
