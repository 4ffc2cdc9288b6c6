// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether whoever set a session on a day off knew that it is one: then it stands, and people may be selected for it. Where there is no
 * day off it says nothing; a process of the version before, which knows no such column, leaves it as it was when it moves a session.
 */
export class DaysOffThatWereMeant1790000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;
      alter table meeting_session add column day_off_meant boolean not null default false;
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
