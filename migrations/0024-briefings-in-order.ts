// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Briefings are numbered as they are made, by kind and subject: which is the last one does not hang on what a clock said. Those that
 * were made before have no number and keep the order of their time, before all that have one.
 */
export class BriefingsInOrder1790000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;
      alter table briefing add column nth int not null default 0 check (nth >= 0);
      create unique index briefing_nth on briefing (office_id, kind, subject, nth) where nth > 0;
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
