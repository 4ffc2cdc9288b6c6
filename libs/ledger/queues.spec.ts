import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Queues } from '#ledger';
import { type Services, startServices } from '#launch/services';

/** Redis takes or refuses; it never keeps anybody waiting for as long as this. */
const AT_ONCE_MS = 1_500;

let services: Services;
let queues: Queues;
beforeAll(async () => {
  const data = mkdtempSync(join(tmpdir(), 'queues-'));
  services = await startServices({ data, queue: 'redis', durable: false, removeAtEnd: true });
  queues = new Queues(services.queueUrl, services.databaseUrl);
}, 60_000);
afterAll(async () => {
  await queues.beforeApplicationShutdown();
  await services.stop();
});

async function comes(what: () => boolean): Promise<boolean> {
  for (const end = performance.now() + 20_000; performance.now() < end; await wait(20)) if (what()) return true;
  return false;
}

describe('a queue on Redis', () => {
  it('carries what it is given from the moment the line stands, and again after Redis was away', async () => {
    const heard: unknown[] = [];
    const queue = queues.queue('carried');
    const worker = queues.worker('carried', async ({ data }) => void heard.push(data['n']));
    const add = async (n: number): Promise<string> => {
      const begun = performance.now();
      const answer = await queue.add('one', { n }).then(
        () => 'taken',
        () => 'refused',
      );
      return performance.now() - begun < AT_ONCE_MS ? answer : 'too late';
    };
    // Before the line stands it may be refused, but not for good.
    expect(['taken', 'refused']).toContain(await add(0));
    let carried = await add(1);
    for (let tries = 0; carried !== 'taken' && tries < 50; tries++) {
      await wait(100);
      carried = await add(1);
    }
    expect(carried).toBe('taken');
    expect(await comes(() => heard.includes(1))).toBe(true);

    await services.killRedis();
    await wait(200);
    expect(await add(2)).toBe('refused');
    expect(heard).not.toContain(2);

    await services.startRedis();
    let again = await add(3);
    for (let tries = 0; again !== 'taken' && tries < 100; tries++) {
      await wait(100);
      again = await add(3);
    }
    expect(again).toBe('taken');
    expect(await comes(() => heard.includes(3))).toBe(true);
    expect(worker.isRunning()).toBe(true);
  }, 60_000);
});
