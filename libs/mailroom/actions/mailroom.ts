import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { collided, FactLog, FACTS_CHANNEL, Hints, OfficeTx } from '#ledger';
import { MatterPages } from '#matters';
import { OfficeDirectory } from '#office';
import { ReplyAddresses } from '#people';
import { MailArrived } from '../facts.js';
import { InboundMail, type RawMail } from '../storage/inbound-mail.js';

const DAY_MS = 86_400_000;
const MOST_A_DAY = 50;

/** The matter a signed address leads to. */
export interface Addressee {
  readonly office: string;
  readonly matter: string;
}

/** Where mail to matters comes in. What it means is found out later, from the fact that it arrived. */
@Injectable()
export class Mailroom {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly pages: MatterPages,
    private readonly replies: ReplyAddresses,
    private readonly mail: InboundMail,
    private readonly facts: FactLog,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /** Whose address it is; undefined for any we did not write ourselves. */
  async addressee(address: string): Promise<Addressee | undefined> {
    const at = address.lastIndexOf('@');
    const [local, domain] = [address.slice(0, at), address.slice(at + 1).toLowerCase()];
    const matter = this.replies.matterIn(local);
    if (matter === undefined) return undefined;
    for (const code of await this.directory.codes()) {
      const office = await this.directory.of(code);
      if (office.profile.mail.address.split('@')[1]?.toLowerCase() !== domain) continue;
      const generation = await this.offices.quick(code, (tx) => this.pages.accessGeneration(tx, matter));
      if (generation !== undefined && this.replies.holds(code, local, generation)) return { office: code, matter };
    }
    return undefined;
  }

  /** So much came for this matter in a day that more has to wait. */
  async full({ office, matter }: Addressee): Promise<boolean> {
    const since = new Date(this.clock.now(office).getTime() - DAY_MS);
    return (await this.offices.quick(office, (tx) => this.mail.since(tx, matter, since))) >= MOST_A_DAY;
  }

  /** Keeps a mail for good before the other server is told so. The same mail again changes nothing. */
  async take({ office, matter }: Addressee, mail: RawMail): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.quick(office, async (tx) => {
          const at = this.clock.now(office);
          const id = await this.mail.keep(tx, matter, mail, at);
          if (id === undefined) return;
          await this.facts.appendNext(tx, {
            matter,
            kind: MailArrived,
            body: { mail: id },
            actor: 'system:mailroom',
            at,
          });
          tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
        });
      } catch (error) {
        if (tries >= 8 || !collided(error)) throw error;
      }
    }
  }
}
