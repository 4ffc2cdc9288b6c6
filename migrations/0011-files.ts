// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Attachments: a row per file, what opens them, and what an office has used. Names stand here sealed and contents not at all; they
 * lie in the object store under ids. A file without its key, or without its matter's, is unreadable for ever.
 */
export class Files1790000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      -- A matter's key, wrapped by the office's. Its row is also the lock under which a matter's files are counted.
      create table file_key (
        office_id text not null,
        matter_id uuid not null,
        kek int not null,
        wrapped bytea not null,
        primary key (office_id, matter_id),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      select guard.protect('file_key', 'select, insert, update (kek, wrapped), delete');

      create table file (
        office_id text not null,
        id uuid not null,
        matter_id uuid not null,
        side text not null check (side in ('resident', 'staff')),
        by_id text not null check (by_id <> ''),
        kind text not null,
        size int not null check (size >= 0),
        digest bytea check (length(digest) = 32),
        name bytea,
        wrapped bytea,
        object uuid,
        state text not null default 'reserved'
          check (state in ('reserved', 'stored', 'clean', 'unscanned', 'infected', 'rejected', 'removed')),
        reason text,
        attempt int not null default 0,
        token uuid,
        next_at timestamptz not null default clock_timestamp(),
        reserved_at timestamptz not null default clock_timestamp(),
        at timestamptz(3) not null,
        primary key (office_id, id),
        foreign key (office_id, matter_id) references matter (office_id, id),
        check ((state in ('stored', 'clean', 'unscanned')) = (object is not null)),
        check ((state = 'removed') = (wrapped is null)),
        check ((name is null) = (wrapped is null))
      ) with (fillfactor = 70);
      create index file_of_matter on file (office_id, matter_id, id);
      create unique index file_same on file (office_id, matter_id, side, digest) where state in ('stored', 'clean', 'unscanned');
      create unique index file_object on file (office_id, object) where object is not null;
      create index file_waiting on file (office_id, next_at) where state = 'stored';
      create index file_unscanned on file (office_id, next_at) where state = 'unscanned';
      create index file_reserved on file (office_id, reserved_at) where state = 'reserved';
      select guard.protect('file', 'select, insert, update, delete');

      create table file_usage (
        office_id text not null primary key,
        bytes bigint not null check (bytes >= 0),
        compared_on date
      ) with (fillfactor = 50);
      select guard.protect('file_usage', 'select, insert, update');

      -- What the nightly comparison found: an object that no row names (removed when it is still so a day later), or a row whose object is gone.
      create table file_finding (
        office_id text not null,
        object uuid not null,
        kind text not null check (kind in ('orphan', 'missing')),
        found_at timestamptz not null default clock_timestamp(),
        primary key (office_id, object)
      );
      select guard.protect('file_finding', 'select, insert, update, delete');

      grant select on file, file_finding to tongtong_relay;
      create policy relay on file for select to tongtong_relay using (true);
      create policy relay on file_finding for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      -- Files to be looked into, at most so many of each office; with a scanner at hand also those no scanner has seen. Ids only.
      create function public.files_due(most int, late interval, unscanned boolean) returns table (office_id text, id uuid, attempt int)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select o.office_id, f.id, f.attempt from office o cross join lateral (
          (select w.id, w.attempt from file w
           where w.office_id = o.office_id and w.state = 'stored' and w.next_at <= clock_timestamp() - late
           order by w.next_at limit most)
          union all
          (select u.id, u.attempt from file u
           where unscanned and u.office_id = o.office_id and u.state = 'unscanned' and u.next_at <= clock_timestamp() - late
           order by u.next_at limit most)
        ) f
      $$;
      create function public.file_health()
        returns table (office_id text, waiting bigint, findings bigint, oldest_seconds double precision)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select o.office_id, w.n, g.n, coalesce(extract(epoch from clock_timestamp() - w.oldest), 0)::float8
        from office o
          cross join lateral (select count(*) as n, min(reserved_at) as oldest from file f
                              where f.office_id = o.office_id and f.state = 'stored') w
          cross join lateral (select count(*) as n from file_finding g where g.office_id = o.office_id) g
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.files_due(int, interval, boolean), public.file_health() from public;
      grant execute on function public.files_due(int, interval, boolean), public.file_health() to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
