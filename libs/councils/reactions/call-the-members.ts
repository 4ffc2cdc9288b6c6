import type { Fact } from '#foundation';
import { OfficeTx, Reaction } from '#ledger';
import { Letters, type Recipient } from '#letters';
import { SessionCalled } from '../facts.js';
import { membersOf } from '../storage/council-rows.js';

/** 위원을 소집한다. */
@Reaction('councils.call-the-members', [SessionCalled])
export class CallTheMembers {
  constructor(
    private readonly offices: OfficeTx,
    private readonly letters: Letters,
  ) {}

  async handle({ office, matter, seq, body }: Fact<{ council: string; members: readonly string[] }>): Promise<void> {
    await this.offices.run(office, async (tx) => {
      const members = await membersOf(tx, body.council);
      const recipients = members
        .filter(({ id }) => body.members.includes(id))
        .map(({ staff, person }): Recipient =>
          staff === null ? { kind: 'resident', id: String(person) } : { kind: 'staff', id: staff },
        );
      await this.letters.write(tx, { matter, seq, code: 'N26', recipients });
    });
  }
}
