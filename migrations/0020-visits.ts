// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 동 방문과 건의사항: the ranking for the budget, ways to the matters, and briefings of more than one kind. */
export class Visits1790000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      -- A briefing is of a kind and about a subject: a month alone, a round of visits, a session.
      alter table briefing add column kind text not null default 'monthly' check (kind ~ '^[a-z]+(-[a-z]+)*$');
      alter table briefing add column subject text not null default '' check (length(subject) <= 80);
      alter table briefing drop constraint briefing_office_id_month_version_key;
      alter table briefing add constraint briefing_once unique (office_id, kind, month, subject, version);

      -- One ranking of 건의사항 for the budget of a year. Reordering is one act: it needs the version that was seen and makes the next.
      create table visit_ranking_book (
        office_id text not null,
        year int not null check (year between 1990 and 2999),
        id uuid not null,
        version int not null default 1,
        primary key (office_id, year),
        unique (office_id, id)
      );
      select guard.protect('visit_ranking_book', 'select, insert, update');
      create table visit_ranking (
        office_id text not null,
        year int not null,
        rank int not null check (rank > 0),
        matter_id uuid not null,
        primary key (office_id, year, rank),
        unique (office_id, year, matter_id),
        foreign key (office_id, year) references visit_ranking_book (office_id, year),
        foreign key (office_id, matter_id) references matter (office_id, id)
      );
      create index visit_ranking_of on visit_ranking (office_id, matter_id);
      select guard.protect('visit_ranking', 'select, insert, delete');

      -- Visits by the day they were or are to be held, and what was asked for on them.
      create index matter_visit on matter (office_id, (kept->>'visitedOn'), id) where procedure = 'visit';
      create index matter_suggestion on matter (office_id, kind, (kept->>'visitedOn'), id) where procedure = 'suggestion';
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
