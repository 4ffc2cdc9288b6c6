import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Profile } from './rules/profile.js';
import { OpenOffice } from './actions/open-office.js';
import { loadProfiles } from './storage/load-profiles.js';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';

let db: TestDatabase;
let profiles: ReadonlyMap<string, Profile>;
let opening: OpenOffice;
beforeAll(async () => {
  [db, profiles] = await Promise.all([testDatabase(), loadProfiles('config/offices')]);
  opening = new OpenOffice(db.tx);
}, 60_000);
afterAll(() => db.drop());

const profileOf = (code: string): Profile => profiles.get(code) as Profile;
const count = async (sql: string): Promise<number> => {
  const [row] = await db.admin.query<{ count: string }[]>(`select count(*) ${sql}`);
  return Number(row?.count);
};

describe('opening an office', () => {
  it('writes all that the profile says; a second run changes nothing', async () => {
    for (const profile of profiles.values()) expect(await opening.open(profile)).toBe(true);
    for (const profile of profiles.values()) expect(await opening.open(profile)).toBe(false);
    expect(await count('from office where revision = 1')).toBe(5);
    expect(await count(`from department where office_id = 'naju'`)).toBe(14);
    expect(await count(`from staff where office_id = 'naju'`)).toBe(Object.keys(profileOf('naju').staff).length);
    expect(await count('from holiday_snapshot')).toBe(5);
    expect(await count(`from holiday where office_id = 'saha' and day = '2026-05-01'`)).toBe(1);
  });

  it('closes who left, notes each change of permissions, and takes a returner back under the same id', async () => {
    const saha = profileOf('saha');
    const { 'road-2': left, ...stayed } = saha.staff;
    const moved = { ...stayed, 'traffic-2': { ...saha.staff['traffic-2'], department: 'park' } } as Profile['staff'];
    expect(await opening.open({ ...saha, staff: moved }, 'staff:someone')).toBe(true);
    expect(left?.department).toBe('road');
    expect(await count(`from staff where office_id = 'saha' and account = 'road-2' and valid_to is not null`)).toBe(1);
    expect(
      await count(
        `from staff_role join staff using (office_id, staff_id) where office_id = 'saha' and account = 'road-2'`,
      ),
    ).toBe(0);
    await opening.open(saha, 'staff:someone');
    const log = await db.admin.query<unknown[]>(
      `select account, change, c.department from permission_change c join staff using (office_id, staff_id)
       where office_id = 'saha' and actor = 'staff:someone' order by at, account`,
    );
    expect(log).toEqual([
      { account: 'road-2', change: 'revoke', department: 'road' },
      { account: 'traffic-2', change: 'change', department: 'park' },
      { account: 'road-2', change: 'grant', department: 'road' },
      { account: 'traffic-2', change: 'change', department: 'traffic' },
    ]);
    expect(await count(`from staff where office_id = 'saha' and account = 'road-2'`)).toBe(1);
    expect(await count(`from office where office_id = 'saha' and revision = 3`)).toBe(1);
  });

  it('refuses to make a sample of a real office or the other way round', async () => {
    await expect(opening.open({ ...profileOf('gwanak'), sample: false })).rejects.toMatchObject({
      code: 'office.stays-what-it-is',
    });
    await expect(db.tx.run('gwanak', (tx) => tx.manager.query(`update office set sample = false`))).rejects.toThrow(
      'stays what it was opened as',
    );
  });

  it('never lets the record of permissions be changed', async () => {
    await expect(db.admin.query(`delete from permission_change`)).rejects.toThrow('never changed or removed');
    await expect(
      db.tx.run('saha', (tx) => tx.manager.query(`update permission_change set actor = 'x'`)),
    ).rejects.toThrow('permission denied');
  });
});
