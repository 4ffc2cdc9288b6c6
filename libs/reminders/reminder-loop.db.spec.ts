import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '#foundation';
import { FactLog, Queues } from '#ledger';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { queueTables, vehicles } from '../../test/support/queue-tables.js';
import { ReminderLoop } from './reminder-loop.js';
import { Reminders } from './reminders.js';

const OFFICE = 'example';
const clock = new Clock();
let db: TestDatabase;
let reminders: Reminders;

beforeAll(async () => {
  db = await testDatabase();
  await queueTables(db);
  await bareOffice(db, OFFICE);
  reminders = new Reminders(db.tx, new FactLog());
});
afterAll(() => db.drop());

async function armed(seconds: number): Promise<string> {
  const matter = await bareMatter(db, OFFICE);
  const at = new Date(clock.now().getTime() + seconds * 1_000);
  await db.tx.run(OFFICE, (tx) => reminders.arm(tx, new Map([[matter, [{ moment: 'overdue', at, missed: 'once' }]]])));
  return matter;
}
async function stateOf(matter: string): Promise<string> {
  const [row] = await db.admin.query('select state from reminder where matter_id = $1', [matter]);
  return row.state as string;
}
async function firedWithin(matter: string, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await pause(50)) {
    if ((await stateOf(matter)) === 'fired') return true;
  }
  return false;
}

describe.each(vehicles())('the horizon on %s', (_, url) => {
  it('has the queue wake what is due soon, handed over twice or not, and leaves the rest', async () => {
    const queues = new Queues(url, db.url);
    const loop = new ReminderLoop(db.tx, queues, reminders, clock);
    loop.onApplicationBootstrap();
    try {
      const begun = performance.now();
      const [soon, later] = [await armed(4), await armed(600)];
      // A queue whose line does not stand yet takes nothing; the horizon comes round again.
      let handedOver = 0;
      for (let tries = 0; handedOver === 0 && tries < 60; tries++) {
        await pause(50);
        handedOver = await loop.horizon();
      }
      expect(handedOver).toBe(1);
      expect(await loop.horizon()).toBe(1);
      // Sooner than the safety loop, which waits until it is five seconds late.
      expect(await firedWithin(soon, 7_000 - (performance.now() - begun))).toBe(true);
      expect(await stateOf(later)).toBe('armed');
    } finally {
      await loop.onModuleDestroy();
      await queues.beforeApplicationShutdown();
    }
  }, 15_000);
});
