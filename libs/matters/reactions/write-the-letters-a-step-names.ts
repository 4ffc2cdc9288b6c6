import { Clock, type Fact } from '#foundation';
import { seoulDate } from '#calendar';
import { OfficeTx, Reaction } from '#ledger';
import { LetterBook, Letters, type Recipient, type RecipientRole, WAITS_FOR_WHO_ANSWERS } from '#letters';
import { type Office, OfficeDirectory } from '#office';
import { type MatterRecord, peopleOf, type StepTaken as Body } from '#procedure';
import { StepTaken } from '../facts.js';
import { recordOf } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';

/** 절차표가 정한 편지를 쓴다. A letter is only written down here; who reads it and at what address is asked when it is sent. */
@Reaction('matters.write-the-letters-a-step-names', [StepTaken])
export class WriteTheLettersAStepNames {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly store: MatterStore,
    private readonly book: LetterBook,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  async handle(fact: Fact<Body>): Promise<void> {
    const office = await this.directory.of(fact.office);
    await this.offices.run(fact.office, async (tx) => {
      const loaded = await this.store.load(tx, fact.matter);
      if (!loaded) return;
      const record = recordOf(loaded.row);
      const today = seoulDate(this.clock.now(fact.office));
      // A letter that could not name who answers goes out as soon as somebody does (영 §31).
      await this.letters.releaseOf(tx, fact.matter, WAITS_FOR_WHO_ANSWERS);
      for (const code of fact.body.letters) {
        const recipients = this.book.inForce(code, today).to.flatMap((role) => recipientsFor(role, record, office));
        const automatic = fact.actor.startsWith('system:');
        await this.letters.write(tx, { matter: fact.matter, seq: fact.seq, code, recipients, automatic });
      }
    });
  }
}

function recipientsFor(role: RecipientRole, record: MatterRecord, office: Office): readonly Recipient[] {
  const head = record.department === undefined ? undefined : office.departments().get(record.department)?.head;
  const staff = (id: string | undefined): readonly Recipient[] => (id === undefined ? [] : [{ kind: 'staff', id }]);
  switch (role) {
    case 'resident':
      return peopleOf(record).map((id) => ({ kind: 'resident', id }));
    case 'officer':
      return (record.officer ?? head) ? staff(record.officer ?? head) : recipientsFor('intake', record, office);
    case 'asked':
      return staff(office.departments().get(String(record.values['askedDepartment']))?.head);
    case 'head':
      return head ? staff(head) : recipientsFor('intake', record, office);
    case 'intake':
    case 'examiner':
    case 'administrator':
    case 'auditor':
      return office.staff(role).flatMap(({ id }) => staff(id));
  }
}
