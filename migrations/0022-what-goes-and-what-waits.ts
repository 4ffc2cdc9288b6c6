// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Matters whose contents are gone. */
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
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
