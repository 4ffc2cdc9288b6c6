// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monthly briefings (영 §22①, 규칙 §7): frozen figures that are never changed, and the files made from them. */
export class Briefings1790000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      create table briefing (
        office_id text not null,
        id uuid not null,
        month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        version int not null check (version > 0),
        as_of timestamptz(3) not null,
        calendar text not null,
        snapshot jsonb not null,
        sha256 bytea not null check (length(sha256) = 32),
        checks jsonb not null,
        -- What made it by itself, once; null when a person asked for it.
        occasion text,
        made_by text not null,
        made_at timestamptz(3) not null,
        primary key (office_id, id),
        unique (office_id, month, version),
        unique (office_id, occasion)
      );
      select guard.protect('briefing', 'select, insert');
      create function guard.refuse_briefing() returns trigger language plpgsql as $$
      begin raise exception 'briefings are never changed or removed' using errcode = '42501'; end $$;
      create trigger briefing_is_final before update or delete on briefing for each row execute function guard.refuse_briefing();
      create trigger briefing_stays before truncate on briefing for each statement execute function guard.refuse_briefing();

      create table briefing_export (
        office_id text not null,
        id uuid not null,
        briefing_id uuid not null,
        format text not null check (format in ('hwpx', 'pdf', 'xlsx')),
        state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        done int not null default 0,
        of int not null default 0,
        file bytea,
        file_sha256 bytea,
        reason text,
        attempt int not null default 0,
        token uuid,
        lease_until timestamptz,
        since timestamptz not null default clock_timestamp(),
        requested_by text not null,
        requested_at timestamptz(3) not null,
        finished_at timestamptz(3),
        primary key (office_id, id),
        foreign key (office_id, briefing_id) references briefing (office_id, id),
        check ((state = 'done') = (file is not null)),
        check (state <> 'running' or (token is not null and lease_until is not null))
      );
      create index briefing_export_of on briefing_export (office_id, briefing_id, id);
      create index briefing_export_open on briefing_export (office_id, since) where state in ('queued', 'running');
      select guard.protect('briefing_export', 'select, insert, update');

      -- Late and extended matters by month of receipt: the list behind a briefing costs what it shows.
      create index matter_late on matter (office_id, received_at, id)
        where marks @> '{overdue}' or jsonb_array_length(clock->'extensions') > 0;

      grant select (office_id, id, attempt, state, since, lease_until) on briefing_export to tongtong_relay;
      create policy relay on briefing_export for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      -- Files to be made now (or since a while), and those whose maker fell silent: ids only.
      create function public.briefing_exports_due(most int, late interval) returns table (office_id text, id uuid, attempt int)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select e.office_id, e.id, e.attempt
        from office o cross join lateral (
          select e.office_id, e.id, e.attempt from briefing_export e
          where e.office_id = o.office_id and e.state in ('queued', 'running')
            and case e.state when 'queued' then e.since else e.lease_until end <= clock_timestamp() - late
          order by e.since limit most
        ) e
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.briefing_exports_due(int, interval) from public;
      grant execute on function public.briefing_exports_due(int, interval) to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
