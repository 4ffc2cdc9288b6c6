import { statement } from '#ledger';

/** One who changes the composition at a time. */
export const HOLD_COUNCIL = statement(
  'councils.hold',
  `insert into council_book as b (office_id, council) values ($1, $2)
   on conflict (office_id, council) do update set changes = b.changes + 1`,
);
export const SEAT = statement(
  'councils.seat',
  `insert into council_member (office_id, id, council, staff_id, person_id, seat, chair, since, until, renewals, renews)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
export const END_TERM = statement(
  'councils.end-term',
  `update council_member set ended_on = $3, ended_why = $4 where office_id = $1 and id = $2 and ended_on is null`,
);
export const NAME_CHAIR = statement(
  'councils.name-chair',
  `update council_member set chair = (id = $3) where office_id = $1 and council = $2 and ended_on is null and chair is distinct from (id = $3)`,
);

export const PLAN = statement(
  'councils.plan',
  `insert into council_session (office_id, id, council, at, place, planned_by) values ($1, $2, $3, $4, $5, $6)`,
);
export const MOVED_ON = statement(
  'councils.moved-on',
  `update council_session set version = version + 1 where office_id = $1 and id = $2 returning version`,
);
export const CALL = statement(
  'councils.call',
  `update council_session set state = 'called', called_at = $3 where office_id = $1 and id = $2 and state = 'planned'`,
);
export const CLOSE = statement(
  'councils.close',
  `update council_session set state = 'closed', closed_at = $3, members = $4, present = $5, minutes = $6
   where office_id = $1 and id = $2 and state = 'called'`,
);
export const CANCEL = statement(
  'councils.cancel',
  `update council_session set state = 'cancelled' where office_id = $1 and id = $2 and state in ('planned', 'called')`,
);

export const LAY_ITEM = statement(
  'councils.lay-item',
  `insert into council_item (office_id, id, session_id, number, matter_id, about, question, invited)
   select $1, $2, $3, count(*) + 1, $4, $5, $6, $7 from council_item where office_id = $1 and session_id = $3`,
);
export const NAME_PARTY = statement(
  'councils.name-party',
  `insert into council_party (office_id, item_id, person_id) values ($1, $2, $3)`,
);
export const TAKE_STATEMENT = statement(
  'councils.take-statement',
  `insert into council_statement (office_id, id, item_id, by_whom, passage, at) values ($1, $2, $3, $4, $5, $6)`,
);
export const RECUSE = statement(
  'councils.recuse',
  `insert into council_recusal (office_id, item_id, member_id, how, ground) values ($1, $2, $3, $4, $5)`,
);
/** Votes counted with a member who steps aside afterwards count no more. */
export const FORGET_VOTES = statement(
  'councils.forget-votes',
  `update council_item set decision = null, in_favour = null, against = null, abstained = null, department = null, ground = null
   where office_id = $1 and session_id = $2 and ($3::uuid is null or id = $3) and decision is not null`,
);
export const NOBODY_PRESENT = statement(
  'councils.nobody-present',
  `delete from council_attendance where office_id = $1 and session_id = $2`,
);
export const PRESENT = statement(
  'councils.present',
  `insert into council_attendance (office_id, session_id, member_id) select $1, $2, unnest($3::uuid[])`,
);
export const COUNT_VOTES = statement(
  'councils.count-votes',
  `update council_item set decision = $3, in_favour = $4, against = $5, abstained = $6, department = $7, ground = $8
   where office_id = $1 and id = $2`,
);
export const TOLD = statement(
  'councils.told',
  `update council_item set told = case when $3::text is null then 'told' else 'problem' end, problem = $3 where office_id = $1 and id = $2`,
);

export const KEEP_TEXT = statement(
  'councils.keep-text',
  `insert into council_text (office_id, id, session_id, ask, body, at) values ($1, $2, $3, $4, $5, $6)`,
);
export const READ_TEXTS = statement(
  'councils.read-texts',
  `select id, body from council_text where office_id = $1 and id = any($2)`,
);

export const REMEMBERED = statement(
  'councils.remembered',
  `select body_sha256 as digest, answer from command where office_id = $1 and principal = $2 and key = $3`,
);
export const REMEMBER = statement(
  'councils.remember',
  `insert into command (office_id, principal, key, body_sha256, answer) values ($1, $2, $3, $4, $5)`,
);
