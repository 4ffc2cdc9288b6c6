// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings with residents: sessions, their slots, and the rooms they take. */
export class Meetings1790000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A trusted extension: whoever owns the database may create it. Equality of office and room within an exclusion constraint.
    await runner.query('create extension if not exists btree_gist');
    await runner.query(`
      set role tongtong_keeper;

      -- Every event with residents that an office plans is a session of a kind of its profile. Its texts are the matter's.
      create table meeting_session (
        office_id text not null,
        id uuid not null,
        kind text not null,
        -- The day that the rule names; the session may be on another one. Null when it was planned by hand.
        ruled date,
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        room text,
        state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
        -- Why nobody works on its day, when a holiday was declared after it was planned.
        day_off text,
        groups int check (groups >= 0),
        people int check (people >= 0),
        primary key (office_id, id),
        check (starts_at < ends_at),
        check ((state = 'held') = (people is not null and groups is not null)),
        -- A session is a matter (record 0036); its row is written before the matter's own.
        foreign key (office_id, id) references matter (office_id, id) deferrable initially deferred
      );
      create unique index meeting_session_ruled on meeting_session (office_id, kind, ruled) where ruled is not null;
      create index meeting_session_at on meeting_session (office_id, starts_at, id);
      select guard.protect('meeting_session', 'select, insert, update');

      -- One matter a slot, one slot a matter.
      create table meeting_slot (
        office_id text not null,
        session_id uuid not null,
        number int not null,
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        matter_id uuid,
        primary key (office_id, session_id, number),
        check (starts_at < ends_at),
        foreign key (office_id, session_id) references meeting_session (office_id, id),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      create unique index meeting_slot_of_matter on meeting_slot (office_id, matter_id) where matter_id is not null;
      select guard.protect('meeting_slot', 'select, insert, update');

      -- Who keeps a room and for how long, buffers included. No room is kept twice: the constraint is the rule.
      create table room_use (
        office_id text not null,
        id uuid not null,
        room text not null,
        during tstzrange not null,
        session_id uuid,
        matter_id uuid,
        primary key (office_id, id),
        check (not isempty(during)),
        check ((session_id is null) <> (matter_id is null)),
        foreign key (office_id, session_id) references meeting_session (office_id, id),
        -- A matter that is opened takes its room before its own row stands.
        foreign key (office_id, matter_id) references matter (office_id, id) deferrable initially deferred,
        constraint room_kept_once exclude using gist (office_id with =, room with =, during with &&)
      );
      create unique index room_use_of_session on room_use (office_id, session_id) where session_id is not null;
      create unique index room_use_of_matter on room_use (office_id, matter_id) where matter_id is not null;
      select guard.protect('room_use', 'select, insert, delete');
      -- 결과 보고 of a session: frozen figures that are never changed. Texts are named by the ids of their passages, so that what is
      -- destroyed is gone from the report as well.
      create table session_report (
        office_id text not null,
        id uuid not null,
        session_id uuid not null,
        version int not null check (version > 0),
        snapshot jsonb not null,
        sha256 bytea not null check (length(sha256) = 32),
        checks jsonb not null,
        made_by text not null,
        made_at timestamptz(3) not null,
        primary key (office_id, id),
        unique (office_id, session_id, version),
        foreign key (office_id, session_id) references meeting_session (office_id, id)
      );
      select guard.protect('session_report', 'select, insert');
      create trigger session_report_is_final before update or delete on session_report for each row execute function guard.refuse_briefing();
      create trigger session_report_stays before truncate on session_report for each statement execute function guard.refuse_briefing();

      -- Requests, who waited longest first, and follow-ups: few among all matters.
      create index matter_of_meetings on matter (office_id, procedure, id) where procedure in ('meeting', 'follow-up');
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
