// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts (log, outbox and audit trail in one), what is still to be delivered of them, and the seals over their chains. */
export class Ledger1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      create table fact (
        office_id text not null,
        matter_id uuid not null,
        seq int not null check (seq > 0),
        id uuid not null,
        name text not null,
        body jsonb not null,
        actor text not null,
        at timestamptz(3) not null,
        prev bytea not null,
        hash bytea not null check (length(hash) = 32),
        tx xid8 not null default pg_current_xact_id(),
        primary key (office_id, matter_id, seq),
        unique (office_id, id)
      );
      create index fact_unsealed on fact (office_id, tx);
      select guard.protect('fact', 'select, insert');

      create function guard.refuse() returns trigger language plpgsql as $$
      begin raise exception 'facts are never changed or removed' using errcode = '42501'; end $$;
      create trigger fact_is_final before update or delete on fact for each row execute function guard.refuse();
      create trigger fact_stays before truncate on fact for each statement execute function guard.refuse();

      -- What is not yet delivered; a row leaves when every reaction to its fact has run. Lease, attempts and parking stand here,
      -- so that facts themselves are only ever inserted.
      create table delivery (
        office_id text not null,
        matter_id uuid not null,
        seq int not null,
        name text not null,
        attempt int not null default 0,
        next_at timestamptz not null default clock_timestamp(),
        parked_at timestamptz,
        reason text,
        since timestamptz not null default clock_timestamp(),
        primary key (office_id, matter_id, seq),
        foreign key (office_id, matter_id, seq) references fact (office_id, matter_id, seq)
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
      create index delivery_due on delivery (next_at) where parked_at is null;
      select guard.protect('delivery', 'select, insert, update, delete');

      -- A reaction runs once per fact: its mark stands in the transaction of its effect.
      create table reaction_mark (
        office_id text not null,
        reaction text not null,
        matter_id uuid not null,
        seq int not null,
        at timestamptz not null default clock_timestamp(),
        primary key (office_id, matter_id, seq, reaction),
        foreign key (office_id, matter_id, seq) references fact (office_id, matter_id, seq)
      );
      select guard.protect('reaction_mark', 'select, insert, delete');

      -- One command, one answer: the same key and body are answered alike, another body is refused.
      create table command (
        office_id text not null,
        principal text not null,
        key text not null,
        body_sha256 bytea not null,
        answer jsonb not null,
        at timestamptz not null default clock_timestamp(),
        primary key (office_id, principal, key)
      );
      select guard.protect('command', 'select, insert');

      create table seal (
        office_id text not null,
        number int not null,
        at timestamptz(3) not null,
        below xid8 not null,
        facts int not null,
        root bytea not null,
        prev bytea not null,
        note text not null,
        primary key (office_id, number)
      );
      select guard.protect('seal', 'select, insert');
      create trigger seal_is_final before update or delete on seal for each row execute function guard.refuse();
      create trigger seal_stays before truncate on seal for each statement execute function guard.refuse();

      -- Oldest undelivered fact of each matter, over all offices: a head is leased for a while and handed to the queue.
      grant select, update on delivery to tongtong_relay;
      create policy relay on delivery to tongtong_relay using (true) with check (true);
      grant usage on schema guard to tongtong_relay;
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      create function public.lease_heads(most int, lease interval) returns table (office_id text, matter_id uuid, seq int, name text, attempt int)
        language sql security definer set search_path = pg_catalog, public as $$
        with head as (
          select d.office_id, d.matter_id, d.seq from delivery d
          where d.parked_at is null and d.next_at <= clock_timestamp()
            and not exists (
              select from delivery older
              where older.office_id = d.office_id and older.matter_id = d.matter_id and older.seq < d.seq
            )
          order by d.next_at limit most for update of d skip locked
        )
        update delivery d set attempt = d.attempt + 1, next_at = clock_timestamp() + lease
        from head where (d.office_id, d.matter_id, d.seq) = (head.office_id, head.matter_id, head.seq)
        returning d.office_id, d.matter_id, d.seq, d.name, d.attempt
      $$;
      create function public.delivery_health() returns table (office_id text, waiting bigint, parked bigint, oldest_seconds double precision)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select d.office_id, count(*) filter (where d.parked_at is null), count(*) filter (where d.parked_at is not null),
          coalesce(extract(epoch from clock_timestamp() - min(d.since) filter (where d.parked_at is null)), 0)
        from delivery d group by d.office_id
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.lease_heads(int, interval), public.delivery_health() from public;
      grant execute on function public.lease_heads(int, interval), public.delivery_health() to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
