// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The common record of every matter, its free texts, its search grams and the roll-up of counts. */
export class Matters1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      create table matter (
        office_id text not null,
        id uuid not null,
        procedure text not null,
        version date not null,
        receipt_no text not null,
        state text not null,
        entered_at timestamptz(3) not null,
        kind text,
        department text,
        officer text,
        dong text,
        channel text,
        outcome text,
        person_id uuid,
        title uuid,
        clock jsonb,
        kept jsonb not null default '{}',
        times jsonb not null default '{}',
        marks text[] not null default '{}',
        due_at timestamptz(3),
        due text,
        calendar text not null,
        submitted_at timestamptz(3) not null,
        received_at timestamptz(3),
        ended_at timestamptz(3),
        step_no int not null,
        access_generation int not null default 1,
        primary key (office_id, id),
        unique (office_id, receipt_no),
        foreign key (office_id, person_id) references person (office_id, id)
      ) with (fillfactor = 80);
      -- The desk: what is open, soonest due first, paused and not yet received last.
      create index matter_desk on matter (office_id, department, (coalesce(due_at, 'infinity'::timestamptz)), id) where ended_at is null;
      create index matter_open on matter (office_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where ended_at is null;
      create index matter_state on matter (office_id, state, (coalesce(due_at, 'infinity'::timestamptz)), id) where ended_at is null;
      create index matter_person on matter (office_id, person_id, id);
      create index matter_received on matter (office_id, received_at, id);
      create index matter_newest on matter (office_id, id);
      select guard.protect('matter', 'select, insert, update');

      -- Free text stands apart from facts: a fact names it by id and keyed digest, so a text can be destroyed and the chain stays whole.
      create table passage (
        office_id text not null,
        id uuid not null,
        matter_id uuid not null,
        ask text not null,
        body text not null,
        at timestamptz(3) not null,
        primary key (office_id, id),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      create index passage_of_matter on passage (office_id, matter_id);
      select guard.protect('passage', 'select, insert, delete');

      -- Pairs of syllables of what residents wrote. Plain equality is leak-proof, so the index serves behind the wall.
      create table search_gram (
        office_id text not null,
        gram text not null,
        matter_id uuid not null,
        primary key (office_id, gram, matter_id)
      );
      select guard.protect('search_gram', 'select, insert, delete');

      -- Counts kept with the facts: how many matters received in a month stand where.
      create table tally (
        office_id text not null,
        procedure text not null,
        month date not null,
        dimension text not null,
        key text not null,
        standing text not null,
        timing text not null,
        matters int not null,
        working_days int not null,
        primary key (office_id, procedure, month, dimension, key, standing, timing)
      ) with (fillfactor = 50);
      select guard.protect('tally', 'select, insert, update, delete');
      -- Where each matter was last counted, so that a count moves and is never guessed.
      create table tally_place (
        office_id text not null,
        matter_id uuid not null,
        place jsonb not null,
        primary key (office_id, matter_id),
        foreign key (office_id, matter_id) references matter (office_id, id)
      ) with (fillfactor = 80);
      select guard.protect('tally_place', 'select, insert, update, delete');

      -- Receipt numbers: one sequence per office, series and year; numbers follow the order of arrival and reveal no other office's.
      create function public.next_serial(series text, year int) returns bigint language plpgsql security definer
        set search_path = pg_catalog, public as $$
      declare
        sequence text := 'guard.' || quote_ident('serial_' || public.office() || '_' || series || '_' || year);
      begin
        if public.office() is null then raise exception 'no office entered' using errcode = '42501'; end if;
        begin
          return nextval(sequence);
        exception when undefined_table then
          perform pg_advisory_xact_lock(hashtext(sequence));
          execute 'create sequence if not exists ' || sequence;
          return nextval(sequence);
        end;
      end $$;
      revoke all on function public.next_serial(text, int) from public;
      grant execute on function public.next_serial(text, int) to tongtong_app;
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
