import type { Fact } from '#foundation';
import { OfficeTx, Reaction, type Reacts, statement } from '#ledger';
import { Letters } from '#letters';
import { StepTaken } from '#matters/facts';
import type { StepTaken as Body } from '#procedure';
import { BREACH_NOTICE, BREACH_SUBJECTS } from '../rules/breach.js';

/** The people of the matters that were named, who have no notice of this breach yet. */
const NOT_TOLD = statement(
  'privacy.subjects-not-told',
  `with named as (
     select m.person_id::text as person, m.kept from matter_link l join matter m on m.office_id = l.office_id and m.id = l.other_id
     where l.office_id = $1 and l.matter_id = $2 and l.relation = '${BREACH_SUBJECTS}'),
   subjects as (
     select person from named where person is not null
     union
     select jsonb_array_elements_text(coalesce(kept->'people', '[]')) from named)
   select s.person from subjects s where not exists (
     select from letter l where l.office_id = $1 and l.matter_id = $2 and l.template = '${BREACH_NOTICE}' and l.recipient = s.person)
   order by s.person`,
);

/** 유출된 사람에게 한 통씩 알린다(개인정보 보호법 §34①). Whoever is named later is told when 알림 is taken again, and nobody twice. */
@Reaction('privacy.tell-the-subjects-of-a-breach', [StepTaken])
export class TellTheSubjectsOfABreach implements Reacts<Body> {
  constructor(
    private readonly offices: OfficeTx,
    private readonly letters: Letters,
  ) {}

  concerns({ body: { procedure, step, answers } }: Fact<Body>): boolean {
    return procedure === 'breach' && step === 'notify' && answers['way'] !== 'website';
  }

  async handle({ office, matter, seq }: Fact<Body>): Promise<void> {
    await this.offices.run(office, async (tx) => {
      const people = await tx.rows<{ person: string }>(NOT_TOLD, [office, matter]);
      const recipients = people.map(({ person }) => ({ kind: 'resident' as const, id: person }));
      await this.letters.write(tx, { matter, seq, code: BREACH_NOTICE, recipients });
    });
  }
}
