import type { Fact } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { Letters } from '#letters';
import { MatterAnnounced } from '../facts.js';

/** 민원인과 이해관계인에게 심의를 미리 알린다(영 §38의3). */
@Reaction('councils.tell-those-concerned', [MatterAnnounced])
export class TellThoseConcerned {
  constructor(
    private readonly offices: OfficeTx,
    private readonly letters: Letters,
  ) {}

  async handle({ office, matter, seq, body }: Fact<{ people: readonly string[] }>): Promise<void> {
    const recipients = body.people.map((id) => ({ kind: 'resident' as const, id }));
    await this.offices.run(office, (tx) => this.letters.write(tx, { matter, seq, code: 'R24', recipients }));
  }
}
