// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters told in another way, days whose letters are written, news that somebody refused, and mail that came in. */
export class MailBothWays1790000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      -- elsewhere: an officer told what the letter says by post, telephone or in person.
      alter table letter drop constraint letter_state_check;
      alter table letter add constraint letter_state_check
        check (state in ('pending', 'sending', 'sent', 'failed', 'held', 'elsewhere')) not valid;

      create table letter_day (
        office_id text not null,
        template text not null,
        day date not null,
        at timestamptz not null default clock_timestamp(),
        primary key (office_id, template, day)
      );
      select guard.protect('letter_day', 'select, insert');

      create table news_refusal (
        office_id text not null,
        person_id uuid not null,
        template text not null,
        at timestamptz(3) not null,
        primary key (office_id, person_id, template)
      );
      select guard.protect('news_refusal', 'select, insert, delete');

      -- As it came in, sealed, before the other server was told that we have it. One row per Message-ID, named by its digest.
      create table inbound_mail (
        office_id text not null,
        id uuid not null,
        matter_id uuid not null,
        message_digest bytea not null check (length(message_digest) = 32),
        sealed bytea,
        size int not null,
        arrived_at timestamptz(3) not null,
        outcome text,
        primary key (office_id, id),
        unique (office_id, message_digest)
      );
      create index inbound_mail_of_matter on inbound_mail (office_id, matter_id, arrived_at);
      select guard.protect('inbound_mail', 'select, insert, update');
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
