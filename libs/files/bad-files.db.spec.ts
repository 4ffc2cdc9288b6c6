import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, RuleBroken } from '#foundation';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { type BadFile, badFiles } from '../../test/support/files/bad-files.js';
import { ClamdPeer } from '../../test/support/files/clamd-peer.js';
import { FileDesk } from '../../test/support/files/file-desk.js';
import { goodFiles } from '../../test/support/files/good-files.js';
import { ClamdScanner, FileRemoval } from './index.js';

const OFFICE = 'example';
const AT_ONCE = 4;
let db: TestDatabase;
let peer: ClamdPeer;
let desk: FileDesk;
let good: Readonly<Record<string, Buffer>>;
let bad: BadFile[];

beforeAll(async () => {
  db = await testDatabase();
  await bareOffice(db, OFFICE);
  peer = await ClamdPeer.open();
  desk = await FileDesk.open(db, new ClamdScanner(peer.url));
  good = await goodFiles();
  bad = badFiles(good);
}, 60_000);
afterAll(async () => {
  await desk.close();
  await peer.close();
  await db.drop();
});

/** Everything that becomes of a file that is brought: a refusal at the door, or a state. */
async function fate({ name, content }: Pick<BadFile, 'name' | 'content'>): Promise<string> {
  const actor: Actor = { kind: 'resident', id: 'person-1', roles: ['resident'] };
  const owner = { office: OFFICE, matter: await bareMatter(db, OFFICE), actor };
  try {
    const { id, state } = await desk.settled(owner, name, content);
    await expect(desk.opened(owner, id)).rejects.toThrow('files.not-open');
    return state;
  } catch (error) {
    if (error instanceof RuleBroken) return error.code;
    throw error;
  }
}

describe('the corpus of bad files', () => {
  it('holds more than three hundred, no two alike', () => {
    expect(new Set(bad.map(({ what }) => what)).size).toBeGreaterThanOrEqual(300);
    expect(new Set(bad.map(({ name, content }) => `${name}\0${content.toString('base64')}`)).size).toBeGreaterThan(300);
  });

  it('none is ever stored as clean or can be opened', async () => {
    const passed: string[] = [];
    const waiting = bad.values();
    const walk = async (): Promise<void> => {
      for (const file of waiting) {
        const became = await fate(file).catch((error: unknown) => `opened: ${String(error)}`);
        const refused = became === 'rejected' || became === 'infected' || /^files\./.test(became);
        if (!refused) passed.push(`${file.what}: ${became}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, walk));
    expect(passed).toEqual([]);
  }, 600_000);

  it('the good files it was made from all pass, each in its own kind', async () => {
    const owner = {
      office: OFFICE,
      matter: await bareMatter(db, OFFICE),
      actor: { kind: 'resident', id: 'p', roles: [] } as const,
    };
    const states: Record<string, string> = {};
    for (const [name, content] of Object.entries(good)) {
      const { id, state, kind } = await desk.settled(owner, name, content);
      states[name] = `${kind} ${state}`;
      expect((await desk.opened(owner, id)).length).toBeGreaterThan(0);
      // Ten are the most a side may have.
      await desk.app.get(FileRemoval).remove(OFFICE, owner.matter, id, owner.actor);
    }
    expect(Object.values(states).every((state) => state.endsWith(' clean'))).toBe(true);
    expect(Object.keys(states)).toHaveLength(11);
  }, 60_000);
});
