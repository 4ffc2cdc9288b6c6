// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The mail ledger: one row per (fact, template, person), claimed before it is sent. No address, subject or text stands here:
 * a letter is put together at sending time, and only the digest of what was sent is kept.
 */
export class Letters1790000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      create table letter (
        office_id text not null,
        id uuid not null,
        matter_id uuid not null,
        seq int not null,
        template text not null,
        template_version date not null,
        kind text not null check (kind in ('legal', 'status', 'staff')),
        recipient_kind text not null check (recipient_kind in ('resident', 'staff')),
        recipient text not null,
        digest_day date,
        state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'failed', 'held')),
        reason text,
        attempt int not null default 0,
        token uuid,
        lease_until timestamptz,
        next_at timestamptz not null default clock_timestamp(),
        not_before timestamptz,
        written_at timestamptz not null default clock_timestamp(),
        sent_at timestamptz,
        reconciled text check (reconciled in ('reply', 'server', 'officer')),
        text_sha256 bytea,
        primary key (office_id, id),
        unique (office_id, matter_id, seq, template, recipient),
        foreign key (office_id, matter_id, seq) references fact (office_id, matter_id, seq),
        check (state <> 'sending' or (token is not null and lease_until is not null))
      ) with (fillfactor = 70);
      create unique index letter_digest on letter (office_id, template, recipient, digest_day) where digest_day is not null;
      create index letter_open on letter (office_id, next_at) where state in ('pending', 'sending');
      create index letter_trouble on letter (office_id, state) where state in ('held', 'failed');
      select guard.protect('letter', 'select, insert, update');

      grant select on letter to tongtong_relay;
      create policy relay on letter for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      -- Letters that may be tried now (or since a while), at most so many of each office; expired claims after their settling time. Ids only.
      create function public.letters_due(most int, settle interval, late interval) returns table (office_id text, id uuid, attempt int)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select o.office_id, l.id, l.attempt
        from office o cross join lateral (
          select l.id, l.attempt from letter l
          where l.office_id = o.office_id and l.state in ('pending', 'sending') and l.next_at <= clock_timestamp() - late
            and (l.state = 'pending' or l.lease_until < clock_timestamp() - settle)
            and (l.not_before is null or l.not_before <= clock_timestamp() + o.clock_shift)
          order by l.next_at limit most
        ) l
      $$;
      create function public.letter_health()
        returns table (office_id text, pending bigint, held bigint, failed bigint, oldest_seconds double precision)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select l.office_id, count(*) filter (where l.state in ('pending', 'sending')), count(*) filter (where l.state = 'held'),
          count(*) filter (where l.state = 'failed'),
          coalesce(extract(epoch from clock_timestamp() - min(l.written_at) filter (where l.state in ('pending', 'sending'))), 0)::float8
        from letter l where l.state in ('pending', 'sending', 'held', 'failed') group by l.office_id
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.letters_due(int, interval, interval), public.letter_health() from public;
      grant execute on function public.letters_due(int, interval, interval), public.letter_health() to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
