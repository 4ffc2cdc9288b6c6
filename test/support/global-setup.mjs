// One private PostgreSQL and queue for a whole jest run, in a temp folder that goes away with it, however the run ends.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServices } from '../../config/launch/services.mjs';

export default async function globalSetup() {
  if (process.env.TEST_DATABASE_URL !== undefined) return; // The person brought servers of their own.
  const services = await startServices({
    data: mkdtempSync(join(tmpdir(), 'tongtong-test-')),
    postgres: process.env.TONGTONG_POSTGRES,
    queue: process.env.TONGTONG_QUEUE,
    durable: false,
    removeAtEnd: true,
  });
  process.env.TEST_DATABASE_URL = services.databaseUrl;
  process.env.TEST_QUEUE_URL = services.queueUrl;
  globalThis.tongtongTestServices = services;
}
