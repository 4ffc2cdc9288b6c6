// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which matter stands to which other in what relation: an objection to its refusal, a repeat to what was answered before. */
export class Links1790000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;
      create table matter_link (
        office_id text not null,
        matter_id uuid not null,
        relation text not null,
        other_id uuid not null,
        at timestamptz(3) not null,
        primary key (office_id, matter_id, relation, other_id),
        foreign key (office_id, matter_id) references matter (office_id, id),
        foreign key (office_id, other_id) references matter (office_id, id)
      );
      create index matter_link_other on matter_link (office_id, other_id, relation, matter_id);
      select guard.protect('matter_link', 'select, insert');
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
