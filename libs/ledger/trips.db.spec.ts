import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { connectionLost, OfficeTx, POOL, statement, type Tx } from '#ledger';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { DatabaseProxy } from '../../test/torture/database-proxy.js';

const [OURS, THEIRS] = ['saha', 'naju'];
const KEEP = statement(
  'test.keep',
  'insert into kept (office_id, id, text) values ($1, $2, $3) returning pg_current_xact_id()::text as message',
);
const HOW_MANY = statement(
  'test.how-many',
  `select now()::text as message, pg_current_xact_id_if_assigned() is not null as wrote, count(*) as many from kept where office_id = $1`,
);
const TELL_AND_END = statement(
  'test.end-this',
  'select pg_terminate_backend(pg_backend_pid()) where $1::text is not null',
);

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(`
    set role tongtong_keeper;
    create table kept (office_id text, id uuid, text text not null, primary key (office_id, id));
    select guard.protect('kept', 'select, insert');
    reset role`);
}, 60_000);
afterAll(() => db.drop());
beforeEach(() => db.admin.query('truncate kept'));

/** Writes a row in company; answers which transaction of the server it travelled in. */
const keep = (
  office: string,
  text: string | null = '글',
  id: string = randomUUID(),
  offices = db.tx,
): Promise<string> => offices.atOnce(office, (tx) => messageOf(tx, KEEP, [office, id, text]), 'writers');
const look = (office: string): Promise<{ message: string; wrote: boolean } | undefined> =>
  db.tx.atOnce(office, (tx) => tx.row(HOW_MANY, [office]), 'readers');
const messageOf = async (tx: Tx, what: typeof KEEP, values: unknown[]): Promise<string> =>
  (await tx.row<{ message: string }>(what, values))?.message ?? '';
const kept = async (): Promise<number> => Number((await db.admin.query('select count(*) from kept'))[0].count);
const times = (many: number): number[] => Array.from({ length: many }, (_, at) => at);

describe('transactions in company', () => {
  it('share one transaction of the server when they are ready together', async () => {
    const messages = await Promise.all(times(5).map(() => keep(OURS)));
    expect(new Set(messages).size).toBe(1);
    expect(await kept()).toBe(5);
  });

  it('are not too many in one', async () => {
    const messages = await Promise.all(times(40).map(() => keep(OURS)));
    expect(new Set(messages).size).toBe(3);
    expect(await kept()).toBe(40);
  });

  it('never share with another office, nor those who write with those who read', async () => {
    const [ours, theirs] = await Promise.all([keep(OURS), keep(THEIRS)]);
    expect(ours).not.toBe(theirs);
    const [seen] = await Promise.all([look(OURS), keep(OURS)]);
    expect(seen?.wrote).toBe(false);
    const [one, two] = await Promise.all([look(OURS), look(OURS)]);
    expect(one?.message).toBe(two?.message);
  });

  it('do not fail for what another said: each is said again by itself', async () => {
    const taken = randomUUID();
    await keep(OURS, '먼저', taken);
    const outcomes = await Promise.allSettled([
      keep(OURS),
      keep(OURS, '같은 자리', taken),
      keep(OURS),
      keep(OURS, null),
      keep(OURS),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    const codes = outcomes.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : ''));
    expect(codes).toEqual(['', '23505', '', '23502', '']);
    const messages = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(new Set(messages).size).toBe(3);
    expect(await kept()).toBe(4);
  });

  it('of two that want one place, one gets it', async () => {
    const place = randomUUID();
    const outcomes = await Promise.allSettled([keep(OURS, '하나', place), keep(OURS, '둘', place)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await kept()).toBe(1);
  });

  it('stand in no transaction that others could join, unlike those who go alone', async () => {
    const stands = (company?: 'readers'): Promise<boolean> =>
      db.tx.atOnce(OURS, (tx) => tx.row(HOW_MANY, [OURS]).then(() => db.tx.joined), company);
    expect(await Promise.all([stands(), stands('readers'), stands()])).toEqual([true, false, true]);
    expect(db.tx.joined).toBe(false);
  });

  it('send nothing of work that failed, and all of the others', async () => {
    const refused = db.tx.atOnce(
      OURS,
      (tx) => {
        void tx.rows(KEEP, [OURS, randomUUID(), '글']);
        return Promise.reject(new Error('refused'));
      },
      'writers',
    );
    const outcomes = await Promise.allSettled([refused, keep(OURS), keep(OURS)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(await kept()).toBe(2);
  });

  it('tell what follows a commit only where there was one', async () => {
    const told: string[] = [];
    const work = (name: string, text: string | null): Promise<string> =>
      db.tx.atOnce(
        OURS,
        (tx) => {
          tx.afterCommit(() => told.push(name));
          return messageOf(tx, KEEP, [OURS, randomUUID(), text]);
        },
        'writers',
      );
    await Promise.allSettled([work('one', '글'), work('two', null), work('three', '글')]);
    expect(told.sort()).toEqual(['one', 'three']);
  });

  it('are all told that the connection was lost, and none is said twice', async () => {
    const outcomes = await Promise.allSettled([
      keep(OURS),
      db.tx.atOnce(OURS, (tx) => tx.rows(TELL_AND_END, ['now']), 'writers'),
      keep(OURS),
    ]);
    expect(outcomes.map((each) => each.status === 'rejected' && connectionLost(each.reason))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await kept()).toBe(0);
    expect(await keep(OURS)).not.toBe('');
  });

  it('are all given up when the server is silent', async () => {
    const proxy = await DatabaseProxy.open(db.url);
    const source = await new DataSource({ type: 'postgres', url: proxy.url, extra: { ...POOL, max: 2 } }).initialize();
    const offices = new OfficeTx(source, db.tokens);
    const one = (): Promise<string> => keep(OURS, '글', randomUUID(), offices);
    await one();
    proxy.halfOpen();
    const begun = performance.now();
    const outcomes = await Promise.allSettled([one(), one(), one()]);
    expect(outcomes.map((each) => each.status === 'rejected' && connectionLost(each.reason))).toEqual([
      true,
      true,
      true,
    ]);
    expect(performance.now() - begun).toBeLessThan(9_000);
    await source.destroy();
    await proxy.close();
  }, 30_000);
});
