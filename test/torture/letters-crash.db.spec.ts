import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock, factKind } from '#foundation';
import { FactLog } from '#ledger';
import { LetterBook, Letters } from '#letters';
import { bareMatter, bareOffice } from '../support/bare-matter.js';
import { type TestDatabase, testDatabase, TOKEN_KEY } from '../support/database.js';
import { MailPeer } from '../support/mail-peer.js';

const OFFICE = 'example';
const ROOT = join(import.meta.dirname, '../..');
const Happened = factKind<Record<string, never>>('test.happened.v1');
const facts = new FactLog();
let db: TestDatabase;
let peer: MailPeer;

beforeAll(async () => {
  db = await testDatabase();
  await bareOffice(db, OFFICE);
  peer = await MailPeer.open();
});
afterAll(async () => {
  await peer.close();
  await db.drop();
});

function sender(ids: readonly string[]): ReturnType<typeof spawn> {
  const key = TOKEN_KEY.toString('hex');
  const args = ['--import', './test/support/typescript.mjs', 'test/torture/sender-process.ts'];
  const settings = [db.url, key, String(peer.port), peer.page, OFFICE, ...ids];
  return spawn(process.execPath, [...args, ...settings], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

it('a sender killed just as the server has taken a letter: none is lost, none goes twice', async () => {
  const letters = new Letters(LetterBook.load(join(ROOT, 'config/letters')), db.tx, facts, new Clock());
  const matter = await bareMatter(db, OFFICE);
  for (let i = 0; i < 4; i++) {
    await db.tx.run(OFFICE, async (tx) => {
      const { seq } = await facts.appendNext(tx, {
        matter,
        kind: Happened,
        body: {},
        actor: 'system:test',
        at: new Date(0),
      });
      await letters.write(tx, { matter, seq, code: 'R8', recipients: [{ kind: 'resident', id: 'person-1' }] });
    });
  }
  const ids = (await db.tx.run(OFFICE, (tx) => letters.ofMatter(tx, matter))).map(({ id }) => id);

  // Every second letter's sender dies between the server's taking it and its own mark.
  for (let kills = 0; kills < 2; kills++) {
    const child = sender(ids);
    const before = peer.taken.length;
    peer.mischief.onTaken = () => void (peer.taken.length === before + 2 && child.kill('SIGKILL'));
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    await pause(1_200);
  }
  delete peer.mischief.onTaken;
  await once(sender(ids), 'exit');

  const ended = await db.tx.run(OFFICE, (tx) => letters.ofMatter(tx, matter));
  expect(ended.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
  expect(peer.taken.map(({ mail }) => mail.messageId)).toEqual(ids.map((id) => `<${id}.R8@example.go.kr>`));
  const told = (await db.tx.run(OFFICE, (tx) => facts.of(tx, matter))).filter(({ name }) => name === 'letters.sent.v1');
  expect(told.map(({ body }) => body['reconciled']).sort()).toEqual(['reply', 'reply', 'server', 'server']);
}, 60_000);
