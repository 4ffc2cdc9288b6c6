// stop workers first
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a true token opens is kept, so that it need not be worked out for every table of every statement. A row of `guard.pass` is seen
 * only by a transaction that brings its token, and nobody but the keeper's own triggers writes one. A token without a pass is worked out
 * as before (`public.office()`), which refuses a forged one.
 */
export class Passes1790000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set role tongtong_keeper;
      create table guard.pass (token text primary key, office_id text not null unique);

      create function guard.token_of(code text) returns text language sql stable set search_path = pg_catalog, public as $$
        select code || '.' || encode(hmac(convert_to(code, 'UTF8'), value, 'sha256'), 'hex') from guard.secret where name = 'office-token'
      $$;
      create function guard.issue_pass() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        insert into guard.pass (token, office_id) select guard.token_of(new.office_id), new.office_id where guard.token_of(new.office_id) is not null
          on conflict (office_id) do nothing;
        return null;
      end $$;
      -- Another key makes every earlier token a forged one.
      create function guard.reissue_passes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        update guard.pass set token = guard.token_of(office_id);
        return null;
      end $$;
      revoke all on function guard.token_of(text), guard.issue_pass(), guard.reissue_passes() from public;
      create trigger office_gets_a_pass after insert on office for each row execute function guard.issue_pass();
      create trigger key_changes_passes after insert or update on guard.secret for each row execute function guard.reissue_passes();

      -- The office of the pass that is seen, or else of the token; asked once for a statement.
      create function guard.admit(tab regclass) returns void language plpgsql as $$
      declare
        own constant text := 'office_id = (select coalesce((select p.office_id from guard.pass p where p.token = current_setting(''app.office'', true)), public.office()))';
      begin
        execute format('alter policy own_office on %s using (%s) with check (%s)', tab, own, own);
      end $$;
      create or replace function guard.protect(tab regclass, rights text) returns void language plpgsql as $$
      begin
        execute format('alter table %s enable row level security', tab);
        execute format('alter table %s force row level security', tab);
        execute format('create policy own_office on %s using (true) with check (true)', tab);
        perform guard.admit(tab);
        execute format('grant %s on %s to tongtong_app', rights, tab);
      end $$;
      reset role;

      insert into guard.pass (token, office_id)
        select guard.token_of(office_id), office_id from office where guard.token_of(office_id) is not null;
      set role tongtong_keeper;
      alter table guard.pass enable row level security;
      alter table guard.pass force row level security;
      create policy who_brings_it on guard.pass for select using (token = current_setting('app.office', true));
      create policy keeper_writes on guard.pass to tongtong_keeper using (true) with check (true);
      grant select on guard.pass to tongtong_app, tongtong_relay;
      do $$ declare tab regclass; begin
        for tab in select polrelid from pg_policy where polname = 'own_office' order by polrelid loop perform guard.admit(tab); end loop;
      end $$;
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
