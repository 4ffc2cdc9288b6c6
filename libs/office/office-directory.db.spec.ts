import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '#foundation';
import { Hints } from '#ledger';
import { ChangeHolidays } from './actions/change-holidays.js';
import { MoveClock } from './actions/move-clock.js';
import { OpenOffice } from './actions/open-office.js';
import type { Profile } from './rules/profile.js';
import { loadProfiles } from './storage/load-profiles.js';
import { OfficeClock } from './storage/office-clock.js';
import { OfficeDirectory } from './views/office-directory.js';
import { openOffices } from '../../test/support/open-offices.js';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';

/** A clock whose steady hand is moved by the test. */
class SteppingClock extends Clock {
  steady = 0;
  override monotonic(): number {
    return this.steady;
  }
}

let db: TestDatabase;
let naju: Profile;
const clock = new SteppingClock();
beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx);
  naju = (await loadProfiles('config/offices')).get('naju') as Profile;
}, 60_000);
const heard: Hints[] = [];
afterAll(() => {
  for (const each of heard) each.onModuleDestroy();
  return db.drop();
});
/** Hears nothing: what is seen then is seen by looking. */
const deaf = (): Hints => {
  const each = new Hints(db.source);
  each.onModuleDestroy();
  return each;
};
/** A process's ears, closed at the end: the pool waits for every connection that is out. */
const ears = (): Hints => {
  const each = new Hints(db.source);
  heard.push(each);
  return each;
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 200) throw new Error('did not come about within two seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('the directory of offices', () => {
  it('tells codes across offices and knows each by its own rows', async () => {
    const directory = new OfficeDirectory(db.tx, clock, ears());
    expect(await directory.codes()).toEqual(['gwanak', 'naju', 'saha', 'tongtong39', 'yeonsu']);
    const office = await directory.of('naju');
    expect([...office.departments().keys()].slice(0, 3)).toEqual(['civil', 'planning', 'audit']);
    const [head] = office.staff('head', 'road');
    expect(office.departments().get('road')).toEqual({ label: '건설과', phone: '061-000-2600', head: head?.id });
    expect(office.person(head?.id ?? '')).toEqual({
      id: head?.id,
      account: 'road-head',
      name: naju.staff['road-head']?.name,
      department: '건설과',
      phone: '061-000-2601',
    });
    expect(office.dongs()).toHaveLength(20);
    expect(office.calendar.whyOff('2026-05-01')).toBe('노동절');
    expect(office.calendar.addWorkingMinutes('2026-05-04T17:30', 60)).toBe('2026-05-06T09:30');
  });

  it('refuses an office that is not open', async () => {
    const directory = new OfficeDirectory(db.tx, clock, ears());
    await expect(directory.of('nowhere')).rejects.toMatchObject({
      code: 'office.unknown',
      details: { office: 'nowhere' },
    });
  });

  it('answers from memory for two seconds, then sees what has changed', async () => {
    const directory = new OfficeDirectory(db.tx, clock, deaf());
    const before = await directory.of('naju');
    await new OpenOffice(db.tx).open({ ...naju, title: '나주시(바뀜)' });
    clock.steady += 1_999;
    expect(await directory.of('naju')).toBe(before);
    clock.steady += 2;
    expect((await directory.of('naju')).profile.title).toBe('나주시(바뀜)');
    clock.steady += 5_000;
    const after = await directory.of('naju');
    clock.steady += 5_000;
    expect(await directory.of('naju')).toBe(after);
  });

  it('sees a change at once when the hint is heard', async () => {
    const hints = ears();
    const directory = new OfficeDirectory(db.tx, clock, hints);
    await directory.of('naju');
    await new OpenOffice(db.tx).open({ ...naju, title: '나주시(다시)' });
    await until(async () => (await directory.of('naju')).profile.title === '나주시(다시)');
    expect((await directory.of('naju')).profile.title).toBe('나주시(다시)');
  });
});

describe('a holiday declared by itself', () => {
  it('makes a new snapshot for that office alone, and stays when the office is opened again', async () => {
    const directory = new OfficeDirectory(db.tx, clock, ears());
    const before = (await directory.of('yeonsu')).calendar;
    const declaring = new ChangeHolidays(db.tx);
    const declared = await declaring.make('yeonsu', { kind: 'declared', day: '2026-10-02', name: '임시공휴일' });
    await openOffices(db.tx, 'yeonsu');
    clock.steady += 3_000;
    const after = (await directory.of('yeonsu')).calendar;
    expect(after.holidays.id).toBe(declared.after.id);
    expect([before.whyOff('2026-10-02'), after.whyOff('2026-10-02')]).toEqual([undefined, '임시공휴일']);
    expect((await directory.of('gwanak')).calendar.holidays.id).toBe(before.holidays.id);
    await expect(
      declaring.make('yeonsu', { kind: 'declared', day: '2026-10-02', name: '임시공휴일' }),
    ).rejects.toMatchObject({
      code: 'office.day-off-already',
    });
    await expect(
      declaring.make('yeonsu', { kind: 'declared', day: '2099-10-02', name: '임시공휴일' }),
    ).rejects.toMatchObject({
      code: 'office.year-not-published',
    });
  });
});

describe('the clock of a sample office', () => {
  it('moves in every process and in the database, and back', async () => {
    const [here, there] = [new Clock(), new Clock()];
    const other = new OfficeClock(db.tx, there, ears());
    const to = new Date('2027-02-05T00:00:00Z');
    await new MoveClock(db.tx, here).move('saha', to);
    await other.refresh();
    for (const clock of [here, there]) {
      expect(Math.abs(clock.now('saha').getTime() - to.getTime())).toBeLessThan(5_000);
      expect(clock.now('naju').getFullYear()).toBe(clock.now().getFullYear());
    }
    const [row] = await db.tx.run('saha', (tx) =>
      tx.manager.query<{ now: Date }[]>('select public.office_now() as now'),
    );
    expect(Math.abs((row?.now.getTime() ?? 0) - to.getTime())).toBeLessThan(5_000);
    await new MoveClock(db.tx, here).move('saha', null);
    await other.refresh();
    expect(Math.abs(there.now('saha').getTime() - there.now().getTime())).toBeLessThan(5_000);
  });

  it('of a real office never moves, not even by SQL', async () => {
    const real = { ...naju, office: 'real', web: '/real', title: '진짜시', sample: false };
    await new OpenOffice(db.tx).open(real);
    await expect(new MoveClock(db.tx, new Clock()).move('real', new Date(0))).rejects.toMatchObject({
      code: 'office.clock-not-movable',
    });
    await expect(
      db.tx.run('real', (tx) => tx.manager.query(`update office set clock_shift = '1 day'`)),
    ).rejects.toThrow('only_a_sample_moves_its_clock');
  });
});
