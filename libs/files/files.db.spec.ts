import { mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Fact } from '#foundation';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { FileDesk, officer, resident } from '../../test/support/files/file-desk.js';
import { goodFiles, PLACE } from '../../test/support/files/good-files.js';
import { FileComparison, FileKeys, FileRemoval, Files, FileShelf, type Owner } from './index.js';
import { FactLog } from '#ledger';
import { FileLocks } from './storage/file-locks.js';

// Each file is looked into in a process of its own.
jest.setTimeout(60_000);

const OFFICE = 'example';
const MB = 1_024 * 1_024;
let db: TestDatabase;
let desk: FileDesk;
let good: Readonly<Record<string, Buffer>>;
let owner: Owner;
let staff: Owner;

beforeAll(async () => {
  db = await testDatabase();
  for (const office of [OFFICE, 'other']) await bareOffice(db, office);
  desk = await FileDesk.open(db);
  good = await goodFiles();
}, 60_000);
beforeEach(async () => {
  const matter = await bareMatter(db, OFFICE);
  owner = { office: OFFICE, matter, actor: resident };
  staff = { office: OFFICE, matter, actor: officer };
});
afterAll(async () => {
  await desk.close();
  await db.drop();
});

const photo = (): Buffer => good['photo.jpg'] ?? Buffer.alloc(0);
const facts = (): Promise<Fact[]> => db.tx.quick(OFFICE, (tx) => new FactLog().of(tx, owner.matter));
const everything = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path)),
  );
const text = (megabytes: number): Readable =>
  Readable.from(
    (function* () {
      for (let n = 0; n < megabytes * 16; n++) yield Buffer.alloc(64 * 1_024, 0x61);
    })(),
  );
const used = async (): Promise<number> => {
  const [row] = await db.admin.query<{ bytes: string }[]>('select bytes from file_usage where office_id = $1', [
    OFFICE,
  ]);
  return Number(row?.bytes ?? 0);
};

describe('a file', () => {
  it('goes from reserved over stored to unscanned where there is no scanner, each step a fact without its name', async () => {
    const files = desk.app.get(Files);
    const name = '꺼진 가로등 (김예시).jpg';
    const place = await files.reserve(owner, { name, size: photo().length });
    expect(place).toMatchObject({ name, kind: 'jpeg', state: 'reserved', side: 'resident', by: 'person-1' });
    expect(await desk.app.get(FileShelf).list(OFFICE, owner.matter)).toEqual([]);
    expect((await files.take(owner, place.id, Readable.from([photo()]))).state).toBe('stored');
    await expect(desk.opened(owner, place.id)).rejects.toMatchObject({
      code: 'files.not-open',
      details: { state: 'stored' },
    });
    await desk.look(OFFICE, place.id);
    const settled = await desk.one(owner, place.id);
    expect(settled).toMatchObject({ name, state: 'unscanned', reason: null });
    const told = await facts();
    expect(told.map((fact) => [fact.name, fact.actor])).toEqual([
      ['files.stored.v1', 'resident:person-1'],
      ['files.cleared.v1', 'system:files'],
    ]);
    expect(told[1]?.body).toMatchObject({ kind: 'jpeg', size: settled.size, scan: 'unscanned' });
    expect(JSON.stringify(told)).not.toContain('가로등');
  });

  it('stands nowhere in the clear: neither its content nor its name, in the store or in the database', async () => {
    const words = `암호문 시험 ${'카나리아'.repeat(20_000)}`;
    const { id } = await desk.settled(owner, '카나리아.txt', words);
    expect((await desk.opened(owner, id)).toString()).toBe(words);
    expect(everything(desk.folder).includes('카나리아')).toBe(false);
    const rows = JSON.stringify(
      await db.admin.query('select encode(name, $1) as n, * from file where id = $2', ['escape', id]),
    );
    expect(rows).not.toContain('카나리아');
  });

  it('that is a photo is kept without its place, and what it came as is gone', async () => {
    const { id } = await desk.settled(owner, 'photo.jpg', photo());
    const kept = await desk.opened(owner, id);
    expect(photo().includes(PLACE)).toBe(true);
    expect(kept.includes(PLACE)).toBe(false);
    expect(kept.includes('Exif')).toBe(false);
    expect((await desk.one(owner, id)).size).toBe(kept.length);
    const objects = await db.admin.query<{ n: number }[]>(
      'select count(*)::int as n from file where object is not null',
    );
    const stored = readdirSync(join(desk.folder, 'objects'), { recursive: true, encoding: 'utf8' });
    expect(stored.filter((name) => /[0-9a-f-]{36}$/.test(name))).toHaveLength(objects[0]?.n ?? 0);
  });

  it('is taken once: a second sending of its bytes and a second copy of the same file', async () => {
    const files = desk.app.get(Files);
    const place = await files.reserve(owner, { name: 'note.txt' });
    await files.take(owner, place.id, Readable.from(['같은 글']));
    await expect(files.take(owner, place.id, Readable.from(['같은 글']))).rejects.toThrow('files.arrived-already');
    const again = await desk.add(owner, 'copy.txt', '같은 글');
    expect(again.id).toBe(place.id);
    // The office's own copy is another file: residents learn nothing of it.
    expect((await desk.add(staff, 'note.txt', '같은 글')).id).not.toBe(place.id);
    expect(await desk.app.get(FileShelf).list(OFFICE, owner.matter, 'resident')).toHaveLength(1);
  });

  it('is only its owner’s to send, its matter’s to open, and its office’s to know of', async () => {
    const files = desk.app.get(Files);
    const place = await files.reserve(owner, { name: 'note.txt' });
    const other = { ...resident, id: 'person-2' };
    await expect(files.take({ ...owner, actor: other }, place.id, Readable.from(['x']))).rejects.toThrow(
      'files.not-found',
    );
    await expect(files.take({ ...owner, actor: officer }, place.id, Readable.from(['x']))).rejects.toThrow(
      'files.not-found',
    );
    const { id } = await desk.settled(staff, 'inside.txt', '내부 검토');
    await expect(desk.opened(owner, id, 'resident')).rejects.toThrow('files.not-found');
    await expect(desk.opened({ ...owner, matter: await bareMatter(db, OFFICE) }, id)).rejects.toThrow(
      'files.not-found',
    );
    const there = { ...owner, office: 'other', matter: await bareMatter(db, 'other') };
    await expect(desk.opened(there, id)).rejects.toThrow('files.not-found');
  });
});

describe('limits', () => {
  it('a file over 20 MB is told its size, whether that is known before or only afterwards', async () => {
    const files = desk.app.get(Files);
    const big = { code: 'files.too-big', details: { most: 20, size: 34 } };
    await expect(files.reserve(owner, { name: 'a.txt', size: 34 * MB })).rejects.toMatchObject(big);
    await expect(files.add(owner, 'a.txt', text(34))).rejects.toMatchObject(big);
    expect(readdirSync(join(desk.folder, 'incoming'))).toEqual([]);
  });

  it('ten files of a side, and fifty megabytes; what was refused leaves no place taken', async () => {
    const files = desk.app.get(Files);
    const before = await used();
    for (let n = 0; n < 2; n++) await files.reserve(owner, { name: 'a.txt', size: 20 * MB });
    await expect(files.reserve(owner, { name: 'a.txt', size: 11 * MB })).rejects.toMatchObject({
      code: 'files.too-much',
      details: { most: 50, left: 10 },
    });
    await expect(files.add(owner, 'a.txt', text(11))).rejects.toThrow('files.too-much');
    for (let n = 0; n < 8; n++) await desk.add(owner, `${n}.txt`, `글 ${n}`);
    await expect(desk.add(owner, 'x.txt', '열한째')).rejects.toThrow('files.too-many');
    await desk.add(staff, 'ours.txt', '기관의 것');
    expect(await used()).toBe(before + 40 * MB + 8 * Buffer.byteLength('글 0') + Buffer.byteLength('기관의 것'));
  });

  it('twenty at once are no more than ten', async () => {
    const tries = Array.from({ length: 20 }, (_, n) => desk.add(owner, `${n}.txt`, `동시에 ${n}`));
    const done = await Promise.allSettled(tries);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  it('an office has a quota', async () => {
    const small = await FileDesk.open(db, undefined, { quota: (await used()) + 10 });
    try {
      await small.add(owner, 'a.txt', '123456789');
      await expect(small.add(owner, 'b.txt', 'abcdefghi')).rejects.toThrow('files.office-full');
    } finally {
      await db.tx.quick(OFFICE, (tx) => small.app.get(FileRemoval).destroyAllOf(tx, owner.matter, officer));
      await small.close();
    }
  });

  it('a size that was told must be kept to, and an empty file is none', async () => {
    const files = desk.app.get(Files);
    const place = await files.reserve(owner, { name: 'a.txt', size: 5 });
    await expect(files.take(owner, place.id, Readable.from(['123456']))).rejects.toMatchObject({
      code: 'files.size-differs',
      details: { told: 5, size: 6 },
    });
    await expect(desk.add(owner, 'a.txt', '')).rejects.toThrow('files.empty');
  });

  it('a sender who stops leaves nothing, and a place nobody used is given back after an hour', async () => {
    const files = desk.app.get(Files);
    const before = await used();
    const place = await files.reserve(owner, { name: 'a.txt', size: 5 * MB });
    const cut = Readable.from(
      (function* () {
        yield Buffer.alloc(200_000, 0x61);
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      })(),
    );
    await expect(files.take(owner, place.id, cut)).rejects.toThrow('files.cut-off');
    const left = join(desk.folder, 'incoming', 'left-behind');
    writeFileSync(left, 'sealed');
    const removal = desk.app.get(FileRemoval);
    await removal.sweep(OFFICE);
    expect(await used()).toBe(before + 5 * MB);
    utimesSync(left, 0, 0);
    await db.admin.query(`update file set reserved_at = now() - interval '61 minutes' where id = $1`, [place.id]);
    await removal.sweep(OFFICE);
    expect(await used()).toBe(before);
    expect(readdirSync(join(desk.folder, 'incoming'))).toEqual([]);
  });
});

describe('taking files away', () => {
  it('destroys the key of one file and leaves the others', async () => {
    const [one, two] = [await desk.settled(owner, '1.txt', '하나'), await desk.settled(owner, '2.txt', '둘')];
    await desk.app.get(FileRemoval).remove(OFFICE, owner.matter, one.id, officer);
    await expect(desk.opened(owner, one.id)).rejects.toThrow('files.gone');
    expect(await desk.one(owner, one.id)).toMatchObject({ name: null, state: 'removed' });
    expect((await desk.opened(owner, two.id)).toString()).toBe('둘');
    expect((await facts()).at(-1)).toMatchObject({ name: 'files.removed.v1', body: { file: one.id } });
  });

  it('destroys the key of a whole matter: what the store still holds, a copy of the database included, opens no more', async () => {
    const { id } = await desk.settled(owner, '1.txt', '하나');
    const [row] = await db.admin.query<{ wrapped: Buffer; name: Buffer; object: string }[]>(
      'select * from file where id = $1',
      [id],
    );
    await desk.add(owner, '2.txt', '둘');
    const removed = await db.tx.quick(OFFICE, (tx) =>
      desk.app.get(FileRemoval).destroyAllOf(tx, owner.matter, officer),
    );
    expect(removed).toBe(2);
    expect((await facts()).at(-1)).toMatchObject({ name: 'files.destroyed.v1', body: { files: 2 } });
    // Even with the rows put back as a backup would: the matter's key is gone.
    await db.admin.query(`update file set state = 'unscanned', wrapped = $2, name = $3, object = $4 where id = $1`, [
      id,
      row?.wrapped,
      row?.name,
      row?.object,
    ]);
    await expect(desk.opened(owner, id)).rejects.toThrow('files.gone');
    await db.admin.query(
      `update file set state = 'removed', wrapped = null, name = null, object = null where id = $1`,
      [id],
    );
  });
});

describe('the nightly comparison', () => {
  it('finds what stands on one side only, removes an orphan on the second night and never on the first', async () => {
    const comparison = desk.app.get(FileComparison);
    const { id } = await desk.settled(owner, 'lost.txt', '잃어버릴 글');
    const [row] = await db.admin.query<{ object: string }[]>('select object from file where id = $1', [id]);
    const pathOf = (object: string): string => join(desk.folder, 'objects', OFFICE, object.slice(-2), object);
    const orphan = '00000000-0000-4000-8000-0000000000aa';
    const kept = readFileSync(pathOf(row?.object ?? ''));
    await desk.add(owner, 'other.txt', '다른 글');
    const folder = join(desk.folder, 'objects', OFFICE, 'aa');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, orphan), kept);
    unlinkSync(pathOf(row?.object ?? ''));
    await db.admin.query(`update file set reserved_at = now() - interval '2 hours'`);

    expect(await comparison.compare(OFFICE)).toMatchObject({ orphans: 1, removed: 0, missing: 1 });
    expect(await comparison.compare(OFFICE)).toMatchObject({ orphans: 1, removed: 0, missing: 1 });
    await db.admin.query(`update file_finding set found_at = now() - interval '1 day'`);
    writeFileSync(pathOf(row?.object ?? ''), kept);
    expect(await comparison.compare(OFFICE)).toMatchObject({ orphans: 1, removed: 1, missing: 0 });
    expect(await db.admin.query('select * from file_finding')).toEqual([]);
    expect(await comparison.compare(OFFICE)).toEqual({ orphans: 0, removed: 0, missing: 0 });
    expect((await desk.opened(owner, id)).toString()).toBe('잃어버릴 글');
  });

  it('sets right what an office is counted to use', async () => {
    await db.admin.query('update file_usage set bytes = 12345');
    await desk.app.get(FileComparison).compare(OFFICE);
    const [row] = await db.admin.query<{ sum: string }[]>(
      `select coalesce(sum(size), 0) as sum from file where office_id = $1 and state in ('reserved', 'stored', 'clean', 'unscanned')`,
      [OFFICE],
    );
    expect(await used()).toBe(Number(row?.sum));
  });
});

describe('a new master key', () => {
  it('wraps the keys of matters anew; their files stay as they are', async () => {
    const { id } = await desk.settled(owner, '1.txt', '하나');
    const [old, fresh] = [Buffer.alloc(32, 'key'), Buffer.alloc(32, 'fresh')];
    const both = new FileLocks(new FileKeys({ masters: { 1: old, 2: fresh }, current: 2 }));
    while ((await db.tx.quick(OFFICE, (tx) => both.rewrap(tx, 2))) > 0);
    const later = await FileDesk.open(db, undefined, {
      folder: desk.folder,
      keys: new FileKeys({ masters: { 2: fresh }, current: 2 }),
    });
    expect((await later.opened(owner, id)).toString()).toBe('하나');
    await later.app.close();
    const back = new FileLocks(new FileKeys({ masters: { 1: old, 2: fresh }, current: 1 }));
    while ((await db.tx.quick(OFFICE, (tx) => back.rewrap(tx))) > 0);
  });
});
