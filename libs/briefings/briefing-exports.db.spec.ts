import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, Clock } from '#foundation';
import { Hints, Queues } from '#ledger';
import { PassageKey, Passages } from '#matters';
import { Vault, VaultKeys } from '#people';
import { bareOffice } from '../../test/support/bare-matter.js';
import { fullSnapshot } from '../../test/support/briefing-snapshot.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { queueTables } from '../../test/support/queue-tables.js';
import { BriefingExports } from './actions/briefing-exports.js';
import { ExportWork } from './actions/export-work.js';
import { ExportLoop } from './export-loop.js';
import { keepBriefing } from './storage/briefing-rows.js';
import { BriefingDocuments } from './views/briefing-documents.js';

const OFFICE = 'example';
const officer: Actor = { kind: 'staff', id: 'staff-9', roles: ['intake'] };
const clock = new Clock();

let db: TestDatabase;
let hints: Hints;
let exports: BriefingExports;
const KEY = Buffer.alloc(32);
let work: ExportWork;
let briefing: string;

beforeAll(async () => {
  db = await testDatabase();
  await queueTables(db);
  for (const office of [OFFICE, 'other']) await bareOffice(db, office);
  hints = new Hints(db.source);
  exports = new BriefingExports(db.tx, hints, clock);
  const vault = new Vault(new VaultKeys({ masters: { 1: KEY }, current: 1, blind: KEY }), clock);
  work = new ExportWork(db.tx, new BriefingDocuments(new Passages(new PassageKey(KEY)), vault), clock);
  briefing = randomUUID();
  const kept = {
    id: briefing,
    kind: 'monthly',
    month: fullSnapshot().month,
    subject: '',
    snapshot: fullSnapshot(),
    at: clock.now(),
    checks: [],
    occasion: null,
    madeBy: 'staff:staff-9',
  };
  await db.tx.run(OFFICE, (tx) => keepBriefing(tx, kept));
}, 60_000);
afterAll(async () => {
  hints.onModuleDestroy();
  await db.drop();
});

const asked = async (format = 'hwpx'): Promise<string> => (await exports.request(OFFICE, briefing, format, officer)).id;
const status = (id: string) => exports.status(OFFICE, id);
/** Another maker took the work, and its lease runs for so many seconds more. */
const takenByAnother = (id: string, seconds: number): Promise<unknown> =>
  db.admin.query(
    `update briefing_export set state = 'running', token = gen_random_uuid(), attempt = attempt + 1,
       lease_until = clock_timestamp() + make_interval(secs => $2) where id = $1`,
    [id, seconds],
  );
const problem = (code: string, details = {}) => expect.objectContaining({ code, details });

describe('a file asked for', () => {
  it.each(['hwpx', 'pdf', 'xlsx'])(
    'is made as %s and can be fetched',
    async (format) => {
      const id = await asked(format);
      expect(await status(id)).toMatchObject({
        briefing,
        format,
        state: 'queued',
        done: 0,
        of: 0,
        requestedBy: 'staff:staff-9',
      });
      await expect(exports.file(OFFICE, id)).rejects.toEqual(
        problem('briefings.export-not-ready', { state: 'queued' }),
      );
      await work.make(OFFICE, id);
      const made = await status(id);
      expect(made).toMatchObject({ state: 'done', reason: null });
      expect(made.of).toBeGreaterThan(1);
      expect(made.done).toBe(made.of);
      const file = await exports.file(OFFICE, id);
      expect(file.name).toBe(`2026-10-직소민원-처리결과-보고-v1.${format}`);
      expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(made.fileSha256);
    },
    20_000,
  );

  it('is refused for what is not there', async () => {
    await expect(exports.request(OFFICE, briefing, 'docx', officer)).rejects.toEqual(
      problem('briefings.format-invalid'),
    );
    await expect(exports.request(OFFICE, randomUUID(), 'pdf', officer)).rejects.toEqual(problem('briefings.not-found'));
    await expect(exports.request('other', briefing, 'pdf', officer)).rejects.toEqual(problem('briefings.not-found'));
    const id = await asked();
    await expect(exports.status('other', id)).rejects.toEqual(problem('briefings.export-not-found'));
    await expect(exports.cancel('other', id)).rejects.toEqual(problem('briefings.export-not-found'));
    await expect(exports.file(OFFICE, 'no-id')).rejects.toEqual(problem('briefings.export-not-found'));
  });

  it('is not made once it is cancelled; a finished one stays', async () => {
    const id = await asked();
    expect((await exports.cancel(OFFICE, id)).state).toBe('cancelled');
    await work.make(OFFICE, id);
    expect(await status(id)).toMatchObject({ state: 'cancelled', fileSha256: null });
    await expect(exports.file(OFFICE, id)).rejects.toEqual(
      problem('briefings.export-not-ready', { state: 'cancelled' }),
    );
    const done = await asked();
    await work.make(OFFICE, done);
    expect((await exports.cancel(OFFICE, done)).state).toBe('done');
  });

  it('is emptied after seven days when it prints what people wrote, and no other is', async () => {
    const review = randomUUID();
    const kept = { id: review, kind: 'suggestion-review', month: '2026-10', subject: 'new-year.2026.1' };
    const rest = { snapshot: fullSnapshot(), at: clock.now(), checks: [], occasion: null, madeBy: 'staff:staff-9' };
    await db.tx.run(OFFICE, (tx) => keepBriefing(tx, { ...kept, ...rest }));
    const made = async (of: string, days: number): Promise<string> => {
      const { id } = await exports.request(OFFICE, of, 'pdf', officer);
      await db.admin.query(
        `update briefing_export set state = 'done', file = 'x', finished_at = clock_timestamp() - make_interval(days => $2) where id = $1`,
        [id, days],
      );
      return id;
    };
    const [old, young, monthly] = [await made(review, 8), await made(review, 6), await made(briefing, 8)];
    expect(await exports.sweep(OFFICE)).toBe(1);
    expect(await status(old)).toMatchObject({ state: 'cancelled', reason: 'days-over' });
    for (const id of [young, monthly]) expect((await status(id)).state).toBe('done');
  });

  it('stops at the next step when it is cancelled on the way', async () => {
    const id = await asked('xlsx');
    const making = work.make(OFFICE, id);
    for (;;) {
      const { state } = await status(id);
      if (state === 'running') break;
      expect(state).toBe('queued');
    }
    await exports.cancel(OFFICE, id);
    await making;
    expect(await status(id)).toMatchObject({ state: 'cancelled', fileSha256: null });
  });

  it('is left to who holds its lease, and taken up when the lease has run out', async () => {
    const id = await asked();
    await takenByAnother(id, 30);
    await work.make(OFFICE, id);
    expect((await status(id)).state).toBe('running');
    await takenByAnother(id, -1);
    await work.make(OFFICE, id);
    expect((await status(id)).state).toBe('done');
  });

  it('is given up when its makers died three times', async () => {
    const id = await asked();
    for (let death = 0; death < 3; death++) await takenByAnother(id, -1);
    await work.make(OFFICE, id);
    expect(await status(id)).toMatchObject({ state: 'failed', reason: 'never-finished' });
  });
});

describe('the loop', () => {
  const stateWithin = async (id: string, milliseconds: number): Promise<string> => {
    for (const end = performance.now() + milliseconds; performance.now() < end; await pause(50)) {
      if ((await status(id)).state === 'done') return 'done';
    }
    return (await status(id)).state;
  };

  it('brings files to their maker through the queue, those of dead makers too', async () => {
    const queues = new Queues('postgres', db.url);
    const loop = new ExportLoop(db.tx, queues, work, hints);
    loop.onApplicationBootstrap();
    try {
      const [fresh, orphan] = [await asked('pdf'), await asked()];
      await takenByAnother(orphan, -1);
      expect(await stateWithin(fresh, 8_000)).toBe('done');
      expect(await stateWithin(orphan, 8_000)).toBe('done');
    } finally {
      await loop.onModuleDestroy();
      await queues.beforeApplicationShutdown();
    }
  }, 25_000);

  it('makes them itself when no queue takes them', async () => {
    const loop = new ExportLoop(db.tx, new Queues('postgres', db.url), work, hints);
    const id = await asked();
    await loop.safety();
    expect((await status(id)).state).toBe('queued');
    await loop.look();
    expect((await status(id)).state).toBe('done');
  });

  it('makes by itself what a queue took ten seconds ago and brought to nobody', async () => {
    const loop = new ExportLoop(db.tx, new Queues('postgres', db.url), work, hints);
    const id = await asked();
    await db.admin.query(`update briefing_export set since = since - interval '11 seconds' where id = $1`, [id]);
    await loop.safety();
    expect((await status(id)).state).toBe('done');
  });
});
