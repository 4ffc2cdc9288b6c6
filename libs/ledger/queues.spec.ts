import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { QUEUE_SCHEMA, Queues } from '#ledger';
import { type Services, startServices } from '#launch/services';
import { queueKinds } from '../../test/support/running-product.js';

/** Redis takes or refuses; it never keeps anybody waiting for as long as this. */
const AT_ONCE_MS = 1_500;

interface Line {
  readonly add: (n: number) => Promise<string>;
  readonly isCarried: (n: number) => Promise<boolean>;
}

async function queueTablesIn(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await runMigrations(client, QUEUE_SCHEMA);
  await client.end();
}

describe.each(queueKinds())('a queue on %s', (kind) => {
  let services: Services;
  let queues: Queues;
  beforeAll(async () => {
    const data = mkdtempSync(join(tmpdir(), 'queues-'));
    services = await startServices({ data, queue: kind, durable: false, removeAtEnd: true });
    if (kind === 'postgres') await queueTablesIn(services.databaseUrl);
    queues = new Queues(services.queueUrl, services.databaseUrl);
  }, 60_000);
  afterAll(async () => {
    await queues.beforeApplicationShutdown();
    await services.stop();
  });

  /** A queue with a worker that hears what is carried. */
  function line(name: string): Line {
    const heard: unknown[] = [];
    const queue = queues.queue(name);
    queues.worker(name, async ({ data }) => void heard.push(data['n']));
    const add = async (n: number): Promise<string> => {
      const begun = performance.now();
      const answer = await queue.add('one', { n }).then(
        () => 'taken',
        () => 'refused',
      );
      return performance.now() - begun < AT_ONCE_MS ? answer : 'too late';
    };
    /** Offered until it is taken: before the line stands it may be refused, but not for good. */
    const isCarried = async (n: number): Promise<boolean> => {
      for (const end = performance.now() + 15_000; performance.now() < end; await wait(100)) {
        if (!heard.includes(n)) await add(n);
        else return true;
      }
      return false;
    };
    return { add, isCarried };
  }

  it('carries what it is given as soon as the line stands', async () => {
    const { isCarried } = line('carried');
    expect(await isCarried(1)).toBe(true);
  }, 30_000);

  if (kind === 'redis') {
    it('refuses at once while Redis is away, and carries again after it', async () => {
      const { add, isCarried } = line('away');
      expect(await isCarried(1)).toBe(true);
      await services.killRedis();
      await wait(200);
      expect(await add(2)).toBe('refused');
      await services.startRedis();
      expect(await isCarried(3)).toBe(true);
    }, 60_000);
  }
});
