import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { factKind } from '#foundation';
import { Deliverer, FactLog, statement } from '#ledger';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import type { HandedOver } from './deliverer.js';
import type { KnownReaction } from './reaction.js';
import type { ReactionBook } from './reaction-book.js';

const OFFICE = 'example';
const Happened = factKind<Record<string, never>>('test.happened.v1');
const DELIVERY = statement(
  'test.delivery',
  'select attempt, parked_at is not null as parked from delivery where matter_id = $1',
);
type Handed = HandedOver & { readonly matter_id: string };
let db: TestDatabase;
let runs = 0;
let fails = false;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const reaction: KnownReaction = {
  name: 'test.note-what-happened',
  kinds: [Happened.name],
  replayable: false,
  run: async () => {
    runs++;
    if (fails) throw new Error('cannot');
  },
};

function deliverer(): Deliverer {
  return new Deliverer(db.tx, { of: () => [reaction] } as unknown as ReactionBook);
}

async function told(): Promise<string> {
  const matter = randomUUID();
  const at = new Date(0);
  await db.tx.run(OFFICE, (tx) =>
    new FactLog().appendNext(tx, { matter, kind: Happened, body: {}, actor: 'system:test', at }),
  );
  return matter;
}

/** Hands it over again as if the lease before had run out. */
async function handOver(matter: string): Promise<Handed> {
  await db.admin.query(`update delivery set next_at = clock_timestamp() - interval '1 second' where matter_id = $1`, [
    matter,
  ]);
  const heads = await db.source.query<Handed[]>(`select * from lease_heads(100, interval '5 seconds')`);
  return heads.find(({ matter_id }) => matter_id === matter) as Handed;
}

const standing = (matter: string): Promise<unknown> => db.tx.quick(OFFICE, (tx) => tx.row(DELIVERY, [matter]));

it('handing over forty times what nobody takes is no try: the next failure does not park it', async () => {
  const matter = await told();
  for (let i = 0; i < 40; i++) await handOver(matter);
  expect(await standing(matter)).toEqual({ attempt: 0, parked: false });
  fails = true;
  await deliverer().deliver(OFFICE, matter, await handOver(matter));
  fails = false;
  expect(await standing(matter)).toEqual({ attempt: 1, parked: false });
  await deliverer().deliver(OFFICE, matter, await handOver(matter));
  expect(await standing(matter)).toBeUndefined();
});

it('jobs of earlier hand-overs do not use up the tries of a fact that failed', async () => {
  const matter = await told();
  const handed = [];
  for (let i = 0; i < 12; i++) handed.push(await handOver(matter));
  [runs, fails] = [0, true];
  for (const one of handed) await deliverer().deliver(OFFICE, matter, one);
  fails = false;
  expect(runs).toBe(1);
  expect(await standing(matter)).toEqual({ attempt: 1, parked: false });
});

it('a job that waited longer than its lease still delivers what has not failed', async () => {
  const matter = await told();
  const early = await handOver(matter);
  await handOver(matter);
  await deliverer().deliver(OFFICE, matter, early);
  expect(await standing(matter)).toBeUndefined();
});
