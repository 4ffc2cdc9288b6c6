import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { factKind } from '#foundation';
import { FactLog, Sealer, Verifier } from '#ledger';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { CheckpointSigner } from './checkpoint.js';
import { CheckpointFolder } from './sealer.js';

const OFFICE = 'example';
const Happened = factKind<Record<string, never>>('test.happened.v1');
const path = mkdtempSync(join(tmpdir(), 'tongtong-seals-'));
const folder = new CheckpointFolder(path);
const signer = new CheckpointSigner(Buffer.alloc(32, 7));
let db: TestDatabase;
let sealer: Sealer;

beforeAll(async () => {
  db = await testDatabase();
  sealer = new Sealer(db.tx, signer, folder);
});
afterAll(async () => {
  rmSync(path, { recursive: true });
  await db.drop();
});

const tell = (): Promise<unknown> =>
  db.tx.run(OFFICE, (tx) =>
    new FactLog().appendNext(tx, {
      matter: randomUUID(),
      kind: Happened,
      body: {},
      actor: 'system:test',
      at: new Date(0),
    }),
  );
/** Seals as soon as it can be done: a transaction anywhere on the server holds the edge up, and other tests have theirs. */
async function sealed(): Promise<number | undefined> {
  for (const end = performance.now() + 20_000; ;) {
    const number = await sealer.seal(OFFICE);
    if (number !== undefined || performance.now() > end) return number;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const findings = async (): Promise<unknown> => (await new Verifier(db.tx, signer, folder).verify(OFFICE)).findings;

it('writes out a seal whose maker died before it could, with the next look', async () => {
  await tell();
  expect(await sealed()).toBe(1);
  rmSync(folder.file(OFFICE));
  expect(await findings()).toEqual([{ what: 'checkpoint-missing', seal: 1 }]);
  expect(await sealer.seal(OFFICE)).toBeUndefined();
  expect(await findings()).toEqual([]);
});

it('writes out the seal before and its own', async () => {
  await tell();
  expect(await sealed()).toBe(2);
  rmSync(folder.file(OFFICE));
  await sealer.seal(OFFICE);
  await tell();
  expect(await sealed()).toBe(3);
  expect(await findings()).toEqual([{ what: 'checkpoint-missing', seal: 1 }]);
});
