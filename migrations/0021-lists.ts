// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists that come in from paper and spreadsheets, and sheets that departments fill in: what was sent, and what became of each row. */
export class Lists1790000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      create table list_upload (
        office_id text not null,
        id uuid not null,
        kind text not null check (kind in ('import', 'return')),
        -- What the list is called: the same line of the same list is never taken twice.
        name text not null check (length(name) between 2 and 60),
        procedure text not null,
        steps text[] not null check (cardinality(steps) > 0),
        -- Receipt number of the matter that the list is about, where its step opens matters about another.
        about text,
        rows int not null check (rows > 0),
        -- Sealed; goes away when the list is applied or its days are over.
        content bytea,
        -- Keyed digest of the content.
        digest bytea not null check (length(digest) = 32),
        state text not null default 'waiting'
          check (state in ('waiting', 'queued', 'running', 'done', 'failed', 'cancelled', 'expired')),
        done int not null default 0,
        of int not null default 0,
        -- What became of each row, sealed.
        file bytea,
        file_sha256 bytea,
        reason text,
        attempt int not null default 0,
        token uuid,
        lease_until timestamptz,
        since timestamptz not null default clock_timestamp(),
        actor jsonb not null,
        requested_by uuid not null,
        requested_at timestamptz(3) not null,
        finished_at timestamptz(3),
        primary key (office_id, id),
        foreign key (office_id, requested_by) references staff (office_id, staff_id),
        check ((state = 'done') = (file is not null)),
        check (state not in ('waiting', 'queued', 'running') or content is not null),
        check (state <> 'running' or (token is not null and lease_until is not null))
      );
      create index list_upload_of on list_upload (office_id, requested_by, id);
      create index list_upload_open on list_upload (office_id, since) where state in ('queued', 'running');
      create index list_upload_kept on list_upload (office_id, requested_at) where content is not null or file is not null;
      create index list_upload_applied on list_upload (office_id, digest);
      select guard.protect('list_upload', 'select, insert, update');

      -- A line of a list that was taken: keyed digests only, so that neither its number nor its words stand here.
      create table list_row (
        office_id text not null,
        key bytea not null check (length(key) = 32),
        upload_id uuid not null,
        matter_id uuid not null,
        digests jsonb not null,
        at timestamptz(3) not null,
        primary key (office_id, key),
        foreign key (office_id, upload_id) references list_upload (office_id, id),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      create index list_row_of on list_row (office_id, upload_id);
      create index list_row_of_matter on list_row (office_id, matter_id);
      select guard.protect('list_row', 'select, insert, update (digests)');

      grant select (office_id, id, attempt, state, since, lease_until) on list_upload to tongtong_relay;
      create policy relay on list_upload for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      create function public.list_uploads_due(most int, late interval) returns table (office_id text, id uuid, attempt int)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select e.office_id, e.id, e.attempt
        from office o cross join lateral (
          select e.office_id, e.id, e.attempt from list_upload e
          where e.office_id = o.office_id and e.state in ('queued', 'running')
            and case e.state when 'queued' then e.since else e.lease_until end <= clock_timestamp() - late
          order by e.since limit most
        ) e
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.list_uploads_due(int, interval) from public;
      grant execute on function public.list_uploads_due(int, interval) to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
