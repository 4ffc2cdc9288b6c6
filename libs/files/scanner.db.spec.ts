import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '#foundation';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { ClamdPeer, EICAR, type Mood } from '../../test/support/files/clamd-peer.js';
import { FileDesk, resident } from '../../test/support/files/file-desk.js';
import type { Owner } from './index.js';
import { ClamdScanner } from './scanner.js';

// Each file is looked into in a process of its own.
jest.setTimeout(60_000);

const OFFICE = 'example';
let db: TestDatabase;
let peer: ClamdPeer;
let desk: FileDesk;
let owner: Owner;

beforeAll(async () => {
  db = await testDatabase();
  await bareOffice(db, OFFICE);
  peer = await ClamdPeer.open();
  desk = await FileDesk.open(db, new ClamdScanner(peer.url, { connectMs: 500, wholeMs: 1_500 }));
}, 60_000);
beforeEach(async () => {
  peer.mood = 'scans';
  owner = { office: OFFICE, matter: await bareMatter(db, OFFICE), actor: resident };
});
afterAll(async () => {
  await desk.close();
  await peer.close();
  await db.drop();
});

const hurry = (id: string): Promise<unknown> => db.admin.query('update file set next_at = now() where id = $1', [id]);
const state = async (id: string): Promise<unknown[]> => {
  const [row] = await db.admin.query<{ state: string; reason: string | null; object: string | null }[]>(
    'select state, reason, object from file where id = $1',
    [id],
  );
  return [row?.state, row?.reason, row?.object !== null];
};

describe('a virus scanner', () => {
  it('passes what is clean and turns away what it knows, which is not kept', async () => {
    expect((await desk.settled(owner, 'a.txt', '깨끗한 글')).state).toBe('clean');
    const { id } = await desk.settled(owner, 'b.txt', EICAR);
    expect(await state(id)).toEqual(['infected', 'files.infected', false]);
    await expect(desk.opened(owner, id)).rejects.toThrow('files.not-open');
    const [fact] = await db.admin.query<{ body: object }[]>(
      `select body from fact where matter_id = $1 and name = 'files.turned-away.v1'`,
      [owner.matter],
    );
    expect(fact?.body).toEqual({ file: id, state: 'infected', reason: 'files.infected' });
  });

  it.each<Mood>(['silent', 'error', 'limit', 'hangs-up', 'babbles', 'nearly-ok'])(
    'that is %s leaves the file shut; when it answers again the file is passed',
    async (mood) => {
      peer.mood = mood;
      const { id } = await desk.settled(owner, 'a.txt', `다시 볼 글 ${'글'.repeat(100_000)}`);
      expect(await state(id)).toEqual(['stored', 'files.scanner-silent', true]);
      await expect(desk.opened(owner, id)).rejects.toThrow('files.not-open');
      peer.mood = 'scans';
      await desk.look(OFFICE, id);
      expect((await state(id))[0]).toBe('stored'); // not before its time
      await hurry(id);
      await desk.look(OFFICE, id);
      expect(await state(id)).toEqual(['clean', null, true]);
    },
  );

  it('that is not there at all leaves the file shut', async () => {
    const gone = await ClamdPeer.open();
    const { url } = gone;
    await gone.close();
    const lonely = await FileDesk.open(db, new ClamdScanner(url), { folder: desk.folder });
    const { id } = await lonely.settled(owner, 'a.txt', '아무도 없음');
    expect(await state(id)).toEqual(['stored', 'files.scanner-silent', true]);
    await lonely.app.close();
  });

  it('that is set up later sees what was taken in without one', async () => {
    const without = await FileDesk.open(db, undefined, { folder: desk.folder });
    const early = await without.settled(owner, 'early.txt', EICAR);
    expect(early.state).toBe('unscanned');
    await without.app.close();
    await hurry(early.id);
    const due = await db.tx.across<{ id: string }>({
      name: 'test.files-due',
      text: `select id from files_due(50, interval '0', true)`,
    });
    expect(due.map(({ id }) => id)).toContain(early.id);
    await desk.look(OFFICE, early.id);
    expect((await state(early.id))[0]).toBe('infected');
  });

  it('tells how old its signatures are', async () => {
    const at = new Date('2026-11-27T09:28:02Z');
    expect(await new ClamdScanner(peer.url).signatureAge(at)).toBe(3);
    peer.mood = 'hangs-up';
    expect(await new ClamdScanner('tcp://127.0.0.1:9').signatureAge(new Clock().now())).toBeUndefined();
  });

  it('is asked twice about one file only when somebody claims it twice in its time', async () => {
    const before = peer.scanned;
    const { id } = await desk.add(owner, 'a.txt', '한 번만');
    await Promise.all([1, 2, 3].map(() => desk.look(OFFICE, id)));
    expect(peer.scanned).toBe(before + 1);
    const [row] = await db.admin.query<{ n: number }[]>(
      `select count(*)::int as n from fact where matter_id = $1 and name = 'files.cleared.v1'`,
      [owner.matter],
    );
    expect(row?.n).toBe(1);
  });
});
