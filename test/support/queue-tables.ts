import { runMigrations } from 'bullmq';
import { poolOf, QUEUE_SCHEMA } from '#ledger';
import type { TestDatabase } from './database.js';

/** The queue's tables in a test database, for tests that need a queue wherever they run. */
export async function queueTables(db: TestDatabase): Promise<void> {
  const client = await poolOf(db.admin).connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(`
      grant usage, create on schema ${QUEUE_SCHEMA} to tongtong_app;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to tongtong_app;
      grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to tongtong_app;
      grant execute on all functions in schema ${QUEUE_SCHEMA} to tongtong_app`);
  } finally {
    client.release();
  }
}

/** The vehicles a queue runs on here: PostgreSQL always, Redis where the machine has it. Name and what `Queues` takes. */
export function vehicles(): [name: string, url: string][] {
  const url = process.env['TEST_QUEUE_URL'] ?? 'postgres';
  return [['PostgreSQL', 'postgres'], ...(url === 'postgres' ? [] : [['Redis', url] as [string, string]])];
}
