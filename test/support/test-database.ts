import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database of a test file's own. */
export interface TestDatabase {
  /** As the owner of the tables. */
  readonly url: string;
  /** As the role that applications use; the migrations make it. */
  readonly appUrl: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'tongtong_template';
/** Any number that nobody else locks: test files ask at the same moment, one of them migrates. */
const TEMPLATE_LOCK = 7_310_415;

/**
 * Clones the run's template database; the first file that asks has it migrated.
 * @param migrate brings an empty database, given as the owner's address, to the present schema and closes its connections
 */
export async function testDatabase(migrate: (url: string) => Promise<void>): Promise<TestDatabase> {
  await asOwner(async (owner) => {
    await owner.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const made = await owner.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (made.rowCount === 0) await makeTemplate(owner, migrate);
    await owner.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  });
  return cloneOf(TEMPLATE);
}

/** Migrated under another name, so that a failure half way leaves no template. */
async function makeTemplate(owner: Client, migrate: (url: string) => Promise<void>): Promise<void> {
  await owner.query(`DROP DATABASE IF EXISTS ${TEMPLATE}_new`);
  await owner.query(`CREATE DATABASE ${TEMPLATE}_new`);
  await migrate(addressOf(`${TEMPLATE}_new`));
  await owner.query(`ALTER DATABASE ${TEMPLATE}_new RENAME TO ${TEMPLATE}`);
}

async function cloneOf(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner((owner) => owner.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: addressOf(name),
    appUrl: addressOf(name, 'tongtong_app'),
    drop: async () => {
      await asOwner((owner) => owner.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function asOwner<Result>(work: (owner: Client) => Promise<Result>): Promise<Result> {
  const owner = new Client({ connectionString: addressOf('postgres') });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

function addressOf(database: string, user?: string): string {
  const given = process.env['TEST_DATABASE_URL'];
  if (given === undefined) throw new Error('TEST_DATABASE_URL is set by test/support/global-setup.mjs');
  const url = new URL(given);
  url.pathname = `/${database}`;
  if (user !== undefined) url.username = user;
  return url.href;
}
