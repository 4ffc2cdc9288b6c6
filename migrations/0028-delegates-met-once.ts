// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever meets residents in the mayor's place meets one at a time: the constraint is the rule, as it is for rooms. */
export class DelegatesMetOnce1790000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;
      create table delegate_use (
        office_id text not null,
        matter_id uuid not null,
        staff_id uuid not null,
        during tstzrange not null,
        primary key (office_id, matter_id),
        check (not isempty(during)),
        foreign key (office_id, staff_id) references staff (office_id, staff_id),
        foreign key (office_id, matter_id) references matter (office_id, id) deferrable initially deferred,
        constraint delegate_meets_one exclude using gist (office_id with =, staff_id with =, during with &&)
      );
      select guard.protect('delegate_use', 'select, insert, delete');
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
