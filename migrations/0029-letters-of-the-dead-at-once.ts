// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `late` is how long a letter may wait for the queue before it is taken directly. One whose sender's lease ran out was taken before: the
 * queue that gave it to a process that died may give it to another one late, so that it is due at once for whoever asks.
 */
export class LettersOfTheDeadAtOnce1790000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      create or replace function public.letters_due(most int, settle interval, late interval)
        returns table (office_id text, id uuid, attempt int)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select o.office_id, l.id, l.attempt
        from office o cross join lateral (
          select l.id, l.attempt from letter l
          where l.office_id = o.office_id and l.state in ('pending', 'sending') and l.next_at <= clock_timestamp()
            and (case l.state when 'pending' then l.next_at <= clock_timestamp() - late else l.lease_until < clock_timestamp() - settle end)
            and (l.not_before is null or l.not_before <= clock_timestamp() + o.clock_shift)
            and not exists (
              select from letter e
              where e.office_id = l.office_id and e.matter_id = l.matter_id and e.seq < l.seq and e.recipient = l.recipient
                and e.state in ('pending', 'sending') and (e.not_before is null or e.not_before <= clock_timestamp() + o.clock_shift)
                and (e.written_at > clock_timestamp() - interval '1 hour' or e.reason = 'letters.server-trouble'))
          order by l.next_at limit most
        ) l
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
