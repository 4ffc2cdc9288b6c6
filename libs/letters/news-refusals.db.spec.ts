import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock, factKind } from '#foundation';
import { FactLog } from '#ledger';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { LetterBook } from './letter-book.js';
import { Letters } from './letters.js';
import { NewsRefusals } from './news-refusals.js';

const OFFICE = 'example';
const Happened = factKind<Record<string, never>>('test.happened.v1');
const clock = new Clock();
const facts = new FactLog();
let db: TestDatabase;
let folder: string;
let letters: Letters;
let refusals: NewsRefusals;

beforeAll(async () => {
  db = await testDatabase();
  await bareOffice(db, OFFICE);
  await bareOffice(db, 'other');
  folder = mkdtempSync(join(tmpdir(), 'letters-'));
  cpSync(join(import.meta.dirname, '../../config/letters'), folder, { recursive: true });
  const news =
    "letter: R90\nname: 소식\ninForce: '2022-07-12'\nkind: status\nto: [resident]\nnews: true\nsubject: 소식\ntext: 소식입니다.\n";
  writeFileSync(join(folder, 'R90.yaml'), news);
  const book = LetterBook.load(folder);
  letters = new Letters(book, db.tx, facts, clock);
  refusals = new NewsRefusals(book, db.tx, clock);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await db.drop();
});

async function written(person: string): Promise<string[]> {
  const matter = await bareMatter(db, OFFICE);
  return db.tx.run(OFFICE, async (tx) => {
    const { seq } = await facts.appendNext(tx, {
      matter,
      kind: Happened,
      body: {},
      actor: 'system:test',
      at: clock.now(),
    });
    for (const code of ['R90', 'R2', 'R8'])
      await letters.write(tx, { matter, seq, code, recipients: [{ kind: 'resident', id: person }] });
    return (await letters.ofMatter(tx, matter)).map(({ template }) => template).sort();
  });
}

it('news is not written to whoever refused it, and everything else is', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  await refusals.refuse(OFFICE, one, 'R90');
  await refusals.refuse(OFFICE, one, 'R90');
  expect([await written(one), await written(two)]).toEqual([
    ['R2', 'R8'],
    ['R2', 'R8', 'R90'],
  ]);
  expect([await refusals.refused(OFFICE, one, 'R90'), await refusals.refused('other', one, 'R90')]).toEqual([
    true,
    false,
  ]);
  await refusals.want(OFFICE, one, 'R90');
  expect(await written(one)).toEqual(['R2', 'R8', 'R90']);
});

it('a notice of the law is refused by nobody', async () => {
  for (const code of ['R8', 'R2', 'N1', 'R99'])
    await expect(refusals.refuse(OFFICE, randomUUID(), code)).rejects.toMatchObject({ code: 'letters.not-refusable' });
});
