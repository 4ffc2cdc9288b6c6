import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { OfficeTokens, OfficeTx, POOL } from '#ledger';
import { migrations } from '../../migrations/index.js';
import { serverUrl } from './server.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

export interface TestDatabase {
  /** As the apps connect: role `tongtong_app`, which owns nothing. */
  readonly source: DataSource;
  /** As the superuser who migrates: sees through every wall. */
  readonly admin: DataSource;
  readonly tokens: OfficeTokens;
  readonly tx: OfficeTx;
  /** URL of the `tongtong_app` role, for a second process or pool. */
  readonly url: string;
  drop(): Promise<void>;
}

/** Key of the office tokens in every test database. */
export const TOKEN_KEY = Buffer.alloc(32, 'test-office-token-key');

/** A migrated database of one's own, cloned from a template that is migrated once per state of the migrations. */
export async function testDatabase(entities: Entities = []): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `tongtong_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, async (client) => {
    const template = await migratedTemplate(server, client);
    await client.query(`create database ${name} template ${template}`);
  });
  const url = urlOf(server, name, 'tongtong_app');
  const source = await new DataSource({ type: 'postgres', url, entities, extra: { ...POOL, max: 10 } }).initialize();
  const admin = await new DataSource({ type: 'postgres', url: urlOf(server, name), extra: { max: 3 } }).initialize();
  const tokens = new OfficeTokens(TOKEN_KEY);
  return {
    source,
    admin,
    tokens,
    tx: new OfficeTx(source, tokens),
    url,
    async drop() {
      await Promise.all([source.destroy(), admin.destroy()]);
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Made under another name and renamed when complete, so that a run that was cut short leaves no half template behind. */
async function migratedTemplate(server: string, client: Client): Promise<string> {
  const state = createHash('sha256');
  for (const migration of migrations) state.update(migration.name).update(migration.toString());
  const template = `tongtong_template_${state.digest('hex').slice(0, 16)}`;
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
  if (rowCount) return template;
  const draft = `${template}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
  const source = await new DataSource({
    type: 'postgres',
    url: urlOf(server, draft),
    migrations: [...migrations],
  }).initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    await source.query(`insert into guard.secret (name, value) values ('office-token', $1)`, [TOKEN_KEY]);
    const { password } = new URL(server);
    if (password) await source.query(`alter role tongtong_app password '${decodeURIComponent(password)}'`);
  } finally {
    await source.destroy();
  }
  await client.query(`alter database ${draft} rename to ${template}`);
  return template;
}

/** A statement on the server itself; the lock keeps test files from cloning a template that another is still making. */
async function onServer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('tongtong test databases'))`);
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(server: string, database: string, user?: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (user) url.username = user;
  return url.href;
}
