// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Residents' data under lock, who looked at it, and how residents come back without an account. */
export class People1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      create table person (
        office_id text not null,
        id uuid not null,
        version int not null,
        sealed bytea,
        blind_phone bytea check (length(blind_phone) = 32),
        blind_email bytea check (length(blind_email) = 32),
        at timestamptz(3) not null,
        forgotten_at timestamptz(3),
        forgotten_basis text,
        primary key (office_id, id),
        check ((sealed is null) = (forgotten_at is not null)),
        check ((forgotten_basis is null) = (forgotten_at is null)),
        check (forgotten_at is null or (blind_phone is null and blind_email is null))
      );
      create index person_phone on person (office_id, blind_phone) where blind_phone is not null;
      create index person_email on person (office_id, blind_email) where blind_email is not null;
      select guard.protect('person',
        'select, insert, update (version, sealed, blind_phone, blind_email, forgotten_at, forgotten_basis)');

      -- Keys stand apart from what they open, so that their backups can be kept shorter: a destroyed key must stay destroyed.
      create table person_key (
        office_id text not null,
        person_id uuid not null,
        kek int not null,
        wrapped bytea not null,
        primary key (office_id, person_id),
        foreign key (office_id, person_id) references person (office_id, id)
      );
      select guard.protect('person_key', 'select, insert, update (kek, wrapped), delete');

      -- 접속기록: who, when, from where, whose data, what was done and why (안전성 확보조치 기준 §2 3호, §8). Only ever added to.
      create table access_log (
        office_id text not null,
        id uuid not null,
        at timestamptz(3) not null,
        actor_kind text not null check (actor_kind in ('resident', 'staff', 'system')),
        actor text not null check (actor <> ''),
        origin text not null check (origin <> ''),
        person_id uuid not null,
        act text not null check (act in ('open', 'correct', 'forget')),
        purpose text not null check (purpose <> ''),
        reason text not null check (reason <> ''),
        primary key (office_id, id),
        foreign key (office_id, person_id) references person (office_id, id)
      );
      create index access_log_of_person on access_log (office_id, person_id, id);
      create index access_log_in_time on access_log (office_id, at, id);
      select guard.protect('access_log', 'select, insert');
      create trigger access_log_is_final before update or delete on access_log for each row execute function guard.refuse();
      create trigger access_log_stays before truncate on access_log for each statement execute function guard.refuse();

      -- Tries at a door (a receipt number from somewhere, keyed and so unreadable) are counted before anything is compared.
      create table access_try (
        office_id text not null,
        door bytea not null,
        tries int not null,
        last_at timestamptz(3) not null,
        primary key (office_id, door)
      ) with (fillfactor = 70);
      create index access_try_old on access_try (office_id, last_at);
      select guard.protect('access_try', 'select, insert, update (tries, last_at), delete');

      -- A resident's browser, by the digest of its secret. Without a person it waits for a mail code that never went out.
      create table resident_session (
        office_id text not null,
        id bytea not null check (length(id) = 32),
        matter_id uuid,
        person_id uuid,
        level text not null check (level in ('waiting', 'status', 'full')),
        at timestamptz(3) not null,
        seen_at timestamptz(3) not null,
        primary key (office_id, id),
        foreign key (office_id, person_id) references person (office_id, id),
        check ((matter_id is null) = (person_id is null)),
        check (level = 'waiting' or person_id is not null)
      ) with (fillfactor = 80);
      create index resident_session_of_matter on resident_session (office_id, matter_id);
      create index resident_session_old on resident_session (office_id, seen_at);
      select guard.protect('resident_session', 'select, insert, update (seen_at), delete');

      -- The six digits are derived from the id and stand nowhere.
      create table mail_code (
        office_id text not null,
        id uuid not null,
        session bytea not null,
        at timestamptz(3) not null,
        tries int not null default 0,
        used_at timestamptz(3),
        primary key (office_id, id),
        foreign key (office_id, session) references resident_session (office_id, id) on delete cascade
      );
      create index mail_code_of_session on mail_code (office_id, session);
      select guard.protect('mail_code', 'select, insert, update (tries, used_at)');
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
