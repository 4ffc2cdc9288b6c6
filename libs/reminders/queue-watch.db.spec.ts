import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '#foundation';
import { Queues } from '#ledger';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { queueTables, vehicles } from '../../test/support/queue-tables.js';
import { QueueWatch } from './queue-watch.js';

class PushedClock extends Clock {
  ahead = 0;
  override monotonic(): number {
    return super.monotonic() + this.ahead;
  }
}

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await queueTables(db);
});
afterAll(() => db.drop());

it.each(vehicles())(
  'on %s a worker that fell silent is made anew after thirty seconds, and answers again',
  async (_, url) => {
    const queues = new Queues(url, db.url);
    const clock = new PushedClock();
    const open = () => ({ queue: queues.queue('watched'), worker: queues.worker('watched', async () => undefined) });
    let line = open();
    const watch = new QueueWatch(
      clock,
      'test',
      () => line,
      async () => void (line = open()),
    );
    try {
      await watch.look();
      await pause(500);
      clock.ahead += 10_000;
      await watch.look();
      expect(watch.pulse).toMatchObject({ renewed: 0 });
      expect(watch.pulse.silentSeconds).toBeLessThan(5);
      await pause(500);
      await watch.look();

      await line.worker.close();
      await watch.look();
      clock.ahead += 31_000;
      await watch.look();
      expect(watch.pulse.renewed).toBe(1);
      expect(watch.pulse.silentSeconds).toBeGreaterThan(30);
      await pause(500);
      await watch.look();
      expect(watch.pulse.silentSeconds).toBeLessThan(5);
      expect(watch.pulse.renewed).toBe(1);
    } finally {
      await queues.beforeApplicationShutdown();
    }
  },
  15_000,
);
