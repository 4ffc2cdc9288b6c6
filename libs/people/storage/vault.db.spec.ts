import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, Clock } from '#foundation';
import { type TestDatabase, testDatabase } from '../../../test/support/database.js';
import { readContact } from '../rules/contact.js';
import { type Looking, Vault } from './vault.js';
import { VaultKeys } from './vault-keys.js';

const MASTER_1 = Buffer.alloc(32, 'master-one');
const MASTER_2 = Buffer.alloc(32, 'master-two');
const BLIND = Buffer.alloc(32, 'blind');
const keys = (masters: Record<number, Buffer>, current: number) => new VaultKeys({ masters, current, blind: BLIND });

const CANARY = {
  name: '김카나리아예시',
  phone: '010-0000-7391',
  email: 'Canary.Kim@Mail.Example.com',
  address: '가나시 카나리아로 7391',
  answer: 'email',
  consent: true,
};
const officer: Actor = { kind: 'staff', id: 'staff-7', roles: ['officer'] };
const looking: Looking = { actor: officer, from: '192.0.2.7', purpose: 'answer', reason: '회신 주소 확인' };

let db: TestDatabase;
const clock = new Clock();
const vault = new Vault(keys({ 1: MASTER_1 }, 1), clock);

const kept = (office: string, given: object = CANARY) =>
  db.tx.quick(office, async (tx) => {
    const { person, written } = vault.keep(tx, readContact(given));
    await written;
    return person;
  });
const opened = (office: string, person: string, how = looking, by = vault) =>
  db.tx.quick(office, (tx) => by.open(tx, person, how));
const logOf = (person: string) =>
  db.admin.query<Record<string, unknown>[]>('select * from access_log where person_id = $1 order by id', [person]);

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

describe('the vault', () => {
  it('gives back what it was given, and writes down who looked, from where, what for and why', async () => {
    const person = await kept('alpha');
    expect(await opened('alpha', person)).toEqual(readContact(CANARY));
    expect(await logOf(person)).toEqual([
      expect.objectContaining({
        office_id: 'alpha',
        actor_kind: 'staff',
        actor: 'staff-7',
        origin: '192.0.2.7',
        person_id: person,
        act: 'open',
        purpose: 'answer',
        reason: '회신 주소 확인',
      }),
    ]);
  });

  it('logs the letter worker as the system', async () => {
    const person = await kept('alpha');
    const contact = await db.tx.quick('alpha', (tx) => vault.openForLetter(tx, person));
    expect(contact.email).toBe('Canary.Kim@mail.example.com');
    expect(await logOf(person)).toEqual([expect.objectContaining({ actor_kind: 'system', purpose: 'letter' })]);
  });

  it('opens nothing without a reason, nor to another resident, nor in another office', async () => {
    const person = await kept('alpha');
    await expect(opened('alpha', person, { ...looking, reason: ' ' })).rejects.toThrow('people.reason-missing');
    const neighbour: Actor = { kind: 'resident', id: 'someone-else', roles: ['resident'] };
    await expect(opened('alpha', person, { ...looking, actor: neighbour })).rejects.toThrow('people.not-yours');
    await expect(opened('beta', person)).rejects.toThrow('people.no-such-person');
    expect(await logOf(person)).toEqual([]);
  });

  it('seals for one place: moved to another person or office, data does not open', async () => {
    const [one, two] = [await kept('alpha'), await kept('alpha')];
    await db.admin.query(`update person set sealed = (select sealed from person where id = $1) where id = $2`, [
      one,
      two,
    ]);
    await db.admin.query(
      `update person_key set wrapped = (select wrapped from person_key where person_id = $1) where person_id = $2`,
      [one, two],
    );
    await expect(opened('alpha', two)).rejects.toThrow(/authenticate/);
    await db.admin.query(
      `with p as (insert into person select 'beta', id, version, sealed, null, null, at from person where id = $1)
       insert into person_key select 'beta', person_id, kek, wrapped from person_key where person_id = $1`,
      [one],
    );
    await expect(opened('beta', one)).rejects.toThrow(/authenticate/);
    await expect(opened('alpha', one)).resolves.toMatchObject({ name: CANARY.name });
  });

  it('finds people by phone or e-mail in any spelling, inside one office only', async () => {
    const person = await kept('gamma');
    const find = (office: string, by: { phone: string } | { email: string }) =>
      db.tx.quick(office, (tx) => vault.find(tx, by));
    expect(await find('gamma', { phone: '+82 10 0000 7391' })).toEqual([person]);
    expect(await find('gamma', { email: 'canary.kim@mail.EXAMPLE.com' })).toEqual([person]);
    expect(await find('gamma', { phone: '010-0000-7392' })).toEqual([]);
    expect(await find('delta', { phone: '010-0000-7391' })).toEqual([]);
    await expect(find('gamma', { phone: '없음' })).rejects.toThrow('people.contact-invalid');
  });

  it('gives two offices different indexes of one number', async () => {
    const people = [await kept('gamma'), await kept('delta')];
    const [row] = await db.admin.query<{ n: number }[]>(
      'select count(distinct blind_phone)::int as n from person where id = any ($1)',
      [people],
    );
    expect(row?.n).toBe(2);
  });

  it('forgets: key, data and indexes are gone, and who decided it stands', async () => {
    const person = await kept('epsilon');
    const forget = () =>
      db.tx.quick('epsilon', (tx) =>
        vault.forget(tx, person, { actor: officer, from: '192.0.2.7', basis: '개인정보 보호법 §36' }),
      );
    await forget();
    await expect(opened('epsilon', person)).rejects.toThrow('people.forgotten');
    await expect(forget()).rejects.toThrow('people.no-such-person');
    expect(await db.admin.query('select from person_key where person_id = $1', [person])).toHaveLength(0);
    expect(
      await db.admin.query('select sealed, blind_phone, blind_email, forgotten_basis from person where id = $1', [
        person,
      ]),
    ).toEqual([{ sealed: null, blind_phone: null, blind_email: null, forgotten_basis: '개인정보 보호법 §36' }]);
    expect(await logOf(person)).toEqual([expect.objectContaining({ act: 'forget', reason: '개인정보 보호법 §36' })]);
    expect(await db.tx.quick('epsilon', (tx) => vault.find(tx, { phone: CANARY.phone }))).toEqual([]);
  });

  it('takes a correction under a new key: the old data is found and read no more, and who corrected it stands', async () => {
    const person = await kept('eta');
    const [before] = await db.admin.query<{ wrapped: Buffer }[]>(
      'select wrapped from person_key where person_id = $1',
      [person],
    );
    const moved = readContact({ ...CANARY, phone: '010-0000-2222', email: '', answer: 'phone' });
    const resident: Actor = { kind: 'resident', id: person, roles: ['resident'] };
    const how = { actor: resident, from: '192.0.2.7', purpose: 'correction', reason: '연락처 변경' };
    await db.tx.quick('eta', (tx) => vault.correct(tx, person, moved, how));
    expect(await opened('eta', person)).toEqual(moved);
    expect(await db.tx.quick('eta', (tx) => vault.find(tx, { phone: '010-0000-2222' }))).toEqual([person]);
    expect(await db.tx.quick('eta', (tx) => vault.find(tx, { email: CANARY.email }))).toEqual([]);
    const [after] = await db.admin.query<{ wrapped: Buffer }[]>('select wrapped from person_key where person_id = $1', [
      person,
    ]);
    expect(after?.wrapped.equals(before?.wrapped ?? Buffer.alloc(0))).toBe(false);
    expect((await logOf(person)).map(({ act, actor_kind }) => [act, actor_kind])).toEqual([
      ['correct', 'resident'],
      ['open', 'staff'],
    ]);
    const stranger = { ...how, actor: { ...resident, id: 'someone-else' } };
    await expect(db.tx.quick('eta', (tx) => vault.correct(tx, person, moved, stranger))).rejects.toThrow(
      'people.not-yours',
    );
    await expect(
      db.tx.quick('alpha', (tx) => vault.correct(tx, person, moved, { ...how, actor: officer })),
    ).rejects.toThrow('people.no-such-person');
  });

  it('shows lists of people masked, without those of other offices or forgotten, and logs no look that shows nobody', async () => {
    const [one, two, elsewhere] = [await kept('theta'), await kept('theta'), await kept('alpha')];
    const by = { actor: officer, from: '::1', basis: '개인정보 보호법 §36' };
    await db.tx.quick('theta', (tx) => vault.forget(tx, two, by));
    const shown = await db.tx.quick('theta', (tx) => vault.masked(tx, [one, two, elsewhere]));
    expect([...shown]).toEqual([[one, vault.mask(readContact(CANARY))]]);
    expect(shown.get(one)?.name).toBe('김○○○○○시');
    expect(await logOf(one)).toEqual([]);
  });

  it('takes a new master key by wrapping keys anew, without touching data', async () => {
    const people = [await kept('zeta'), await kept('zeta'), await kept('zeta')];
    const before = await db.admin.query(`select id, sealed from person where office_id = 'zeta' order by id`);
    const turning = new Vault(keys({ 1: MASTER_1, 2: MASTER_2 }, 2), clock);
    expect(await db.tx.quick('zeta', (tx) => turning.rewrap(tx, 2))).toBe(2);
    expect(await db.tx.quick('zeta', (tx) => turning.rewrap(tx, 2))).toBe(1);
    expect(await db.tx.quick('zeta', (tx) => turning.rewrap(tx, 2))).toBe(0);
    expect(await db.admin.query(`select id, sealed from person where office_id = 'zeta' order by id`)).toEqual(before);
    const turned = new Vault(keys({ 2: MASTER_2 }, 2), clock);
    for (const person of people) expect(await opened('zeta', person, looking, turned)).toEqual(readContact(CANARY));
    await expect(opened('zeta', people[0] ?? '', looking)).rejects.toThrow('Master key 2');
  });

  it('keeps the access log: the app may neither change nor remove it, and a row needs its person', async () => {
    const person = await kept('alpha');
    await opened('alpha', person);
    const run = (sql: string) => db.tx.quick('alpha', (tx) => tx.rows({ name: `spec.${sql.length}`, text: sql }));
    await expect(run('delete from access_log')).rejects.toThrow(/permission denied/);
    await expect(run(`update access_log set reason = '그냥'`)).rejects.toThrow(/permission denied/);
    await expect(db.admin.query('delete from access_log')).rejects.toThrow(/never changed/);
    const nobody = (value: string) =>
      run(`insert into access_log (office_id, id, at, actor_kind, actor, origin, person_id, act, purpose, reason)
           values ('alpha', gen_random_uuid(), now(), 'staff', 's', '::1', ${value}, 'open', 'p', 'r')`);
    await expect(nobody('null')).rejects.toThrow(/null value/);
    await expect(nobody('gen_random_uuid()')).rejects.toThrow(/foreign key/);
  });

  it('shows nothing of a person in any column of any table', async () => {
    await kept('alpha');
    const tables = await db.admin.query<{ name: string }[]>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'guard') and table_type = 'BASE TABLE'`,
    );
    expect(tables.map(({ name }) => name)).toContain('public.person');
    for (const word of ['김카나리아', '1000007391', '0000-7391', 'anary']) {
      for (const { name } of tables) {
        const hits = await db.admin.query(
          `select from ${name} t where t::text ilike '%' || $1 || '%' or t::text like '%' || $2 || '%'`,
          [word, Buffer.from(word).toString('hex')],
        );
        expect({ name, word, hits: hits.length }).toEqual({ name, word, hits: 0 });
      }
    }
  });
});
