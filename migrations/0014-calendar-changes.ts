// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of an office's calendar and the recount of open matters that follows; what was promised before stays with the matter. */
export class CalendarChanges1790000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      -- A holiday declared wrongly is withdrawn by one more snapshot, which may say just what an earlier one said: its name, a hash of
      -- its contents, is then the same, and its number is not.
      alter table holiday drop constraint holiday_office_id_snapshot_fkey;
      alter table holiday_snapshot drop constraint holiday_snapshot_pkey;
      alter table holiday_snapshot drop constraint holiday_snapshot_office_id_number_key;
      alter table holiday_snapshot add primary key (office_id, number);
      create index holiday_snapshot_named on holiday_snapshot (office_id, snapshot);

      -- {due, clock}: what was promised before the calendar changed, and the clock's facts it was promised on.
      alter table matter add column promised jsonb;

      create table calendar_change (
        office_id text not null,
        id uuid not null,
        kind text not null check (kind in ('declared', 'withdrawn', 'published', 'adopted')),
        day date,
        year int,
        name text,
        before text not null,
        after text not null,
        made_by text not null,
        made_at timestamptz(3) not null,
        key text,
        state text not null default 'running' check (state in ('running', 'done')),
        since timestamptz not null default clock_timestamp(),
        reached uuid,
        examined int not null default 0,
        token uuid,
        lease_until timestamptz,
        finished_at timestamptz(3),
        primary key (office_id, id),
        unique (office_id, made_by, key)
      );
      create index calendar_change_running on calendar_change (office_id, since) where state = 'running';
      select guard.protect('calendar_change', 'select, insert, update');

      -- Matters whose due date a change moved.
      create table recount (
        office_id text not null,
        change_id uuid not null,
        matter_id uuid not null,
        old_due text,
        new_due text,
        primary key (office_id, change_id, matter_id),
        foreign key (office_id, change_id) references calendar_change (office_id, id),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      select guard.protect('recount', 'select, insert, update');

      grant select (office_id, id, state, since, lease_until) on calendar_change to tongtong_relay;
      create policy relay on calendar_change for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      -- Recounts to begin (every process has heard of the new calendar by then) and those whose worker fell silent: ids only.
      create function public.recounts_due(settle interval) returns table (office_id text, id uuid)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select c.office_id, c.id from calendar_change c
        where c.state = 'running' and c.since <= clock_timestamp() - settle
          and (c.lease_until is null or c.lease_until <= clock_timestamp())
        order by c.since
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.recounts_due(interval) from public;
      grant execute on function public.recounts_due(interval) to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
