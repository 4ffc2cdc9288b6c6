import { statement } from '#ledger';

/** Ended matters in the order they ended, with the class a review gave them; those that are candidates already are left out. */
export const ENDED = statement(
  'privacy.ended-matters',
  `select m.id, m.procedure, m.kind, to_char(m.ended_at at time zone 'Asia/Seoul', 'YYYY-MM-DD') as ended, (
     select c.new_class from disposal_candidate c
     where c.office_id = $1 and c.matter_id = m.id and c.state = 'kept' order by c.id desc limit 1) as class
   from matter m
   where m.office_id = $1 and m.ended_at < $2
     and not exists (select from disposal_candidate c where c.office_id = $1 and c.matter_id = m.id and c.state <> 'kept')
     and ($3::uuid is null or (m.ended_at, m.id) > (select ended_at, id from matter where office_id = $1 and id = $3))
   order by m.ended_at, m.id limit $4`,
);
export const MARK = statement(
  'privacy.mark-candidate',
  `insert into disposal_candidate (office_id, id, matter_id, class, until, marked_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (office_id, matter_id) where state <> 'kept' do nothing`,
);
export const ONE = statement(
  'privacy.candidate',
  `select c.id, c.matter_id as matter, c.class, c.until::text, c.state, c.council
   from disposal_candidate c
   where c.office_id = $1 and c.id = $2 for update of c`,
);
export const DECIDE = statement(
  'privacy.decide-candidate',
  `update disposal_candidate set state = $3, decided_by = $4, decided_at = $5, new_class = $6, council = $7, reason = $8
   where office_id = $1 and id = $2 and state = 'waiting'`,
);
export const DESTROYED = statement(
  'privacy.candidate-destroyed',
  `update disposal_candidate set state = 'destroyed', destroyed_at = $3 where office_id = $1 and id = $2 and state = 'approved'`,
);

export interface EndedRow {
  readonly id: string;
  readonly procedure: string;
  readonly kind: string | null;
  readonly ended: string;
  readonly class: string | null;
}
export interface CandidateRow {
  readonly id: string;
  readonly matter: string;
  readonly class: string;
  readonly until: string;
  readonly state: 'waiting' | 'kept' | 'approved' | 'destroyed';
  readonly council: string | null;
}
