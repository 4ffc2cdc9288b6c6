import { runMigrations } from 'bullmq';
import { Command, CommandRunner } from 'nest-commander';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { EnvironmentRefused, readEnv, readSecrets } from '#config/env';
import { QUEUE_SCHEMA } from '#ledger';
import { migrations } from '../../migrations/index.js';

/** One migration run at a time over the whole database, however many starts coincide. */
const LOCK = `select pg_advisory_lock(hashtext('tongtong migrations'))`;

@Command({ name: 'migrate', description: 'Bring the database schema up to date (needs DATABASE_URL)' })
export class MigrateCommand extends CommandRunner {
  async run(): Promise<void> {
    const env = readEnv();
    const { officeToken } = readSecrets(env);
    if (!env.DATABASE_URL) throw new EnvironmentRefused('DATABASE_URL: needed to change the schema');
    const client = new Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    try {
      await client.query(LOCK);
      await migrate(env.DATABASE_URL);
      await client.query(
        `insert into guard.secret (name, value) values ('office-token', $1) on conflict (name) do update set value = excluded.value`,
        [officeToken],
      );
      if (env.APP_ROLE_PASSWORD) {
        await client.query(`alter role tongtong_app password ${client.escapeLiteral(env.APP_ROLE_PASSWORD)}`);
      }
      await queueTables(client);
    } finally {
      await client.end();
    }
  }
}

async function migrate(url: string): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url, migrations: [...migrations] }).initialize();
  try {
    const done = await source.runMigrations({ transaction: 'each' });
    process.stdout.write(
      `${done.length === 0 ? 'schema is up to date' : `migrated: ${done.map(({ name }) => name).join(', ')}`}\n`,
    );
  } finally {
    await source.destroy();
  }
}

/** BullMQ's own tables, for installations without Redis. They hold jobs of ids and are nobody's record. */
async function queueTables(client: Client): Promise<void> {
  await runMigrations(client, QUEUE_SCHEMA);
  await client.query(`
    grant usage, create on schema ${QUEUE_SCHEMA} to tongtong_app;
    grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to tongtong_app;
    grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to tongtong_app;
    grant execute on all functions in schema ${QUEUE_SCHEMA} to tongtong_app`);
}
