import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ListWork, LookWork } from '#lists';
import { StaffPasswords } from '#office';
import { ConsolePagesModule } from '../../apps/console/console-pages.module.js';
import { consoleProblem } from '../../apps/console/problem-page.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { FormBrowser } from '../support/form-browser.js';
import { openOffices } from '../support/open-offices.js';
import { pageFront } from '../support/page-front.js';

const OFFICE = 'naju';
const PASSWORD = 'long enough for a test';
const HEAD = '연번,제목,내용,이름,답변 받을 방법,전화번호,개인정보 동의';
const list = (...lines: string[]): Buffer => Buffer.from([HEAD, ...lines].join('\n'));
const GOOD = '1,가로등 고장,마을회관 앞 가로등이 사흘째 꺼져 있습니다.,표본 주민,전화,010-0000-1234,예';

let db: TestDatabase;
let desk: NestFastifyApplication;
let browser: FormBrowser;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  desk = await pageFront(db, ConsolePagesModule, consoleProblem);
  await desk.get(StaffPasswords).set(OFFICE, 'intake-1', PASSWORD);
  browser = new FormBrowser(await desk.getUrl());
  await browser.open(`/${OFFICE}/lists`);
  await browser.send({ account: 'intake-1', password: PASSWORD });
}, 60_000);
afterAll(async () => {
  await desk.close();
  await db.drop();
});

describe('a list on its way in', () => {
  const sent = { name: '송월동 방문', opening: 'complaint/submit' };

  it('that cannot be read comes back with what to do, and what was typed', async () => {
    expect(browser.text).toContain('올린 목록이 없습니다.');
    await browser.sendFile(sent, '목록.csv', Buffer.from('제목,비고\n가,나\n'));
    expect(browser.status).toBe(422);
    expect(browser.text).toMatch(/모르는 칸입니다\(비고\).*꼭 있어야 할 칸이 없습니다\(내용\)/);
    expect(browser.html).toContain('value="송월동 방문"');
  });

  it('shows what each row would do, opens nothing before it is confirmed, and hands out the result', async () => {
    await browser.sendFile(sent, '목록.csv', list(GOOD, '2,가,짧음,표본 주민,전화,12,예'));
    const { address } = browser;
    expect(browser.text).toMatch(/2행 1 .*처리할 행.*3행 2 .*고칠 점 .*제목: 2자 이상 적어 주세요/);
    expect(await matters()).toBe(0);
    await browser.send({}, '/confirmation');
    expect(browser.text).toContain('차례를 기다림');
    await desk.get(ListWork).make(OFFICE, address.split('/').at(-1) ?? '');
    await browser.open(address);
    expect(browser.text).toMatch(/상태 끝남 .*처리한 것 1건/);
    expect(await matters()).toBe(1);
    expect((await browser.download(browser.linkTo('/file'))).subarray(0, 2).toString()).toBe('PK');
  });

  it('that is long is looked at in the background, and confirmed when that is done', async () => {
    const lines = Array.from({ length: 201 }, (_, at) => GOOD.replace(/^1,/, `${String(at + 1)},`));
    await browser.open(`/${OFFICE}/lists`);
    await browser.sendFile({ ...sent, name: '긴 목록' }, '목록.csv', list(...lines));
    const { address } = browser;
    expect(browser.text).toContain('살펴보기 0건 / 201건 살펴봄');
    expect(browser.text).not.toContain('처리하기');
    await desk.get(LookWork).make(OFFICE, address.split('/').at(-1) ?? '');
    await browser.open(address);
    expect(browser.text).toMatch(/처리할 행 201건 .*201건 처리하기 다시 살펴보기/);
    await browser.send({}, '/looks');
    expect(browser.text).toContain('살펴보기 0건 / 201건 살펴봄');
    await browser.send({}, '/cancel');
    expect(browser.text).toContain('상태 그만둠');
  });

  it('for a department goes out and comes back by pages too', async () => {
    await browser.open(`/${OFFICE}/lists/gathering?procedure=complaint`);
    expect(browser.text).toContain('채워 올 단계');
    await browser.send({ procedure: 'complaint', department: 'road' }, '/sheet');
    expect(browser.text).toContain('채워 올 단계를 하나 이상 골라 주세요.');
    await browser.sendFile({}, '취합본.csv', list(GOOD));
    expect(browser.text).toContain('취합본이 아니거나 끝의 숨긴 열이 지워졌습니다.');
    expect((await browser.download(`/${OFFICE}/lists/templates/complaint/submit`)).subarray(0, 2).toString()).toBe(
      'PK',
    );
  });
});

describe('briefings of what was printed and held', () => {
  it('are made and kept by kind', async () => {
    await browser.open(`/${OFFICE}/briefings/plans?kind=figures`);
    await browser.send({}, '/plans');
    expect(browser.text).toMatch(/\(1판\).*일치 3 \/ 불일치 0/);
    await browser.open(`/${OFFICE}/briefings/plans?kind=communication`);
    await browser.send({ from: '2026-13-01' }, '/plans');
    expect(browser.text).toContain('기간을 2026-01-01처럼 적고');
  });
});

async function matters(): Promise<number> {
  const [row] = await db.admin.query<{ n: number }[]>('select count(*)::int as n from matter');
  return row?.n ?? 0;
}
