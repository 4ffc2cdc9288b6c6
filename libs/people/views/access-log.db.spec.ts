import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, Clock } from '#foundation';
import { type TestDatabase, testDatabase } from '../../../test/support/database.js';
import { readContact } from '../rules/contact.js';
import { Vault } from '../storage/vault.js';
import { VaultKeys } from '../storage/vault-keys.js';
import { AccessLog } from './access-log.js';

const key = Buffer.alloc(32, 'vault');
const clock = new Clock();
const vault = new Vault(new VaultKeys({ masters: { 1: key }, current: 1, blind: key }), clock);
const log = new AccessLog();
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

describe('the access log', () => {
  it('is read by time, by who acted and by whose data it was, page by page', async () => {
    const contact = readContact({ name: '김예시', phone: '010-0000-1234', answer: 'phone', consent: true });
    const staff = (id: string): Actor => ({ kind: 'staff', id, roles: ['officer'] });
    const from = clock.now('alpha');
    const people = await db.tx.quick('alpha', async (tx) => {
      const kept = [vault.keep(tx, contact), vault.keep(tx, contact)];
      await Promise.all(kept.map(({ written }) => written));
      return kept.map(({ person }) => person);
    });
    const [one = '', two = ''] = people;
    let minutes = 0;
    for (const [who, whose] of [
      ['staff-1', one],
      ['staff-2', one],
      ['staff-1', two],
    ] as const) {
      clock.shift('alpha', (minutes += 1) * 60_000);
      const looking = { actor: staff(who), from: '::1', purpose: 'phone-call', reason: '전화 회신' };
      await db.tx.quick('alpha', (tx) => vault.open(tx, whose, looking));
    }
    const to = new Date(from.getTime() + 3_600_000);
    const read = (more: object, office = 'alpha') => db.tx.quick(office, (tx) => log.read(tx, { from, to, ...more }));

    const all = await read({});
    expect(all.map(({ actor, person }) => [actor, person])).toEqual([
      ['staff:staff-1', one],
      ['staff:staff-2', one],
      ['staff:staff-1', two],
    ]);
    expect(await read({ actor: 'staff-1' })).toEqual([all[0], all[2]]);
    expect(await read({ person: one })).toEqual([all[0], all[1]]);
    expect(await read({ most: 1, after: all[0]?.id })).toEqual([all[1]]);
    expect(await read({ to: all[1]?.at })).toEqual([all[0]]);
    expect(await read({}, 'beta')).toEqual([]);
  });
});
