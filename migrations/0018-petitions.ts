// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opinions on public petitions: one per petition and address. And the way along petitions and proposals for everyone. */
export class Petitions1790000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;
      create table petition_opinion (
        office_id text not null,
        opinion_id uuid not null,
        petition_id uuid not null,
        -- Keyed digest of the address, of this petition alone: says that two are of one address, and nothing else.
        author bytea not null,
        at timestamptz(3) not null,
        confirmed_at timestamptz(3),
        primary key (office_id, opinion_id),
        foreign key (office_id, opinion_id) references matter (office_id, id),
        foreign key (office_id, petition_id) references matter (office_id, id)
      );
      create unique index petition_opinion_once on petition_opinion (office_id, petition_id, author) where confirmed_at is not null;
      create index petition_opinion_shown on petition_opinion (office_id, petition_id, opinion_id) where confirmed_at is not null;
      create index petition_opinion_waiting on petition_opinion (office_id, petition_id, at) where confirmed_at is null;
      select guard.protect('petition_opinion', 'select, insert, update');

      create index matter_for_everyone on matter (office_id, procedure, id) where procedure in ('petition', 'proposal');
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
