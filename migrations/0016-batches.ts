// stop workers first
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facts are taken from the table in batches by whoever carries them out, never before (record 0018): a lease begins when the work
 * begins, in a column of its own that no index holds. The two references dropped here checked again, row by row, what the same
 * statement had just written or read: facts are never removed.
 */
export class Batches1790000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function public.lease_heads(int, interval);
      set role tongtong_keeper;
      alter table delivery drop constraint delivery_office_id_matter_id_seq_fkey, add column lease_until timestamptz;
      alter table reaction_mark drop constraint reaction_mark_office_id_matter_id_seq_fkey;
      -- Nothing looks for a fact by its id, and the primary key of matter is the same index as this one.
      alter table fact drop constraint fact_office_id_id_key;
      drop index matter_newest;
      drop index delivery_due;
      create index delivery_due on delivery (office_id, next_at) where parked_at is null;
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      -- Offices in which something can be delivered now: how many matters wait (counted up to a bound), for how long, and in which
      -- span of time by this server's clock we are.
      create function public.facts_due(most int, span int) returns table (office_id text, due int, waited double precision, turn bigint)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select o.office_id, h.due, h.waited, floor(extract(epoch from clock_timestamp()) / span)::bigint
        from office o cross join lateral (
          select count(*)::int as due, extract(epoch from clock_timestamp() - min(since))::float8 as waited from (
            select greatest(d.next_at, d.lease_until) as since from delivery d
            where d.office_id = o.office_id and d.parked_at is null and d.next_at <= now() and (d.lease_until is null or d.lease_until <= now())
              and not exists (
                select from delivery older
                where older.office_id = d.office_id and older.matter_id = d.matter_id and older.seq < d.seq
              )
            order by d.next_at limit most
          ) head
        ) h where h.due > 0
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.facts_due(int, int) from public;
      grant execute on function public.facts_due(int, int) to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
