import type { Fact } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { Letters } from '#letters';
import { MailCodeAsked } from '../facts.js';

/** 조회 인증번호를 보낸다. */
@Reaction('matters.write-the-mail-code', [MailCodeAsked])
export class WriteTheMailCode {
  constructor(
    private readonly offices: OfficeTx,
    private readonly letters: Letters,
  ) {}

  async handle({ office, matter, seq, body }: Fact<{ code: string; person: string }>): Promise<void> {
    const recipients = [{ kind: 'resident' as const, id: body.person }];
    await this.offices.run(office, (tx) => this.letters.write(tx, { matter, seq, code: 'R16', recipients }));
  }
}
