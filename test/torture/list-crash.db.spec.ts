import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '#foundation';
import { Lists, ListsModule, ListWork } from '#lists';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { openOffices } from '../support/open-offices.js';
import { ProductAtHand } from '../support/product-at-hand.js';
import { readXlsx } from '../support/documents/read-xlsx.js';

jest.setTimeout(120_000);

const ROOT = join(import.meta.dirname, '../..');
const OFFICE = 'naju';
const ROWS = 150;
const HEAD = '제목,내용,신청 경로,이름,답변 받을 방법,전화번호,개인정보 동의';

let db: TestDatabase;
let product: ProductAtHand;
let intake: Actor;
beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  product = await ProductAtHand.open(db, [ListsModule]);
  intake = await product.staff(OFFICE, 'intake', 'civil');
}, 60_000);
afterAll(async () => {
  await product.close();
  await db.drop();
});

it.each(['연번', undefined])('a list whose work is killed twice ends whole, numbered by %s', async (number) => {
  const list = await confirmed(number);
  for (const rows of [20, 70]) await killedAfter(list, rows);
  const half = await takenOf(list);
  expect(half).toBeGreaterThanOrEqual(70);
  expect(half).toBeLessThan(ROWS);

  // In other hands until its thirty seconds are over.
  await product.app.get(ListWork).make(OFFICE, list);
  expect(await takenOf(list)).toBe(half);
  await leaseIsOver(list);
  await Promise.all([product.app.get(ListWork).make(OFFICE, list), product.app.get(ListWork).make(OFFICE, list)]);

  const { state, taken, done } = await product.app.get(Lists).status(OFFICE, list, intake);
  expect([state, taken, done]).toEqual(['done', ROWS, ROWS + 1]);
  const opened = await db.admin.query<{ title: string }[]>(
    `select p.body as title from list_row r join matter m on m.office_id = r.office_id and m.id = r.matter_id
     join passage p on p.office_id = m.office_id and p.id = m.title where r.upload_id = $1`,
    [list],
  );
  const [{ all } = { all: 0 }] = await db.admin.query<{ all: number }[]>(
    `select count(*)::int as all from matter m join passage p on p.office_id = m.office_id and p.id = m.title where p.body like $1`,
    [`${titled(number)} %`],
  );
  expect(new Set(opened.map(({ title }) => title))).toEqual(new Set(titlesOf(number)));
  expect([opened.length, all]).toEqual([ROWS, ROWS]);

  const { bytes } = await product.app.get(Lists).file(OFFICE, list, intake);
  const told = [...readXlsx(new Uint8Array(bytes)).values()].flat().map((cells) => cells.map(({ text }) => text));
  expect(told.filter((cells) => cells[2] === '처리함' && /^\d{4}-/.test(cells[3] ?? ''))).toHaveLength(ROWS);
  expect(told.filter((cells) => cells[2] === '고칠 점 있음')).toHaveLength(1);
});

const titled = (number: string | undefined): string => (number === undefined ? '가로수' : '가로등');
const titlesOf = (number: string | undefined): string[] =>
  Array.from({ length: ROWS }, (_, at) => `${titled(number)} ${String(at + 1)}`);

/** A list of many good lines and a wrong one, confirmed. */
async function confirmed(number: string | undefined): Promise<string> {
  const line = (title: string): string =>
    `${title},마을회관 앞이 사흘째 어둡습니다.,방문,표본 주민,전화,010-0000-1234,예`;
  const lines = [...titlesOf(number), '가'].map(line);
  const numbered =
    number === undefined
      ? [HEAD, ...lines]
      : [`${number},${HEAD}`, ...lines.map((each, at) => `${String(at)},${each}`)];
  const sent = {
    name: `목록 ${titled(number)}`,
    procedure: 'complaint',
    step: 'submit',
    bytes: Buffer.from(numbered.join('\n')),
  };
  const { id } = await product.app.get(Lists).send(OFFICE, sent, intake);
  await product.app.get(Lists).confirm(OFFICE, id, intake);
  return id;
}

/** Has a process of its own apply the list and kills it once so many rows were taken. */
async function killedAfter(list: string, rows: number): Promise<void> {
  await leaseIsOver(list);
  const args = ['--import', './test/support/typescript.mjs', 'test/torture/list-process.ts', db.url, OFFICE, list];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  const exited = once(child, 'exit');
  while ((await takenOf(list)) < rows && child.exitCode === null) await pause(5);
  child.kill('SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
}

async function takenOf(list: string): Promise<number> {
  return (await product.app.get(Lists).status(OFFICE, list, intake)).taken;
}

const leaseIsOver = (list: string): Promise<unknown> =>
  db.admin.query(`update list_upload set lease_until = clock_timestamp() where id = $1 and state = 'running'`, [list]);
