import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { FileDesk, officer, resident } from '../../test/support/files/file-desk.js';
import { picture } from '../../test/support/files/good-files.js';
import { S3Peer } from '../../test/support/files/s3-peer.js';
import { FileComparison, FileRemoval, type Owner } from './index.js';

// Each file is looked into in a process of its own.
jest.setTimeout(60_000);

const OFFICE = 'example';
let db: TestDatabase;
let peer: S3Peer;
let desk: FileDesk;
let owner: Owner;

beforeAll(async () => {
  db = await testDatabase();
  await bareOffice(db, OFFICE);
  peer = await S3Peer.open();
  desk = await FileDesk.open(db, undefined, { s3: peer.settings });
  owner = { office: OFFICE, matter: await bareMatter(db, OFFICE), actor: resident };
}, 60_000);
afterAll(async () => {
  await desk.close();
  await peer.close();
  await db.drop();
});

describe('files in a store that speaks S3', () => {
  it('are put sealed, read back, replaced and removed, every request signed', async () => {
    const words = `카나리아 ${'글'.repeat(100_000)}`;
    const note = await desk.settled(owner, 'note.txt', words);
    const photo = await desk.settled(owner, 'photo.png', await picture().png().toBuffer());
    expect((await desk.opened(owner, note.id)).toString()).toBe(words);
    expect((await desk.opened(owner, photo.id)).subarray(1, 4).toString()).toBe('PNG');
    expect([...peer.objects.keys()].every((key) => /^example\/[0-9a-f-]{36}$/.test(key))).toBe(true);
    expect(peer.objects.size).toBe(2);
    expect(Buffer.concat([...peer.objects.values()]).includes('카나리아')).toBe(false);
    await db.tx.quick(OFFICE, (tx) => desk.app.get(FileRemoval).destroyAllOf(tx, owner.matter, officer));
    for (let n = 0; n < 50 && peer.objects.size > 0; n++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(peer.objects.size).toBe(0);
    expect(peer.refused).toEqual([]);
  });

  it('are listed over several pages and compared with their rows', async () => {
    for (let n = 0; n < 5; n++) await desk.settled(owner, `${n}.txt`, `글 ${n}`);
    peer.objects.set('example/00000000-0000-4000-8000-000000000001', Buffer.from('x'));
    expect(await desk.app.get(FileComparison).compare(OFFICE)).toMatchObject({ orphans: 1, removed: 0, missing: 0 });
    await db.admin.query(`update file_finding set found_at = now() - interval '1 day'`);
    expect(await desk.app.get(FileComparison).compare(OFFICE)).toMatchObject({ removed: 1 });
    expect(peer.objects.size).toBe(5);
  });

  it('outlast a store that is busy for a moment, and a key that is wrong is told', async () => {
    peer.trouble = 2;
    const { id } = await desk.settled(owner, 'busy.txt', '기다린 글');
    expect((await desk.opened(owner, id)).toString()).toBe('기다린 글');
    const wrong = await FileDesk.open(db, undefined, { s3: { ...peer.settings, secret: 'another' } });
    await expect(wrong.add(owner, 'x.txt', '못 넣는 글')).rejects.toThrow('403');
    await wrong.close();
    expect(peer.refused.every((code) => code === 'SignatureDoesNotMatch')).toBe(true);
  });
});
