import { statement } from '#ledger';

const TODAY = `(public.office_now() at time zone 'Asia/Seoul')::date`;

/** Statements of opening an office. Each writes only what differs and says what it touched. */
export const SAMPLE = statement('office.sample', `select sample from office where office_id = $1 for update`);

export const PUT_OFFICE = statement(
  'office.put',
  `insert into office as o (office_id, title, sample, profile) values ($1, $2, $3, $4)
   on conflict (office_id) do update set title = excluded.title, profile = excluded.profile
   where o.profile::text <> excluded.profile::text`,
);

export const PUT_DEPARTMENTS = statement(
  'office.put-departments',
  `insert into department as d (office_id, code, label, phone, place, valid_from)
   select $1, n.code, n.label, n.phone, n.place, ${TODAY}
   from json_to_recordset($2) as n (code text, label text, phone text, place int)
   on conflict (office_id, code) do update
   set label = excluded.label, phone = excluded.phone, place = excluded.place, valid_to = null
   where (d.label, d.phone, d.place, d.valid_to) is distinct from (excluded.label, excluded.phone, excluded.place, null)`,
);

export const CLOSE_DEPARTMENTS = statement(
  'office.close-departments',
  `update department set valid_to = ${TODAY} where office_id = $1 and valid_to is null and code <> all ($2::text[])`,
);

export const KNOWN_STAFF = statement(
  'office.known-staff',
  `select s.staff_id as id, s.account, s.department, s.valid_to is not null as closed,
     coalesce(array_agg(r.role order by r.role) filter (where r.role is not null), '{}') as roles
   from staff s left join staff_role r using (office_id, staff_id)
   where s.office_id = $1 group by s.office_id, s.staff_id`,
);

export const PUT_STAFF = statement(
  'office.put-staff',
  `insert into staff as s (office_id, staff_id, account, name, department, phone, valid_from)
   select $1, n.id, n.account, n.name, n.department, n.phone, ${TODAY}
   from json_to_recordset($2) as n (id uuid, account text, name text, department text, phone text)
   on conflict (office_id, account) do update
   set name = excluded.name, department = excluded.department, phone = excluded.phone, valid_to = null
   where (s.name, s.department, s.phone, s.valid_to) is distinct from (excluded.name, excluded.department, excluded.phone, null)`,
);

/** Leaving ends the sessions and tokens at once (§5②). */
export const CLOSE_STAFF = statement(
  'office.close-staff',
  `with gone as (
     update staff set valid_to = ${TODAY} where office_id = $1 and staff_id = any ($2::uuid[]) returning office_id, staff_id),
   sessions as (
     update staff_session s set ended_at = clock_timestamp() from gone
     where (s.office_id, s.staff_id) = (gone.office_id, gone.staff_id) and s.ended_at is null)
   update personal_token t set ended_at = clock_timestamp() from gone
   where (t.office_id, t.staff_id) = (gone.office_id, gone.staff_id) and t.ended_at is null`,
);

export const DROP_ROLES = statement(
  'office.drop-roles',
  `delete from staff_role where office_id = $1 and staff_id = any ($2::uuid[])`,
);

export const PUT_ROLES = statement(
  'office.put-roles',
  `insert into staff_role (office_id, staff_id, role)
   select $1, n.id, role from json_to_recordset($2) as n (id uuid, roles json), json_array_elements_text(n.roles) as role`,
);

export const LOG_PERMISSIONS = statement(
  'office.log-permissions',
  `insert into permission_change (office_id, change_id, at, staff_id, change, roles, department, actor)
   select $1, gen_random_uuid(), statement_timestamp(), n.id, n.change, array(select json_array_elements_text(n.roles)), n.department, $3
   from json_to_recordset($2) as n (id uuid, change text, roles json, department text)`,
);

/** The next revision; every process that keeps the office in memory looks again. */
export const REVISE = statement(
  'office.revise',
  `with revised as (update office set revision = revision + 1 where office_id = $1 returning office_id)
   select pg_notify('office', office_id) from revised`,
);
