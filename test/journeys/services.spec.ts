import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { type Services, startServices } from '../../config/launch/services.mjs';

jest.setTimeout(60_000);

describe('private services', () => {
  const data = mkdtempSync(join(tmpdir(), 'tongtong-services-'));
  let services: Services;

  beforeAll(async () => {
    services = await startServices({ data, queue: 'postgres', removeAtEnd: true });
    await query('CREATE TABLE kept (n int)');
  });

  afterAll(() => services.stop());

  it('speak UTF-8 with a locale that knows Hangul', async () => {
    const [found] = await query('SELECT datctype, pg_encoding_to_char(encoding) AS encoding FROM pg_database');
    expect(found).toEqual({ datctype: expect.stringMatching(/utf-?8/i), encoding: 'UTF8' });
  });

  it.each(['immediate restart', 'kill -9'])('keep what was committed over an %s', async (fault) => {
    const [before] = await query('INSERT INTO kept VALUES (1); SELECT count(*)::int AS n FROM kept');
    if (fault === 'kill -9') {
      await services.killPostgres();
      await expect(query('SELECT 1')).rejects.toThrow(/ECONNREFUSED|ENOENT/);
      await services.startPostgres();
    } else {
      await services.restartPostgres({ immediate: true });
    }
    expect(await query('SELECT count(*)::int AS n FROM kept')).toEqual([before]);
  });

  it('are refused to a second owner while they run', async () => {
    await expect(startServices({ data, queue: 'postgres' })).rejects.toThrow(String(process.pid));
  });

  it('leave nothing behind', async () => {
    await services.stop();
    expect(existsSync(data)).toBe(false);
  });

  /** Rows of the last statement. */
  async function query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: services.databaseUrl });
    try {
      await client.connect();
      const results = [await client.query<Record<string, unknown>>(sql)].flat();
      return results.at(-1)?.rows ?? [];
    } finally {
      await client.end();
    }
  }
});
