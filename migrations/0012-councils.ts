// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Councils: who sits in them and since when, their sessions, what was laid before them and what they decided. */
export class Councils1790000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      -- One row per term; whoever left is ended, never removed. Outsiders stand in the vault and are named by id.
      create table council_member (
        office_id text not null,
        id uuid not null,
        council text not null,
        staff_id uuid,
        person_id uuid,
        seat text,
        chair boolean not null default false,
        since date not null,
        until date check (until >= since),
        renewals int not null default 0,
        renews uuid,
        ended_on date,
        ended_why text,
        primary key (office_id, id),
        check ((staff_id is null) <> (person_id is null)),
        check ((ended_on is null) = (ended_why is null)),
        foreign key (office_id, staff_id) references staff (office_id, staff_id),
        foreign key (office_id, person_id) references person (office_id, id),
        foreign key (office_id, renews) references council_member (office_id, id)
      );
      create index council_member_of on council_member (office_id, council, since, id);
      create unique index council_member_once on council_member (office_id, council, coalesce(staff_id, person_id)) where ended_on is null;
      select guard.protect('council_member', 'select, insert, update');

      -- Who changes a council's composition holds its row: two at once cannot pass the number of seats together.
      create table council_book (
        office_id text not null,
        council text not null,
        changes int not null default 1,
        primary key (office_id, council)
      );
      select guard.protect('council_book', 'select, insert, update');

      create table council_session (
        office_id text not null,
        id uuid not null,
        council text not null,
        at timestamptz(3) not null,
        place uuid not null,
        state text not null default 'planned' check (state in ('planned', 'called', 'closed', 'cancelled')),
        version int not null default 1,
        planned_by text not null,
        called_at timestamptz(3),
        closed_at timestamptz(3),
        members int,
        present int,
        minutes uuid,
        primary key (office_id, id),
        check (state <> 'closed' or (closed_at is not null and present * 2 > members))
      );
      create index council_session_of on council_session (office_id, council, at desc, id);
      select guard.protect('council_session', 'select, insert, update');

      -- Texts of a session itself; what concerns a matter stands with the matter's texts and goes with them.
      create table council_text (
        office_id text not null,
        id uuid not null,
        session_id uuid not null,
        ask text not null,
        body text not null,
        at timestamptz(3) not null,
        primary key (office_id, id),
        foreign key (office_id, session_id) references council_session (office_id, id)
      );
      select guard.protect('council_text', 'select, insert, delete');

      create table council_item (
        office_id text not null,
        id uuid not null,
        session_id uuid not null,
        number int not null,
        matter_id uuid not null,
        about text not null,
        question uuid not null,
        invited boolean not null default false,
        decision text check (decision in ('agreed', 'rejected', 'conditional', 'returned')),
        in_favour int,
        against int,
        abstained int,
        department text,
        ground uuid,
        told text not null default 'open' check (told in ('open', 'told', 'problem')),
        problem text,
        primary key (office_id, id),
        unique (office_id, session_id, number),
        unique (office_id, session_id, matter_id, about),
        foreign key (office_id, session_id) references council_session (office_id, id),
        foreign key (office_id, matter_id) references matter (office_id, id),
        check ((decision is null) = (in_favour is null))
      );
      create index council_item_of_matter on council_item (office_id, matter_id);
      create index council_item_untold on council_item (office_id, session_id) where told = 'problem';
      select guard.protect('council_item', 'select, insert, update');

      -- Interested parties of an item, beside the complainant: told beforehand and heard.
      create table council_party (
        office_id text not null,
        item_id uuid not null,
        person_id uuid not null,
        primary key (office_id, item_id, person_id),
        foreign key (office_id, item_id) references council_item (office_id, id),
        foreign key (office_id, person_id) references person (office_id, id)
      );
      select guard.protect('council_party', 'select, insert');

      create table council_attendance (
        office_id text not null,
        session_id uuid not null,
        member_id uuid not null,
        primary key (office_id, session_id, member_id),
        foreign key (office_id, session_id) references council_session (office_id, id),
        foreign key (office_id, member_id) references council_member (office_id, id)
      );
      select guard.protect('council_attendance', 'select, insert, delete');

      -- 제척, 기피, 회피.
      create table council_recusal (
        office_id text not null,
        item_id uuid not null,
        member_id uuid not null,
        how text not null check (how in ('by-law', 'challenged', 'withdrew')),
        ground uuid not null,
        primary key (office_id, item_id, member_id),
        foreign key (office_id, item_id) references council_item (office_id, id),
        foreign key (office_id, member_id) references council_member (office_id, id)
      );
      select guard.protect('council_recusal', 'select, insert');

      create table council_statement (
        office_id text not null,
        id uuid not null,
        item_id uuid not null,
        by_whom text not null check (by_whom in ('complainant', 'interested', 'department')),
        passage uuid not null,
        at timestamptz(3) not null,
        primary key (office_id, id),
        foreign key (office_id, item_id) references council_item (office_id, id)
      );
      create index council_statement_of on council_statement (office_id, item_id, id);
      select guard.protect('council_statement', 'select, insert');
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
