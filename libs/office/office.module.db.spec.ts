import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#foundation';
import { Hints, OfficeTokens, OfficeTx, POOL } from '#ledger';
import { MoveClock, OfficeDirectory, OfficeModule } from './index.js';
import { openOffices } from '../../test/support/open-offices.js';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, 'saha', 'naju');
}, 60_000);
afterAll(() => db.drop());

/** What a process brings along: clock, token key, transactions. */
function processWith(clock: Clock): object {
  @Module({})
  class ProcessModule {}
  const tokens = { provide: OfficeTokens, useValue: db.tokens };
  const time = { provide: Clock, useValue: clock };
  const tx = {
    provide: OfficeTx,
    useFactory: (source: DataSource) => new OfficeTx(source, db.tokens),
    inject: [DataSource],
  };
  return { module: ProcessModule, global: true, providers: [tokens, time, tx, Hints], exports: [time, tx, Hints] };
}

it('starts with the clocks of the offices, follows another process at once, and lets go of the database', async () => {
  const clock = new Clock();
  const to = new Date('2027-02-05T00:00:00Z');
  const elsewhere = new MoveClock(db.tx, new Clock());
  await elsewhere.move('saha', to);
  const module = await Test.createTestingModule({
    imports: [
      TypeOrmModule.forRoot({ type: 'postgres', url: db.url, extra: { ...POOL } }),
      processWith(clock) as never,
      OfficeModule,
    ],
  }).compile();
  const app = await module.init();
  expect(clock.now('saha').getUTCFullYear()).toBe(2027);
  expect((await app.get(OfficeDirectory).of('naju')).code).toBe('naju');

  await elsewhere.move('naju', to);
  for (let tries = 0; tries < 50 && clock.now('naju').getUTCFullYear() !== 2027; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(clock.now('naju').getUTCFullYear()).toBe(2027);

  await app.close();
  const left = await db.admin.query<{ count: number }[]>(
    `select count(*)::int from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
  );
  expect(left).toEqual([{ count: 0 }]);
});
