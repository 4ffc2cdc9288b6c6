// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Matters whose contents are gone, and what people at work have typed and not sent. */
export class WhatGoesAndWhatWaits1790000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;
      -- Texts, files and people of these matters are destroyed; what several matters share goes when the last of them is here.
      create table matter_gone (
        office_id text not null,
        matter_id uuid not null,
        at timestamptz(3) not null,
        primary key (office_id, matter_id),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      -- The owner looks over the wall for this one statement, in a transaction that nobody else can look into.
      alter table disposal_candidate no force row level security;
      insert into matter_gone (office_id, matter_id, at)
        select office_id, matter_id, destroyed_at from disposal_candidate where state = 'destroyed';
      alter table disposal_candidate force row level security;
      select guard.protect('matter_gone', 'select, insert');

      -- One for each person, matter and step, sealed; gone when the step is taken, or after thirty days.
      create table draft (
        office_id text not null,
        staff_id uuid not null,
        matter_id uuid not null,
        step text not null,
        sealed bytea not null,
        at timestamptz(3) not null,
        primary key (office_id, staff_id, matter_id, step),
        foreign key (office_id, staff_id) references staff (office_id, staff_id),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      create index draft_of_matter on draft (office_id, matter_id);
      create index draft_old on draft (office_id, at);
      select guard.protect('draft', 'select, insert, update, delete');
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
