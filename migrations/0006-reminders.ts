// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Durable moments: what is to fall due for which matter. The queue only wakes us in time; the truth stands here. */
export class Reminders1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      create table reminder (
        office_id text not null,
        id uuid not null,
        matter_id uuid not null,
        moment text not null,
        due_at timestamptz(3) not null,
        missed text not null check (missed in ('once', 'skip', 'all')),
        generation int not null default 1,
        state text not null default 'armed' check (state in ('armed', 'fired', 'dropped')),
        fired_at timestamptz(3),
        primary key (office_id, id),
        unique (office_id, matter_id, moment, due_at),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      create index reminder_armed on reminder (office_id, due_at) where state = 'armed';
      select guard.protect('reminder', 'select, insert, update');

      grant select on reminder to tongtong_relay;
      create policy relay on reminder for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      -- Armed reminders due within a while by each office's own clock, at most so many of each office: ids and waiting time only.
      create function public.reminders_due(ahead interval, most int)
        returns table (office_id text, id uuid, generation int, wait_ms double precision)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select o.office_id, r.id, r.generation, extract(epoch from r.due_at - clock_timestamp() - o.clock_shift)::float8 * 1000
        from office o cross join lateral (
          select r.id, r.generation, r.due_at from reminder r
          where r.office_id = o.office_id and r.state = 'armed' and r.due_at <= clock_timestamp() + o.clock_shift + ahead
          order by r.due_at limit most
        ) r
      $$;
      create function public.reminder_health() returns table (office_id text, armed bigint, late_seconds double precision)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select r.office_id, count(*), greatest(0, extract(epoch from clock_timestamp() + min(o.clock_shift) - min(r.due_at)))::float8
        from reminder r join office o on o.office_id = r.office_id
        where r.state = 'armed' group by r.office_id
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.reminders_due(interval, int), public.reminder_health() from public;
      grant execute on function public.reminders_due(interval, int), public.reminder_health() to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
