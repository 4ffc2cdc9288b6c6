import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { connectionLost, Hints, OfficeTx, POOL, statement } from '#ledger';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { DatabaseProxy } from '../../test/torture/database-proxy.js';

const OFFICE = 'example';
const ONE = statement('test.one', 'select 1 as one');
const END = statement('test.end', 'select pg_terminate_backend(pg_backend_pid())');
let db: TestDatabase;
let proxy: DatabaseProxy;
let source: DataSource;
let offices: OfficeTx;

beforeAll(async () => {
  db = await testDatabase();
  proxy = await DatabaseProxy.open(db.url);
  source = await new DataSource({ type: 'postgres', url: proxy.url, extra: { ...POOL, max: 3 } }).initialize();
  offices = new OfficeTx(source, db.tokens);
});
afterAll(async () => {
  await source.destroy();
  await proxy.close();
  await db.drop();
});

const work = (): Promise<unknown> => offices.quick(OFFICE, (tx) => tx.rows(ONE));
const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'done',
    (error: unknown) => (connectionLost(error) ? 'lost' : error),
  );

it('a connection that ends while it is used fails that work and nothing else', async () => {
  expect(await outcome(offices.quick(OFFICE, (tx) => tx.rows(END)))).toBe('lost');
  expect(await outcome(work())).toBe('done');
});

it('connections that lead nowhere any more are given up within seconds, and new ones take their place', async () => {
  await Promise.all([work(), work(), work()]);
  proxy.halfOpen();
  const begun = performance.now();
  const all = await Promise.all([work(), work(), work()].map(outcome));
  expect(all).toEqual(['lost', 'lost', 'lost']);
  expect(performance.now() - begun).toBeLessThan(8_000);
  expect(await outcome(work())).toBe('done');
}, 30_000);

it('who listens hears again after the line went dead without a word', async () => {
  const hints = new Hints(source);
  let heard = 0;
  hints.listen('test_channel', () => heard++);
  const toldUntilHeard = async (): Promise<boolean> => {
    const [before, until] = [heard, performance.now() + 15_000];
    while (heard === before && performance.now() < until) {
      await db.source.query(`select pg_notify('test_channel', '')`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return heard > before;
  };
  expect(await toldUntilHeard()).toBe(true);
  proxy.halfOpen();
  expect(await toldUntilHeard()).toBe(true);
  hints.onModuleDestroy();
}, 45_000);
