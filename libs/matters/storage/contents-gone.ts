import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';

const MARK = statement(
  'matters.contents-gone',
  `with gone as (insert into matter_gone (office_id, matter_id, at) values ($1, $2, $3) on conflict do nothing)
   update matter set access_generation = access_generation + 1 where office_id = $1 and id = $2`,
);
const NAMED = statement(
  'matters.people-named',
  `select person_id::text as person from matter where office_id = $1 and id = $2 and person_id is not null
   union
   select jsonb_array_elements_text(coalesce(kept->'people', '[]')) from matter where office_id = $1 and id = $2
   union
   select answer.value->>'person' from fact f, jsonb_each(f.body->'answers') as answer
   where f.office_id = $1 and f.matter_id = $2 and f.name = 'matters.step-taken.v1'
     and jsonb_typeof(answer.value) = 'object' and answer.value ? 'person'`,
);
// Representatives go over to matters about this one, which are linked to it; a person has other matters by their id alone.
const ELSEWHERE = statement(
  'matters.people-elsewhere',
  `with recursive family (id) as (
     select $2::uuid
     union
     select case when l.matter_id = f.id then l.other_id else l.matter_id end
     from family f join matter_link l on l.office_id = $1 and (l.matter_id = f.id or l.other_id = f.id)),
   others as (
     select m.id, m.person_id::text as person from matter m where m.office_id = $1 and m.person_id = any ($3::uuid[])
     union
     select m.id, jsonb_array_elements_text(coalesce(m.kept->'people', '[]'))
     from family f join matter m on m.office_id = $1 and m.id = f.id)
   select distinct o.person from others o
   where o.id <> $2 and o.person = any ($3::text[])
     and not exists (select from matter_gone g where g.office_id = $1 and g.matter_id = o.id)`,
);

/** Matters whose texts, files and people are destroyed. */
@Injectable()
export class ContentsGone {
  /** Marks one, and ends its lookup code and its address for replies: nothing new comes to what is gone. */
  async mark(tx: Tx, matter: string, at: Date): Promise<void> {
    await tx.touch(MARK, [tx.office, matter, at]);
  }

  /**
   * Ids of the people who stand in this matter and in no other whose contents are still there: the petitioner, representatives,
   * whomever a step named, and `others` named beside the steps.
   */
  async peopleOnlyHere(tx: Tx, matter: string, others: readonly string[]): Promise<string[]> {
    const named = await tx.rows<{ person: string }>(NAMED, [tx.office, matter]);
    const people = [...new Set([...named.map(({ person }) => person), ...others])];
    const elsewhere = await tx.rows<{ person: string }>(ELSEWHERE, [tx.office, matter, people]);
    const staying = new Set(elsewhere.map(({ person }) => person));
    return people.filter((person) => !staying.has(person));
  }
}
