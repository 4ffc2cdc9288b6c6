import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { OfficeTokens, statement } from '#ledger';
import { testDatabase, type TestDatabase, TOKEN_KEY } from '../../test/support/database.js';
import { openOffices } from '../../test/support/open-offices.js';

/**
 * The wall between offices (reproduced pitfalls of row-level security). Two tables stand in for all: `note` behind the
 * wall as every table is, and what each pitfall needs beside it.
 */
let db: TestDatabase;
/** Functions that run as their owner; a new one is added here when it has been reviewed. The keeper's stay within the office … */
const INSIDE_THE_WALL = ['issue_pass', 'next_serial', 'office', 'reissue_passes'];
/** … the relay's look across offices and give back codes, ids, counts and times, nothing else. */
const ACROSS_THE_WALL = [
  'briefing_exports_due',
  'delivery_health',
  'facts_due',
  'file_health',
  'files_due',
  'letter_health',
  'letters_due',
  'list_looks_due',
  'list_uploads_due',
  'matter_exports_due',
  'office_codes',
  'office_shifts',
  'recounts_due',
  'reminder_health',
  'reminders_due',
];
const [ours, theirs] = ['saha', 'naju'];

beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(`
    set role tongtong_keeper;
    create table note (office_id text, id uuid, text text not null, number int, primary key (office_id, id), unique (office_id, number));
    create table reply (
      office_id text, id uuid, note uuid not null, primary key (office_id, id),
      foreign key (office_id, note) references note (office_id, id)
    );
    select guard.protect('note', 'select, insert, update, delete');
    select guard.protect('reply', 'select, insert');
    reset role`);
  for (const office of [ours, theirs]) await insert(office, randomUUID(), 1);
}, 60_000);
afterAll(() => db.drop());

const sql = <Row>(office: string, text: string, values: unknown[] = []): Promise<Row[]> =>
  db.tx.run(office, (tx) => tx.manager.query<Row[]>(text, values));
const insert = (office: string, id: string, number: number): Promise<unknown[]> =>
  sql(office, `insert into note values ($1, $2, $3, $4)`, [office, id, `${office}의 글`, number]);
const notes = (office: string): Promise<{ office_id: string; text: string }[]> =>
  sql(office, 'select office_id, text from note');
const idIn = async (office: string): Promise<string> =>
  (await sql<{ id: string }>(office, 'select id from note'))[0]?.id ?? '';
const outside = <Row>(text: string): Promise<Row[]> => db.source.query<Row[]>(text);

describe('the wall between offices', () => {
  it('shows an office its own rows and nothing outside of an office', async () => {
    expect(await notes(ours)).toEqual([{ office_id: ours, text: `${ours}의 글` }]);
    expect(await notes(theirs)).toEqual([{ office_id: theirs, text: `${theirs}의 글` }]);
    expect(await outside('select * from note')).toEqual([]);
  });

  it('1 holds for the owner of the tables too', async () => {
    const rows = await db.admin.transaction(async (manager) => {
      await manager.query('set local role tongtong_keeper');
      return manager.query<unknown[]>('select * from note');
    });
    expect(rows).toEqual([]);
  });

  it('2 is not passed by the role of the apps: no superuser, no BYPASSRLS, owner of nothing, member of nothing', async () => {
    expect(
      await outside(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`,
      ),
    ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
    expect(await outside(`select relname from pg_class where relowner = current_user::regrole`)).toEqual([]);
    expect(await outside(`select roleid::regrole from pg_auth_members where member = current_user::regrole`)).toEqual(
      [],
    );
    await expect(outside('set role tongtong_keeper')).rejects.toThrow('permission denied');
  });

  it('3 closes with the transaction, on the very connection that was inside', async () => {
    const pool = new Pool({ connectionString: db.url, max: 1 });
    const seen = await pool.connect().then(async (client) => {
      await client.query('begin');
      await client.query(`select set_config('app.office', $1, true)`, [db.tokens.of(ours)]);
      const inside = (await client.query('select from note')).rowCount;
      await client.query('commit');
      client.release();
      return { inside, after: (await pool.query('select from note')).rowCount };
    });
    await pool.end();
    expect(seen).toEqual({ inside: 1, after: 0 });
    for (let turn = 0; turn < 40; turn += 1) {
      const office = turn % 2 === 0 ? ours : theirs;
      const [own, none] = await Promise.all([notes(office), outside('select * from note')]);
      expect([own.map(({ office_id }) => office_id), none]).toEqual([[office], []]);
    }
  });

  it('4 reads the emptied setting after a commit as no office', async () => {
    const client = new Client({ connectionString: db.url });
    await client.connect();
    await client.query('begin');
    await client.query(`select set_config('app.office', $1, true)`, [db.tokens.of(ours)]);
    await client.query('commit');
    const { rows } = await client.query(
      `select current_setting('app.office', true) as setting, public.office() as office`,
    );
    await client.end();
    expect(rows).toEqual([{ setting: '', office: null }]);
  });

  it('5 accepts no reference to a row of another office', async () => {
    const foreign = await idIn(theirs);
    await expect(sql(ours, `insert into reply values ($1, $2, $3)`, [ours, randomUUID(), foreign])).rejects.toThrow(
      'foreign key',
    );
    await expect(sql(ours, `insert into reply values ($1, $2, $3)`, [theirs, randomUUID(), foreign])).rejects.toThrow(
      'row-level security',
    );
  });

  it('6 tells nothing of the numbers another office has given', async () => {
    await insert(ours, randomUUID(), 77);
    expect(await insert(theirs, randomUUID(), 77)).toBeDefined();
    await expect(insert(ours, randomUUID(), 77)).rejects.toThrow('duplicate key');
    for (const office of [ours, theirs]) await sql(office, 'delete from note where number = 77');
  });

  it('7 has no sequence whose gaps would show how much others do', async () => {
    expect(
      await outside(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname = 'public' and c.relname not like 'migrations%'`),
    ).toEqual([]);
    // Receipt numbers come from sequences of the schema `guard`, one for each office, reached through one function only.
    expect(await outside(`select has_schema_privilege(current_user, 'guard', 'usage') as enters`)).toEqual([
      { enters: false },
    ]);
  });

  it('8 has no function that claims to be leakproof, and only reviewed ones that run as another', async () => {
    const own = `from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'guard') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
    expect(await outside(`select p.proname ${own} and p.proleakproof`)).toEqual([]);
    const definers = await outside<{ name: string; owner: string; path: string | null; everyones: boolean }>(
      `select p.proname as name, p.proowner::regrole::text as owner, array_to_string(p.proconfig, ' ') as path,
         exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as everyones
       ${own} and p.prosecdef order by 1`,
    );
    for (const { name, path } of definers)
      expect({ name, path }).toEqual({ name, path: 'search_path=pg_catalog, public' });
    const of = (owner: string): string[] => definers.filter((one) => one.owner === owner).map(({ name }) => name);
    expect([of('tongtong_keeper'), of('tongtong_relay')]).toEqual([INSIDE_THE_WALL, ACROSS_THE_WALL]);
    expect(definers.filter(({ everyones }) => everyones).map(({ name }) => name)).toEqual(['office']);
  });

  it('9 has no view that looks with the eyes of its owner, and no materialized view', async () => {
    expect(
      await outside(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'guard') and (c.relkind = 'm'
          or c.relkind = 'v' and coalesce(array_to_string(c.reloptions, ' '), '') not like '%security_invoker=true%')`),
    ).toEqual([]);
  });

  it('10 lets nobody truncate, for TRUNCATE asks no policy', async () => {
    await expect(sql(ours, 'truncate note cascade')).rejects.toThrow('permission denied');
    expect(
      await db.admin.query(`select table_name from information_schema.role_table_grants
        where grantee in ('tongtong_app', 'tongtong_relay', 'PUBLIC') and table_schema = 'public' and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')`),
    ).toEqual([]);
  });

  it('11 stands around every table: office first in its keys, forced security, a policy', async () => {
    const tables = await outside<{ name: string; forced: boolean; policies: number; keys: string[] | null }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname = 'own_office'
            and p.polqual is not null and p.polwithcheck is not null) as policies,
         (select array_agg(distinct a.attname::text) from pg_index i
            join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
            where i.indrelid = c.oid and i.indisunique) as keys
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    );
    const ledgerOfMigrations = 'migrations';
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables.filter(({ name }) => name !== ledgerOfMigrations)) {
      expect(table).toEqual({ name: table.name, forced: true, policies: 1, keys: ['office_id'] });
    }
    const foreignKeys = await outside<{ name: string }>(
      `select conname as name from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace
       and (select attname from pg_attribute where attrelid = f.conrelid and attnum = f.conkey[1]) <> 'office_id'`,
    );
    expect(foreignKeys).toEqual([]);
    await expect(outside('select * from migrations')).rejects.toThrow('permission denied');
  });

  it('11 a table that was left outside is seen by nobody: nothing is granted by default', async () => {
    await db.admin.query('create table forgotten (office_id text, text text)');
    await expect(sql(ours, 'select * from forgotten')).rejects.toThrow('permission denied');
    await db.admin.query('drop table forgotten');
  });

  it('12 is not opened by a name without its signature, nor is the key to be had', async () => {
    const forged = [theirs, `${theirs}.`, `${theirs}.${'0'.repeat(64)}`, new OfficeTokens(Buffer.alloc(32)).of(theirs)];
    for (const token of forged) {
      const reading = db.tx.run(ours, async (tx) => {
        await tx.manager.query(`select set_config('app.office', $1, true)`, [token]);
        return tx.manager.query('select * from note');
      });
      await expect(reading).rejects.toThrow('office token refused');
    }
    await expect(outside('select * from guard.secret')).rejects.toThrow('permission denied');
  });

  it('12 shows a pass to nobody but who brings its token, and no office what others have', async () => {
    await openOffices(db.tx, ours);
    await openOffices(db.tx, theirs);
    await expect(sql(ours, 'select * from guard.pass')).rejects.toThrow('permission denied');
    const seen = await db.admin.transaction(async (manager) => {
      // Even if the schema were open some day.
      await manager.query('grant usage on schema guard to tongtong_app');
      await manager.query('set local role tongtong_app');
      const without = await manager.query<unknown[]>('select office_id from guard.pass');
      await manager.query(`select set_config('app.office', $1, true)`, [db.tokens.of(ours)]);
      const inside = await manager.query<unknown[]>('select office_id from guard.pass');
      await manager.query('reset role');
      await manager.query('revoke usage on schema guard from tongtong_app');
      return { without, inside };
    });
    expect(seen).toEqual({ without: [], inside: [{ office_id: ours }] });
  });

  it('12 knows an office with a pass and one without, and forgets every pass when the key changes', async () => {
    const passes = (): Promise<{ office_id: string; token: string }[]> =>
      db.admin.query('select office_id, token from guard.pass order by 1');
    expect(await passes()).toEqual([theirs, ours].map((code) => ({ office_id: code, token: db.tokens.of(code) })));
    await db.admin.query(`delete from guard.pass where office_id = $1`, [theirs]);
    expect(await notes(theirs)).toHaveLength(1);
    const another = Buffer.alloc(32, 'another-key');
    await db.admin.query(`update guard.secret set value = $1 where name = 'office-token'`, [another]);
    await expect(notes(ours)).rejects.toThrow('office token refused');
    expect(await passes()).toEqual([{ office_id: ours, token: new OfficeTokens(another).of(ours) }]);
    await db.admin.query(`update guard.secret set value = $1 where name = 'office-token'`, [TOKEN_KEY]);
    expect(await notes(ours)).toHaveLength(1);
  });

  it('12 keeps the index: the office is looked up once per statement, not once per row', async () => {
    const plan = await sql<{ 'QUERY PLAN': string }>(
      ours,
      `explain select * from note where office_id = '${ours}' and id = '${randomUUID()}'`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('InitPlan');
  });

  it('13 meets no row of another office in a conflict', async () => {
    const id = await idIn(theirs);
    const written = await sql<{ id: string }>(
      ours,
      `insert into note values ($1, $2, '같은 번호의 우리 글', 9) on conflict (office_id, id) do nothing returning id`,
      [ours, id],
    );
    expect(written).toEqual([{ id }]);
    expect((await notes(theirs)).map(({ text }) => text)).toEqual([`${theirs}의 글`]);
  });
});

describe('a transaction of an office', () => {
  it('is joined by the same office and never reaches into another', async () => {
    const both = db.tx.run(ours, () => db.tx.run(theirs, async () => Promise.resolve()));
    await expect(both).rejects.toThrow('cannot reach into another');
    const nested = await db.tx.run(ours, async (outer) =>
      db.tx.run(ours, async (inner) => Promise.resolve(inner === outer)),
    );
    expect(nested).toBe(true);
  });

  it('answers nothing to what is said after its end: outside of the office every table is empty', async () => {
    let late: Promise<unknown> | undefined;
    const failed = db.tx.run(ours, async (tx) => {
      const goesOn = async (): Promise<unknown> => {
        await new Promise((ended) => setTimeout(ended, 100));
        return tx.rows(statement('test.late', 'select text from note'));
      };
      late = goesOn();
      late.catch(() => undefined);
      await tx.manager.query('select no_such_column');
    });
    await expect(failed).rejects.toThrow('no_such_column');
    await expect(late).rejects.toThrow('came too late');
    const left = await db.tx.run(ours, async (tx) => Promise.resolve(tx));
    expect(() => left.manager).toThrow('came too late');
  });

  it('writes nothing for another office, whatever the statement says', async () => {
    await expect(insert(ours, randomUUID(), 2)).resolves.toBeDefined();
    await expect(sql(ours, `update note set office_id = $1`, [theirs])).rejects.toThrow('row-level security');
    expect(await sql(ours, `update note set text = 'x' where office_id = $1 returning id`, [theirs])).toEqual([[], 0]);
  });
});
