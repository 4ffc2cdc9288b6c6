import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';
import { openOffices } from '../../test/support/open-offices.js';
import { statement } from './statement.js';
import type { Tx } from './office-tx.js';

const OFFICE = 'naju';
const SAY = statement('test.say', `select set_config('test.said', $1, true)`);
const SAID = statement('test.said', `select coalesce(current_setting('test.said', true), '') as said`);
const FAIL = statement('test.fail', 'select 1 / 0');

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
});
afterAll(() => db.drop());

const said = async (tx: Tx): Promise<string> => (await tx.row<{ said: string }>(SAID))?.said ?? '';

describe('an attempt within a transaction', () => {
  it('leaves nothing when it fails, and the transaction goes on', async () => {
    await db.tx.quick(OFFICE, async (tx) => {
      await tx.rows(SAY, ['before']);
      const failing = tx.attempt(async () => {
        await tx.rows(SAY, ['within']);
        await tx.rows(FAIL);
      });
      await expect(failing).rejects.toThrow('division by zero');
      expect(await said(tx)).toBe('before');
    });
  });

  it('stays when it went well, unless it is told not to', async () => {
    await db.tx.quick(OFFICE, async (tx) => {
      await tx.attempt(() => tx.rows(SAY, ['one']));
      await tx.attempt(
        () => tx.attempt(() => tx.rows(SAY, ['two'])),
        () => false,
      );
      expect(await said(tx)).toBe('one');
    });
  });
});

describe('a rehearsal', () => {
  it('answers what would be, tells nobody and undoes all of it', async () => {
    let told = 0;
    const found = await db.tx.rehearsal(OFFICE, async (tx) => {
      tx.afterCommit(() => (told += 1));
      await tx.rows(SAY, ['tried']);
      return said(tx);
    });
    expect([found, told]).toEqual(['tried', 0]);
    expect(await db.tx.quick(OFFICE, said)).toBe('');
  });

  it('joins no transaction', async () => {
    await expect(db.tx.quick(OFFICE, () => db.tx.rehearsal(OFFICE, said))).rejects.toThrow('would undo');
  });
});
