// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each row of a long list would do is looked at by the worker, not while somebody waits for a page. */
export class LooksAtLists1790000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      -- The look at a list that waits; its id is the list's. It goes when the list is confirmed, given up or gone.
      create table list_look (
        office_id text not null,
        id uuid not null,
        state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        done int not null default 0,
        of int not null default 0,
        -- What was found of each row, sealed.
        file bytea,
        file_sha256 bytea,
        reason text,
        attempt int not null default 0,
        token uuid,
        lease_until timestamptz,
        since timestamptz not null default clock_timestamp(),
        finished_at timestamptz(3),
        primary key (office_id, id),
        foreign key (office_id, id) references list_upload (office_id, id),
        check ((state = 'done') = (file is not null)),
        check (state <> 'running' or (token is not null and lease_until is not null))
      );
      create index list_look_open on list_look (office_id, since) where state in ('queued', 'running');
      select guard.protect('list_look', 'select, insert, update, delete');

      grant select (office_id, id, attempt, state, since, lease_until) on list_look to tongtong_relay;
      create policy relay on list_look for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      create function public.list_looks_due(most int, late interval) returns table (office_id text, id uuid, attempt int)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select e.office_id, e.id, e.attempt
        from office o cross join lateral (
          select e.office_id, e.id, e.attempt from list_look e
          where e.office_id = o.office_id and e.state in ('queued', 'running')
            and case e.state when 'queued' then e.since else e.lease_until end <= clock_timestamp() - late
          order by e.since limit most
        ) e
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.list_looks_due(int, interval) from public;
      grant execute on function public.list_looks_due(int, interval) to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
