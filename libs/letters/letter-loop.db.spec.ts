import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock, factKind } from '#foundation';
import { FactLog, Queues } from '#ledger';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { LetterDesk } from '../../test/support/letter-desk.js';
import { MailPeer } from '../../test/support/mail-peer.js';
import { queueTables, vehicles } from '../../test/support/queue-tables.js';
import { LetterBook } from './letter-book.js';
import { LetterLoop } from './letter-loop.js';
import { LetterSender, SendingSettings } from './letter-sender.js';
import { Letters } from './letters.js';
import { MailLedger } from './mail-ledger.js';
import { NobodyToAsk } from './reconciler.js';
import type { MailServer } from './smtp.js';

const Happened = factKind<Record<string, never>>('test.happened.v1');
const facts = new FactLog();
const clock = new Clock();
const book = LetterBook.load(join(import.meta.dirname, '../../config/letters'));

/** Every office has its own server; that of `tarpit` never says a word. */
class Settings extends SendingSettings {
  override readonly patience = { connect: 20_000, greeting: 20_000, socket: 20_000 };
  constructor(private readonly ports: Readonly<Record<string, number>>) {
    super();
  }
  server(office: string): MailServer {
    return { host: '127.0.0.1', port: this.ports[office] ?? 1 };
  }
}

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await queueTables(db);
  for (const office of ['example', 'tarpit']) await bareOffice(db, office);
});
afterAll(() => db.drop());

it.each(vehicles())(
  'on %s letters reach the server through the queue, past an office whose server is a tarpit',
  async (_, url) => {
    const [good, mute] = [await MailPeer.open(), await MailPeer.open()];
    mute.mischief.mute = true;
    const letters = new Letters(book, db.tx, facts, clock);
    for (const office of ['tarpit', 'example']) {
      const matter = await bareMatter(db, office);
      for (let i = 0; i < 10; i++) {
        await db.tx.run(office, async (tx) => {
          const { seq } = await facts.appendNext(tx, {
            matter,
            kind: Happened,
            body: {},
            actor: 'system:test',
            at: clock.now(),
          });
          await letters.write(tx, { matter, seq, code: 'R8', recipients: [{ kind: 'resident', id: 'person-1' }] });
        });
      }
    }
    const settings = new Settings({ example: good.port, tarpit: mute.port });
    const ledger = new MailLedger(db.tx, facts, clock);
    const sender = new LetterSender(db.tx, ledger, book, new LetterDesk(), new NobodyToAsk(), settings, clock);
    const queues = new Queues(url, db.url);
    const loop = new LetterLoop(db.tx, queues, sender, settings);
    loop.onApplicationBootstrap();
    try {
      for (const end = performance.now() + 18_000; good.taken.length < 10 && performance.now() < end;) await pause(50);
      // Sooner than the tarpit's first time-out, although its letters came first.
      expect(good.taken).toHaveLength(10);
      expect(mute.calls).toBeLessThanOrEqual(2);
    } finally {
      await good.close();
      await mute.close();
      await loop.onModuleDestroy();
      await queues.beforeApplicationShutdown();
    }
  },
  30_000,
);
