// stop workers first
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Handing a fact over is no try: a queue that brings nothing to anyone, or a long backlog, must not park what nobody has tried.
 * Tries are counted where they begin; a hand-over is told from the one before by the end of its lease.
 */
export class Delivery1790000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function public.lease_heads(int, interval);
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      create function public.lease_heads(most int, lease interval)
        returns table (office_id text, matter_id uuid, seq int, name text, attempt int, lease_no bigint, waited double precision)
        language sql security definer set search_path = pg_catalog, public as $$
        with head as (
          select d.office_id, d.matter_id, d.seq, d.next_at as due from delivery d
          where d.parked_at is null and d.next_at <= clock_timestamp()
            and not exists (
              select from delivery older
              where older.office_id = d.office_id and older.matter_id = d.matter_id and older.seq < d.seq
            )
          order by d.next_at limit most for update of d skip locked
        )
        update delivery d set next_at = clock_timestamp() + lease
        from head where (d.office_id, d.matter_id, d.seq) = (head.office_id, head.matter_id, head.seq)
        returning d.office_id, d.matter_id, d.seq, d.name, d.attempt, (extract(epoch from d.next_at) * 1000)::bigint,
          extract(epoch from clock_timestamp() - d.since)::float8
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.lease_heads(int, interval) from public;
      grant execute on function public.lease_heads(int, interval) to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
