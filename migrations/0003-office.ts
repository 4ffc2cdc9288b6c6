// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offices, who works there, what they may do, when they are closed, and how they prove who they are. */
export class Office1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      create table office (
        office_id text primary key check (office_id ~ '^[a-z][a-z0-9]{1,19}$'),
        title text not null,
        sample boolean not null,
        -- json, not jsonb: the order in which an office names its things is kept
        profile json not null,
        -- Rises with whatever changes what the office says of itself: profile, staff, holidays.
        revision int not null default 1,
        clock_shift interval not null default '0',
        opened_at timestamptz(3) not null default clock_timestamp(),
        constraint only_a_sample_moves_its_clock check (sample or clock_shift = '0')
      );
      select guard.protect('office', 'select, insert, update');

      -- A real office never becomes a sample, or its clock could be moved by two statements.
      create function guard.keep_sample() returns trigger language plpgsql as $$
      begin
        if new.sample is distinct from old.sample or new.office_id is distinct from old.office_id then
          raise exception 'an office stays what it was opened as' using errcode = '42501';
        end if;
        return new;
      end $$;
      create trigger office_stays_what_it_is before update on office for each row execute function guard.keep_sample();

      create table department (
        office_id text not null references office (office_id),
        code text not null,
        label text not null,
        phone text not null,
        place int not null,
        valid_from date not null,
        valid_to date check (valid_to >= valid_from),
        primary key (office_id, code)
      );
      select guard.protect('department', 'select, insert, update');

      -- One account per person (안전성 확보조치 기준 §5③). Whoever leaves is closed, never removed: old matters name them.
      create table staff (
        office_id text not null references office (office_id),
        staff_id uuid not null,
        account text not null,
        name text not null,
        department text not null,
        phone text not null,
        valid_from date not null,
        valid_to date check (valid_to >= valid_from),
        primary key (office_id, staff_id),
        unique (office_id, account),
        foreign key (office_id, department) references department (office_id, code)
      );
      select guard.protect('staff', 'select, insert, update');

      create table staff_role (
        office_id text not null,
        staff_id uuid not null,
        role text not null,
        primary key (office_id, staff_id, role),
        foreign key (office_id, staff_id) references staff (office_id, staff_id)
      );
      select guard.protect('staff_role', 'select, insert, delete');

      -- 권한 부여·변경·말소 기록, kept three years and more (안전성 확보조치 기준 §5③): only ever appended.
      create table permission_change (
        office_id text not null,
        change_id uuid not null,
        at timestamptz(3) not null default clock_timestamp(),
        staff_id uuid not null,
        change text not null check (change in ('grant', 'change', 'revoke')),
        roles text[] not null,
        department text not null,
        actor text not null,
        primary key (office_id, change_id),
        foreign key (office_id, staff_id) references staff (office_id, staff_id)
      );
      select guard.protect('permission_change', 'select, insert');
      create trigger permission_change_is_final before update or delete on permission_change for each row execute function guard.refuse();
      create trigger permission_change_stays before truncate on permission_change for each statement execute function guard.refuse();

      -- A calendar is never changed: a newly proclaimed holiday is a new snapshot, and each due date names the one it was counted by.
      create table holiday_snapshot (
        office_id text not null references office (office_id),
        snapshot text not null,
        number int not null check (number > 0),
        years int[] not null,
        source text not null,
        taken_at timestamptz(3) not null default clock_timestamp(),
        primary key (office_id, snapshot),
        unique (office_id, number)
      );
      select guard.protect('holiday_snapshot', 'select, insert');
      create table holiday (
        office_id text not null,
        snapshot text not null,
        day date not null,
        name text not null,
        primary key (office_id, snapshot, day),
        foreign key (office_id, snapshot) references holiday_snapshot (office_id, snapshot)
      );
      select guard.protect('holiday', 'select, insert');

      create table password (
        office_id text not null,
        staff_id uuid not null,
        hash text not null check (hash like '$argon2id$%'),
        set_at timestamptz(3) not null default clock_timestamp(),
        primary key (office_id, staff_id),
        foreign key (office_id, staff_id) references staff (office_id, staff_id)
      );
      select guard.protect('password', 'select, insert, update');

      -- Only the SHA-256 of what the browser holds. In PostgreSQL, so that an emptied Redis logs nobody out.
      create table staff_session (
        office_id text not null,
        digest bytea not null check (length(digest) = 32),
        staff_id uuid not null,
        begun_at timestamptz(3) not null,
        seen_at timestamptz(3) not null,
        ended_at timestamptz(3),
        primary key (office_id, digest),
        foreign key (office_id, staff_id) references staff (office_id, staff_id)
      );
      create index staff_session_of on staff_session (office_id, staff_id) where ended_at is null;
      select guard.protect('staff_session', 'select, insert, update');

      create table personal_token (
        office_id text not null,
        digest bytea not null check (length(digest) = 32),
        staff_id uuid not null,
        name text not null,
        scopes text[] not null,
        made_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3),
        primary key (office_id, digest),
        foreign key (office_id, staff_id) references staff (office_id, staff_id)
      );
      select guard.protect('personal_token', 'select, insert, update');

      -- Failed sign-ins per account and per address prefix (§5⑥). Keys are digests: people type passwords into the wrong field.
      create table sign_in_attempt (
        office_id text not null references office (office_id),
        key bytea not null,
        failures int not null,
        last_at timestamptz(3) not null,
        primary key (office_id, key)
      );
      select guard.protect('sign_in_attempt', 'select, insert, update, delete');

      -- The present moment of the office that this transaction has entered.
      create function public.office_now() returns timestamptz language sql volatile set search_path = pg_catalog, public as $$
        select clock_timestamp() + coalesce((select o.clock_shift from office o where o.office_id = public.office()), '0')
      $$;

      grant select (office_id, sample, clock_shift) on office to tongtong_relay;
      create policy relay on office for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      -- Across the wall go codes and clock shifts, nothing else.
      create function public.office_codes() returns table (office_id text) language sql stable security definer
        set search_path = pg_catalog, public as $$ select o.office_id from office o order by 1 $$;
      create function public.office_shifts() returns table (office_id text, milliseconds double precision) language sql stable
        security definer set search_path = pg_catalog, public as $$
        select o.office_id, extract(epoch from o.clock_shift) * 1000 from office o where o.clock_shift <> '0'
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.office_codes(), public.office_shifts() from public;
      grant execute on function public.office_codes(), public.office_shifts() to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
