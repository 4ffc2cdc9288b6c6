// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The apps' statements are prepared and few, and their plans do not hang on their values (plans.db.spec.ts): planned once per
 * connection instead of at each execution. Set on the role, because a pooler in between refuses start-up options.
 */
export class Plans1790000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter role tongtong_app set plan_cache_mode = 'force_generic_plan';
      alter role tongtong_app set jit = off;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
