import { statement } from '#ledger';

/** Counts an attempt before it is known whether it fails, so that many at once cannot pass the limit together. */
export const COUNT_ATTEMPT = statement(
  'office.count-attempt',
  `insert into sign_in_attempt as a (office_id, key, failures, last_at) values ($1, $2, 1, $3)
   on conflict (office_id, key) do update
   set failures = case when a.last_at < $3::timestamptz - make_interval(secs => $4) then 1 else a.failures + 1 end,
     last_at = case when a.failures >= $5 and a.last_at >= $3::timestamptz - make_interval(secs => $4) then a.last_at else $3 end
   returning failures, extract(epoch from last_at - $3::timestamptz) + $4 as "lockedFor"`,
);

export const FORGET_ATTEMPTS = statement(
  'office.forget-attempts',
  `delete from sign_in_attempt where office_id = $1 and key = $2`,
);
export const TAKE_BACK_ATTEMPT = statement(
  'office.take-back-attempt',
  `update sign_in_attempt set failures = greatest(failures - 1, 0) where office_id = $1 and key = $2`,
);

export const PASSWORD_OF = statement(
  'office.password-of',
  `select s.staff_id as id, p.hash from staff s join password p using (office_id, staff_id)
   where s.office_id = $1 and s.account = $2 and s.valid_to is null`,
);

/** Nothing when the person left or the password changed while it was being checked. */
export const BEGIN_SESSION = statement(
  'office.begin-session',
  `insert into staff_session (office_id, digest, staff_id, begun_at, seen_at)
   select s.office_id, $2, s.staff_id, $4, $4 from staff s join password p using (office_id, staff_id)
   where s.office_id = $1 and s.staff_id = $3 and s.valid_to is null and p.hash = $5`,
);

const ACTOR = `s.staff_id as id, s.department,
   array(select r.role from staff_role r where r.office_id = s.office_id and r.staff_id = s.staff_id order by r.role) as roles`;

/** Roles are read each time: a permission taken away is gone with the next request (§5②). */
export const SESSION = statement(
  'office.session',
  `select ${ACTOR}, e.seen_at < $3::timestamptz - make_interval(secs => $6) as "noteUse"
   from staff_session e join staff s using (office_id, staff_id)
   where e.office_id = $1 and e.digest = $2 and e.ended_at is null and s.valid_to is null
     and e.seen_at > $3::timestamptz - make_interval(secs => $4) and e.begun_at > $3::timestamptz - make_interval(secs => $5)`,
);
export const NOTE_USE = statement(
  'office.note-use',
  `update staff_session set seen_at = $3 where office_id = $1 and digest = $2 and seen_at < $3`,
);
export const END_SESSION = statement(
  'office.end-session',
  `update staff_session set ended_at = $3 where office_id = $1 and digest = $2 and ended_at is null`,
);
export const END_SESSIONS_OF = statement(
  'office.end-sessions-of',
  `update staff_session set ended_at = $3 where office_id = $1 and staff_id = $2 and ended_at is null`,
);

/** What is over for a day and more: sessions ended, idle or too old, and counts of failures that lock nobody. */
export const SWEEP_SESSIONS = statement(
  'office.sweep-sessions',
  `delete from staff_session where office_id = $1 and (ended_at < $2 or seen_at < $2 or begun_at < $2)`,
);
export const SWEEP_ATTEMPTS = statement(
  'office.sweep-attempts',
  `delete from sign_in_attempt where office_id = $1 and last_at < $2`,
);

export const KEEP_PASSWORD = statement(
  'office.keep-password',
  `insert into password as p (office_id, staff_id, hash, set_at) values ($1, $2, $3, $4)
   on conflict (office_id, staff_id) do update set hash = excluded.hash, set_at = excluded.set_at`,
);
export const STAFF_WITHOUT_PASSWORD = statement(
  'office.staff-without-password',
  `select s.staff_id as id, s.account, d.label as department,
     array(select r.role from staff_role r where r.office_id = s.office_id and r.staff_id = s.staff_id order by r.role) as roles
   from staff s join department d on (d.office_id, d.code) = (s.office_id, s.department)
     left join password p on (p.office_id, p.staff_id) = (s.office_id, s.staff_id)
   where s.office_id = $1 and s.valid_to is null and p.hash is null order by d.place, s.account`,
);

export const ACCOUNT = statement(
  'office.account',
  `select staff_id as id from staff where office_id = $1 and account = $2 and valid_to is null`,
);
export const KEEP_TOKEN = statement(
  'office.keep-token',
  `insert into personal_token (office_id, digest, staff_id, name, scopes, made_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);
export const TOKEN = statement(
  'office.token',
  `select ${ACTOR}, t.scopes from personal_token t join staff s using (office_id, staff_id)
   where t.office_id = $1 and t.digest = $2 and t.ended_at is null and t.expires_at > $3 and s.valid_to is null`,
);
export const END_TOKEN = statement(
  'office.end-token',
  `update personal_token set ended_at = $3 where office_id = $1 and digest = $2 and ended_at is null`,
);
