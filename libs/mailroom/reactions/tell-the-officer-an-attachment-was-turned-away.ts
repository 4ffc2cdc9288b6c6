import type { Fact } from '#foundation';
import { OfficeTx, Reaction, statement } from '#ledger';
import { FileTurnedAway } from '#files/facts';
import { LettersBesideTheTables } from '#matters';
import { MailAttached } from '../facts.js';

const CAME_BY_MAIL = statement(
  'mailroom.came-by-mail',
  `select 1 as found from fact where office_id = $1 and matter_id = $2 and name = '${MailAttached.name}' and body->'files' ? $3`,
);

/** 편지에 붙은 파일이 확인에서 걸리면 담당자에게 알린다. Whoever uploads sees it on the page; whoever wrote a letter does not. */
@Reaction('mailroom.tell-the-officer-an-attachment-was-turned-away', [FileTurnedAway])
export class TellTheOfficerAnAttachmentWasTurnedAway {
  constructor(
    private readonly offices: OfficeTx,
    private readonly letters: LettersBesideTheTables,
  ) {}

  async handle({ office, matter, seq, body }: Fact<{ file: string }>): Promise<void> {
    await this.offices.run(office, async (tx) => {
      if (await tx.row(CAME_BY_MAIL, [office, matter, body.file])) await this.letters.write(tx, matter, seq, 'N65');
    });
  }
}
