// safe while running
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 열람기록 that says of whose matter, its chain and its monthly review; exports; candidates for disposal. */
export class Privacy1790000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;

      -- What the monthly review asks: which matter, whose department, with which duties it was looked at. A row without the
      -- data subject stays impossible (고시 §2 3호): person_id is not null and refers to a person.
      alter table access_log
        add column department text,
        add column roles text[] not null default '{}',
        add column matter_id uuid,
        add column matter_department text,
        add column export_id uuid,
        add column tx xid8 not null default pg_current_xact_id(),
        drop constraint access_log_act_check,
        add constraint access_log_act_check check (act in ('view', 'open', 'correct', 'forget', 'export')),
        add constraint access_log_export_named check ((act = 'export') = (export_id is not null));
      create index access_log_of_actor on access_log (office_id, actor, at);
      create index access_log_unsealed on access_log (office_id, tx);

      -- The log's own chain (고시 §8③): each link digests what was added since the one before. Its numbers also stand in facts.
      create table access_seal (
        office_id text not null,
        number int not null check (number > 0),
        at timestamptz(3) not null,
        below xid8 not null,
        entries int not null check (entries > 0),
        prev bytea not null check (length(prev) = 32),
        digest bytea not null check (length(digest) = 32),
        primary key (office_id, number)
      );
      select guard.protect('access_seal', 'select, insert');
      create trigger access_seal_is_final before update or delete on access_seal for each row execute function guard.refuse();
      create trigger access_seal_stays before truncate on access_seal for each statement execute function guard.refuse();

      -- 월별 점검 (고시 §8②): who made sure, what was found.
      create table access_review (
        office_id text not null,
        id uuid not null,
        month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        reviewer uuid not null,
        at timestamptz(3) not null,
        conclusion text not null check (conclusion in ('clear', 'found')),
        note text not null check (length(note) between 5 and 1000),
        entries int not null,
        flagged int not null,
        downloads int not null,
        primary key (office_id, id),
        foreign key (office_id, reviewer) references staff (office_id, staff_id)
      );
      create index access_review_of_month on access_review (office_id, month, at);
      select guard.protect('access_review', 'select, insert');
      create trigger access_review_is_final before update or delete on access_review for each row execute function guard.refuse();
      create trigger access_review_stays before truncate on access_review for each statement execute function guard.refuse();

      create index permission_change_in_time on permission_change (office_id, at, change_id);
      -- Sessions that are over are removed; the record of permissions and of access stays.
      grant delete on staff_session to tongtong_app;

      -- Files of matters by purpose (고시 §12①). The file is sealed and goes away after some days; the row stays.
      create table matter_export (
        office_id text not null,
        id uuid not null,
        purpose text not null,
        why text not null check (length(why) between 2 and 200),
        question jsonb not null,
        state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'expired')),
        done int not null default 0,
        of int not null default 0,
        file bytea,
        file_sha256 bytea,
        reason text,
        attempt int not null default 0,
        token uuid,
        lease_until timestamptz,
        since timestamptz not null default clock_timestamp(),
        actor jsonb not null,
        requested_by uuid not null,
        origin text not null check (origin <> ''),
        requested_at timestamptz(3) not null,
        finished_at timestamptz(3),
        primary key (office_id, id),
        foreign key (office_id, requested_by) references staff (office_id, staff_id),
        check ((state = 'done') = (file is not null)),
        check (state <> 'running' or (token is not null and lease_until is not null))
      );
      create index matter_export_of on matter_export (office_id, requested_by, id);
      create index matter_export_open on matter_export (office_id, since) where state in ('queued', 'running');
      create index matter_export_done on matter_export (office_id, finished_at) where state = 'done';
      select guard.protect('matter_export', 'select, insert, update');

      create table export_download (
        office_id text not null,
        id uuid not null,
        export_id uuid not null,
        staff_id uuid not null,
        origin text not null check (origin <> ''),
        at timestamptz(3) not null,
        primary key (office_id, id),
        foreign key (office_id, export_id) references matter_export (office_id, id),
        foreign key (office_id, staff_id) references staff (office_id, staff_id)
      );
      create index export_download_in_time on export_download (office_id, at, id);
      select guard.protect('export_download', 'select, insert');
      create trigger export_download_is_final before update or delete on export_download for each row execute function guard.refuse();
      create trigger export_download_stays before truncate on export_download for each statement execute function guard.refuse();

      -- 폐기 후보: nothing goes away by itself. A named person decides after the review (기 §27①), and only then something is destroyed.
      create table disposal_candidate (
        office_id text not null,
        id uuid not null,
        matter_id uuid not null,
        class text not null,
        until date not null,
        marked_at timestamptz(3) not null,
        state text not null default 'waiting' check (state in ('waiting', 'kept', 'approved', 'destroyed')),
        decided_by uuid,
        decided_at timestamptz(3),
        new_class text,
        council text,
        reason text,
        destroyed_at timestamptz(3),
        primary key (office_id, id),
        foreign key (office_id, matter_id) references matter (office_id, id),
        foreign key (office_id, decided_by) references staff (office_id, staff_id),
        check ((state = 'waiting') = (decided_by is null)),
        check ((state = 'waiting') = (decided_at is null)),
        check ((state = 'kept') = (new_class is not null)),
        check ((state in ('approved', 'destroyed')) = (council is not null)),
        check ((state = 'destroyed') = (destroyed_at is not null))
      );
      create unique index disposal_candidate_open on disposal_candidate (office_id, matter_id) where state <> 'kept';
      create index disposal_candidate_list on disposal_candidate (office_id, state, id);
      create index disposal_candidate_of on disposal_candidate (office_id, matter_id, id);
      select guard.protect('disposal_candidate',
        'select, insert, update (state, decided_by, decided_at, new_class, council, reason, destroyed_at)');
      create index matter_ended on matter (office_id, ended_at, id) where ended_at is not null;

      -- 등록정보 is not altered (기영 §20②). The column list keeps the trigger away from every step that is taken.
      create function guard.refuse_registration() returns trigger language plpgsql as $$
      begin raise exception 'what was registered is never altered' using errcode = '42501'; end $$;
      create trigger matter_registration_stays before update of receipt_no, submitted_at on matter
        for each row execute function guard.refuse_registration();

      grant select (office_id, id, attempt, state, since, lease_until) on matter_export to tongtong_relay;
      create policy relay on matter_export for select to tongtong_relay using (true);
      reset role;
      grant create on schema public to tongtong_relay;
      set role tongtong_relay;
      create function public.matter_exports_due(most int, late interval) returns table (office_id text, id uuid, attempt int)
        language sql stable security definer set search_path = pg_catalog, public as $$
        select e.office_id, e.id, e.attempt
        from office o cross join lateral (
          select e.office_id, e.id, e.attempt from matter_export e
          where e.office_id = o.office_id and e.state in ('queued', 'running')
            and case e.state when 'queued' then e.since else e.lease_until end <= clock_timestamp() - late
          order by e.since limit most
        ) e
      $$;
      reset role;
      revoke create on schema public from tongtong_relay;
      revoke all on function public.matter_exports_due(int, interval) from public;
      grant execute on function public.matter_exports_due(int, interval) to tongtong_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
