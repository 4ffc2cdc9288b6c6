import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '#foundation';
import { FactLog, Queues } from '#ledger';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { FellDue } from './facts.js';
import { ReminderLoop } from './reminder-loop.js';
import { Reminders } from './reminders.js';

const OFFICE = 'example';
const HOUR = 3_600_000;
let db: TestDatabase;
let reminders: Reminders;
let loop: ReminderLoop;
let facts: FactLog;
let matter: string;
const clock = new Clock();

beforeAll(async () => {
  db = await testDatabase();
  facts = new FactLog();
  reminders = new Reminders(db.tx, facts);
  // A queue that is not there: nothing below may depend on it.
  loop = new ReminderLoop(db.tx, new Queues('redis://127.0.0.1:1', db.url), reminders, clock);
  for (const office of [OFFICE, 'other']) await bareOffice(db, office);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.admin.query(`delete from reminder`);
  await db.admin.query(`update office set clock_shift = '0'`);
  matter = await bareMatter(db, OFFICE);
});

const from = (milliseconds: number): Date => new Date(Math.floor(clock.now().getTime() / 1000) * 1000 + milliseconds);
type Wanted = Parameters<Reminders['arm']>[1] extends ReadonlyMap<string, readonly (infer One)[]> ? One : never;
const arm = (...wanted: Wanted[]): Promise<void> =>
  db.tx.run(OFFICE, (tx) => reminders.arm(tx, new Map([[matter, wanted]])));
const rows = (): Promise<{ moment: string; state: string; generation: number; id: string }[]> =>
  db.admin.query(`select id, moment, state, generation from reminder where matter_id = $1 order by due_at, moment`, [
    matter,
  ]);
const told = async (): Promise<unknown[]> =>
  (await db.tx.run(OFFICE, (tx) => facts.of(tx, matter)))
    .filter(({ name }) => name === FellDue.name)
    .map(({ body }) => body);

describe('arming', () => {
  it('makes the armed moments exactly the wanted ones, however often it is said', async () => {
    const [due, nudge] = [from(3 * HOUR), from(HOUR)];
    const wanted = [
      { moment: 'overdue', at: due, missed: 'once' as const },
      { moment: 'one-day-left', at: nudge, missed: 'skip' as const },
    ];
    await arm(...wanted);
    await arm(...wanted);
    expect(await rows()).toMatchObject([
      { moment: 'one-day-left', state: 'armed', generation: 1 },
      { moment: 'overdue', state: 'armed', generation: 1 },
    ]);
    await arm({ moment: 'overdue', at: from(5 * HOUR), missed: 'once' });
    expect((await rows()).map(({ moment, state }) => [moment, state])).toEqual([
      ['one-day-left', 'dropped'],
      ['overdue', 'dropped'],
      ['overdue', 'armed'],
    ]);
  });

  it('arms again what was dropped when the deadline moves back, under a new generation', async () => {
    const wanted = { moment: 'overdue', at: from(HOUR), missed: 'once' as const };
    await arm(wanted);
    await arm();
    await arm(wanted);
    expect(await rows()).toMatchObject([{ state: 'armed', generation: 2 }]);
  });

  it('never arms again what fired for the same instant', async () => {
    const wanted = { moment: 'overdue', at: from(-HOUR), missed: 'once' as const };
    await arm(wanted);
    expect(await loop.safety()).toBe(1);
    await arm(wanted);
    expect(await rows()).toMatchObject([{ state: 'fired', generation: 1 }]);
    expect(await loop.safety()).toBe(0);
    expect(await told()).toHaveLength(1);
  });

  it('is undone with the transaction that wanted it', async () => {
    const broken = db.tx.run(OFFICE, async (tx) => {
      await reminders.arm(tx, new Map([[matter, [{ moment: 'overdue', at: from(HOUR), missed: 'once' }]]]));
      throw new Error('step refused');
    });
    await expect(broken).rejects.toThrow('step refused');
    expect(await rows()).toEqual([]);
  });
});

describe('firing', () => {
  it('tells one fact with the instant it was armed for, however many call', async () => {
    const at = from(-10_000);
    await arm({ moment: 'overdue', at, missed: 'once' });
    const [{ id } = { id: '' }] = await rows();
    const answers = await Promise.all(Array.from({ length: 8 }, () => reminders.fire(OFFICE, id)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await told()).toEqual([{ moment: 'overdue', due: at.toISOString() }]);
  });

  it('finds nothing when called early or for what was dropped', async () => {
    await arm({ moment: 'overdue', at: from(60_000), missed: 'once' });
    const [{ id } = { id: '' }] = await rows();
    expect(await reminders.fire(OFFICE, id)).toBe(false);
    await arm();
    await db.admin.query(`update office set clock_shift = '1 hour' where office_id = $1`, [OFFICE]);
    expect(await reminders.fire(OFFICE, id)).toBe(false);
    expect(await told()).toEqual([]);
  });

  it('does not fire for another office', async () => {
    await arm({ moment: 'overdue', at: from(-10_000), missed: 'once' });
    const [{ id } = { id: '' }] = await rows();
    expect(await reminders.fire('other', id)).toBe(false);
  });

  it('goes by the clock of the office in the database, not of this machine', async () => {
    await arm({ moment: 'overdue', at: from(24 * HOUR), missed: 'once' });
    expect(await loop.safety()).toBe(0);
    await db.admin.query(`update office set clock_shift = '25 hours' where office_id = $1`, [OFFICE]);
    expect(await loop.safety()).toBe(1);
  });

  it('two moments of one matter at once each find their place in the chain', async () => {
    const at = from(-10_000);
    await arm(...['a', 'b', 'c', 'd'].map((moment) => ({ moment, at, missed: 'once' as const })));
    await Promise.all((await rows()).map(({ id }) => reminders.fire(OFFICE, id)));
    expect(await told()).toHaveLength(4);
  });
});

describe('what passed while nothing ran', () => {
  const progress = (days: number) => ({ moment: 'progress', at: from(-days * 24 * HOUR) });

  it('once: only the latest of its kind fires', async () => {
    await arm(...[90, 60, 30].map((days) => ({ ...progress(days), missed: 'once' as const })));
    expect(await loop.safety()).toBe(1);
    expect((await rows()).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'fired']);
  });

  it('all: every one fires', async () => {
    await arm(...[90, 60, 30].map((days) => ({ ...progress(days), missed: 'all' as const })));
    expect(await loop.safety()).toBe(3);
  });

  it('skip: a nudge that comes hours late is dropped, a little late it still helps', async () => {
    await arm({ moment: 'three-days-left', at: from(-5 * HOUR), missed: 'skip' });
    await arm(
      { moment: 'three-days-left', at: from(-5 * HOUR), missed: 'skip' },
      { moment: 'one-day-left', at: from(-HOUR), missed: 'skip' },
    );
    expect(await loop.safety()).toBe(1);
    expect(await told()).toMatchObject([{ moment: 'one-day-left' }]);
  });
});

it('tells the operator what is armed and how late, and shows no other office through the wall', async () => {
  await arm(
    { moment: 'overdue', at: from(-HOUR), missed: 'once' },
    { moment: 'progress', at: from(HOUR), missed: 'once' },
  );
  const [health] = await reminders.health();
  expect(health).toMatchObject({ office: OFFICE, armed: 2 });
  expect(health?.lateSeconds).toBeGreaterThan(3_590);
  expect(await db.source.query('select * from reminder')).toEqual([]);
});
