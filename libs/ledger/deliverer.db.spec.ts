import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Clock, type Fact, factKind } from '#foundation';
import { Deliverer, FactLog, statement } from '#ledger';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import type { KnownReaction } from './reaction.js';
import type { ReactionBook } from './reaction-book.js';

const OFFICE = 'example';
const Happened = factKind<Record<string, never>>('test.happened.v1');
const DELIVERY = statement(
  'test.delivery',
  'select attempt, parked_at is not null as parked from delivery where matter_id = $1',
);
const NOTE = statement('test.note', `insert into tally_note (office_id, matter_id, seq) values ($1, $2, $3)`);
let db: TestDatabase;
/** Sizes of what the reaction was called with. */
let calls: number[] = [];
/** Matters whose facts cannot be carried. */
let bad = new Set<string>();
/** What happens in the middle of a call. */
let meanwhile: (() => Promise<void>) | undefined;

beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(`set role tongtong_keeper;
    create table tally_note (office_id text, matter_id uuid, seq int, number bigserial);
    grant usage on sequence tally_note_number_seq to tongtong_app;
    select guard.protect('tally_note', 'select, insert'); reset role`);
});
afterAll(() => db.drop());
beforeEach(() => {
  calls = [];
  bad = new Set();
  meanwhile = undefined;
});

async function note(facts: readonly Fact[]): Promise<void> {
  calls.push(facts.length);
  const tx = db.tx.entered();
  for (const { matter, seq } of facts) {
    await tx.rows(NOTE, [OFFICE, matter, seq]);
    if (bad.has(matter)) throw new Error('cannot');
  }
  const then = meanwhile;
  meanwhile = undefined;
  await then?.();
}

const reaction: KnownReaction = {
  name: 'test.note-what-happened',
  kinds: [Happened.name],
  replayable: false,
  together: true,
  concerns: () => true,
  run: note,
};
const deliverer = (): Deliverer =>
  new Deliverer(db.tx, { of: () => [reaction] } as unknown as ReactionBook, new Clock());

async function told(matter: string = randomUUID()): Promise<string> {
  const at = new Date(0);
  await db.tx.run(OFFICE, (tx) =>
    new FactLog().appendNext(tx, { matter, kind: Happened, body: {}, actor: 'system:test', at }),
  );
  return matter;
}

const standing = (matter: string): Promise<unknown> => db.tx.quick(OFFICE, (tx) => tx.row(DELIVERY, [matter]));
const noted = async (matter: string): Promise<number[]> => {
  const rows = await db.admin.query<{ seq: number }[]>(
    'select seq from tally_note where matter_id = $1 order by number',
    [matter],
  );
  return rows.map(({ seq }) => seq);
};
const expire = (matter: string): Promise<unknown> =>
  db.admin.query(
    `update delivery set next_at = clock_timestamp() - interval '1 second', lease_until = clock_timestamp() - interval '1 second' where matter_id = $1`,
    [matter],
  );

it('carries facts of many matters in one transaction, each matter in its own order', async () => {
  const matters = await Promise.all(Array.from({ length: 20 }, () => told()));
  for (const matter of matters) await told(matter);
  expect(await deliverer().deliver(OFFICE)).toBe(20);
  expect(await deliverer().deliver(OFFICE)).toBe(20);
  expect(calls).toEqual([20, 20]);
  for (const matter of matters) expect(await noted(matter)).toEqual([1, 2]);
});

it('one bad fact in a batch undoes nothing of the others and counts as one try of its own', async () => {
  const [poor, ...others] = await Promise.all(Array.from({ length: 9 }, () => told()));
  bad.add(poor as string);
  await deliverer().deliver(OFFICE);
  for (const matter of others) {
    expect(await noted(matter)).toEqual([1]);
    expect(await standing(matter)).toBeUndefined();
  }
  expect(await noted(poor as string)).toEqual([]);
  expect(await standing(poor as string)).toEqual({ attempt: 1, parked: false });
  await db.admin.query('delete from delivery where matter_id = $1', [poor]);
});

it('what failed waits for its pause, however often workers are called', async () => {
  const matter = await told();
  bad.add(matter);
  for (let i = 0; i < 12; i++) await deliverer().deliver(OFFICE);
  expect(await standing(matter)).toEqual({ attempt: 1, parked: false });
  bad.clear();
  await expire(matter);
  await deliverer().deliver(OFFICE);
  expect(await noted(matter)).toEqual([1]);
  expect(await standing(matter)).toBeUndefined();
});

it('what was begun and never finished goes alone the next time, and is parked in the end', async () => {
  const [died, fresh] = [await told(), await told()];
  await db.admin.query(`update delivery set attempt = 1 where matter_id = $1`, [died]);
  await deliverer().deliver(OFFICE);
  expect(calls).toEqual([1, 1]);
  expect(await standing(fresh)).toBeUndefined();
  const killer = await told();
  await db.admin.query(`update delivery set attempt = 25 where matter_id = $1`, [killer]);
  await deliverer().deliver(OFFICE);
  expect(await standing(killer)).toEqual({ attempt: 26, parked: true });
});

/** A worker that takes what is due and then does something else before it begins. */
async function asleep(): Promise<{ taken: number; wake: () => Promise<void> }> {
  const worker = deliverer() as unknown as {
    take(office: string): Promise<unknown[]>;
    carry(office: string, taken: unknown[]): Promise<void>;
  };
  const taken = await worker.take(OFFICE);
  return { taken: taken.length, wake: () => worker.carry(OFFICE, taken) };
}

it('a batch that slept past its lease leaves alone what another has taken since', async () => {
  const [mine, lost] = [await told(), await told()];
  const sleeper = await asleep();
  expect(sleeper.taken).toBe(2);
  await expire(lost);
  expect(await deliverer().deliver(OFFICE)).toBe(1);
  await sleeper.wake();
  expect(await noted(lost)).toEqual([1]);
  expect(await noted(mine)).toEqual([1]);
  expect([await standing(mine), await standing(lost)]).toEqual([undefined, undefined]);
});

it('while a batch is at work nobody else gets its facts, even when their lease ran out before it began', async () => {
  const matter = await told();
  const sleeper = await asleep();
  await expire(matter);
  let others: number | undefined;
  meanwhile = async () => {
    others = await deliverer().deliver(OFFICE);
  };
  await sleeper.wake();
  expect(others).toBe(0);
  expect(await noted(matter)).toEqual([1]);
});

it('four workers at once carry each fact once', async () => {
  const matters = await Promise.all(Array.from({ length: 120 }, () => told()));
  await Promise.all(Array.from({ length: 4 }, () => deliverer().deliver(OFFICE)));
  while ((await deliverer().deliver(OFFICE)) > 0);
  for (const matter of matters) expect(await noted(matter)).toEqual([1]);
}, 30_000);
