// stop workers first
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The wall between offices. `tongtong_keeper` owns every table and cannot log in; `tongtong_app` logs in and owns nothing;
 * `tongtong_relay` cannot log in and is let through the wall for the few narrow functions that look across offices.
 * An office is entered with a token `code.hmac`; the key stands where no login role can read it.
 */
export class Roles1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [role, login] of [
      ['tongtong_keeper', 'NOLOGIN'],
      ['tongtong_relay', 'NOLOGIN'],
      ['tongtong_app', 'LOGIN'],
    ] as const) {
      await runner.query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then
          create role ${role} ${login} nosuperuser nobypassrls nocreatedb nocreaterole;
        end if;
      exception when duplicate_object or unique_violation then null; end $$`);
    }
    await runner.query(`
      grant tongtong_keeper to current_user;
      grant tongtong_relay to current_user;
      create extension if not exists pgcrypto;
      revoke all on schema public from public;
      grant usage on schema public to tongtong_app, tongtong_relay;
      grant usage, create on schema public to tongtong_keeper;
      create schema if not exists guard authorization tongtong_keeper;
      revoke all on schema guard from public;
      set role tongtong_keeper;

      create table guard.secret (name text primary key, value bytea not null);

      -- The office that this transaction has entered, or null. A forged token stops the statement.
      create function public.office() returns text language plpgsql stable security definer
        set search_path = pg_catalog, public as $$
      declare
        token text := nullif(current_setting('app.office', true), '');
        dot int;
        code text;
      begin
        if token is null then return null; end if;
        dot := position('.' in token);
        code := left(token, dot - 1);
        if dot < 2 or substr(token, dot + 1) is distinct from
          encode(hmac(convert_to(code, 'UTF8'), (select value from guard.secret where name = 'office-token'), 'sha256'), 'hex')
        then
          raise exception 'office token refused' using errcode = '42501';
        end if;
        return code;
      end $$;

      -- Puts a table behind the wall: forced row security for everyone, the owner included.
      create function guard.protect(tab regclass, rights text) returns void language plpgsql as $$
      begin
        execute format('alter table %s enable row level security', tab);
        execute format('alter table %s force row level security', tab);
        execute format('create policy own_office on %s using (office_id = (select public.office())) with check (office_id = (select public.office()))', tab);
        execute format('grant %s on %s to tongtong_app', rights, tab);
      end $$;
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
