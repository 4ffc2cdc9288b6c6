import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser } from 'playwright-core';
import { type Actor, Clock } from '#foundation';
import { MatterPages, TakeStep } from '#matters';
import { OfficeDirectory, StaffPasswords } from '#office';
import { ResidentAccess } from '#people';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { FormBrowser } from '../support/form-browser.js';
import { frontsOn } from '../support/fronts-on.js';
import { openOffices } from '../support/open-offices.js';
import { axeFindings, startChromium } from '../support/page-browser.js';
import { smallTables } from '../support/small-tables.js';

const OFFICE = 'naju';
const PASSWORD = 'long enough for a test';
const PORTAL_API = `/api/v1/offices/${OFFICE}`;
let db: TestDatabase;
let portal: NestFastifyApplication;
let desk: NestFastifyApplication;
let intake: Actor;
let clerk: FormBrowser;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  // The office's own changes are to tables that are not here.
  await db.admin.query(`update office set profile = (profile::jsonb - 'procedures')::json`);
  const fronts = frontsOn(db, smallTables());
  portal = await fronts.portal();
  desk = await fronts.console();
  const office = await desk.get(OfficeDirectory).of(OFFICE);
  const id = office.staff('intake')[0]?.id ?? '';
  intake = { kind: 'staff', id, roles: ['intake'] };
  const account = office.person(id)?.account ?? '';
  await desk.get(StaffPasswords).set(OFFICE, account, PASSWORD);
  clerk = new FormBrowser(await desk.getUrl());
  await clerk.open(`/${OFFICE}/desk`);
  await clerk.send({ account, password: PASSWORD });
}, 60_000);
afterAll(async () => {
  await Promise.all([portal.close(), desk.close()]);
  await db.drop();
});

const finish = (matter: string) => desk.get(CommandBus).execute(new TakeStep(OFFICE, { matter }, 'finish', intake, {}));
const contact = (ask: string, email: string) => ({
  [`answers.${ask}.name`]: '김예시',
  [`answers.${ask}.answer`]: 'email',
  [`answers.${ask}.email`]: email,
  [`answers.${ask}.consent`]: 'true',
});
const matterIn = (address: string) => /[0-9a-f-]{36}/.exec(address)?.[0] ?? '';

/** Opens a plea in a browser without script and returns the browser, on the page with the numbers. */
async function asked(email = 'kim@resident.example'): Promise<FormBrowser> {
  const browser = new FormBrowser(await portal.getUrl());
  await browser.open(`/${OFFICE}/open/plea`);
  await browser.send({ 'answers.title': '골목 가로등', 'answers.content': '사흘째 꺼져 있습니다.', go: 'next' });
  await browser.send({ ...contact('first', email), go: 'next' });
  await browser.send({ go: 'submit' });
  return browser;
}

describe('a resident', () => {
  it('finds on the first page what may be opened, and nothing that may not', async () => {
    const browser = new FormBrowser(await portal.getUrl());
    await browser.open(`/${OFFICE}`);
    expect(browser.text).toContain('청을 낸다');
    expect(browser.text).not.toContain('장애 중 받은 청을 등록한다');
    expect(browser.text).not.toContain('이의를 낸다');
    await browser.open(`/${OFFICE}/open/plea/register`);
    expect(browser.status).toBe(404);
    await browser.open(`/${OFFICE}/open/protest`);
    expect(browser.status).toBe(404);
  });

  it('leaves a second person out whole, and is told at whose field something is missing', async () => {
    const browser = new FormBrowser(await portal.getUrl());
    await browser.open(`/${OFFICE}/open/plea`);
    await browser.send({ 'answers.title': '골목 가로등', 'answers.content': '사흘째 꺼져 있습니다.', go: 'next' });
    await browser.send({ ...contact('first', 'kim@resident.example'), 'answers.second.name': '이예시', go: 'next' });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('두 번째 대표자 개인정보 동의: 개인정보 수집·이용에 동의해야');
    expect(browser.text).not.toContain('대표자 이름: 이름을 적어 주세요.');
    await browser.send({ 'answers.second.name': '', go: 'next' });
    expect(browser.text).toContain('제출 전에 확인하세요');
  }, 30_000);

  it('opens one about another once the law gives it, and goes between the two with one session', async () => {
    const browser = await asked();
    expect(browser.text).toMatch(/신청번호\s*\d{4}-청-\d{5}/);
    const plea = matterIn(browser.address);
    const page = `/${OFFICE}/track/${plea}`;
    await browser.open(page);
    expect(browser.text).toMatch(/이의를 낸다\s*지금 단계에서는 할 수 없는 일입니다/);
    expect(browser.html).not.toContain(`href="${page}/open/protest/protest"`);
    await finish(plea);
    await browser.open(page);
    await browser.open(browser.linkTo('/open/protest/protest'));
    await browser.send({ 'answers.title': '다시 봐 주세요', 'answers.grounds': '짧' });
    expect(browser.text).toContain('이유: 5자 이상 적어 주세요.');
    await browser.send({ 'answers.grounds': '아직도 어둡습니다.' });
    expect(browser.text).toContain('이의를 낸다: 정말 그렇게 할까요?');
    await browser.send({});
    expect(browser.text).toMatch(/이의를 냈습니다\..*신청번호\s*\d{4}-이의-\d{5}/);
    expect(browser.text).toMatch(/조회번호\s*[0-9A-Z]{4}-[0-9A-Z]{4}/);
    await browser.open(browser.linkTo('/track/'));
    await browser.open(`/${OFFICE}/track/${plea}`);
    expect(browser.text).toMatch(/관련 민원\s*\d{4}-이의-\d{5}/);
    await browser.open(browser.html.match(/href="([^"]+)">\d{4}-이의/)?.[1] ?? '');
    expect(browser.text).toContain('아직도 어둡습니다.');
    expect(browser.text).toMatch(/관련 민원\s*\d{4}-청-\d{5}/);
  }, 30_000);

  it('reaches nothing of anybody else with that session', async () => {
    const browser = await asked('park@resident.example');
    const others = matterIn((await asked('choi@resident.example')).address);
    await browser.open(`/${OFFICE}/track/${others}`);
    expect(browser.address).toMatch(/\/track\?ended=yes$/);
    await browser.open(`/${OFFICE}/track/${others}/open/protest`);
    expect([browser.status, browser.text.includes('가로등')]).toEqual([401, false]);
  }, 30_000);
});

describe('an officer', () => {
  it('registers what came in while the system was down, at its real minute, naming what came before', async () => {
    const earlier = await asked('yoon@resident.example');
    const number = /\d{4}-청-\d{5}/.exec(earlier.text)?.[0] ?? '';
    await clerk.open(`/${OFFICE}/matters/new`);
    await clerk.open(clerk.linkTo('/matters/new/plea/register'));
    await clerk.send({
      'answers.receivedAt': '2026-01-05T09:30',
      'answers.title': '골목 가로등',
      'answers.earlier': '2020-청-99999',
      ...contact('first', 'yoon@resident.example'),
    });
    expect(clerk.text).toContain('앞선 청: 접수번호 2020-청-99999인 안건을 찾지 못했습니다.');
    await clerk.send({ 'answers.earlier': `\n ${number} ` });
    expect(clerk.text).toContain('마쳤습니다: 장애 중 받은 청을 등록한다');
    expect(clerk.text).toContain('실제로 받은 때 2026. 1. 5.(월) 09:30');
    expect(clerk.text).toContain(`앞선 청 ${number}`);
    expect(clerk.text).toMatch(new RegExp(`관련 안건\\s*${number} 앞선 청: 이 안건이 가리킴`));
    expect(clerk.text).toMatch(new RegExp(`비슷한 안건.*${number} 골목 가로등 같은 연락처`));
    await clerk.open(`/${OFFICE}/matters/${matterIn(earlier.address)}`);
    expect(clerk.text).toMatch(/관련 안건\s*\d{4}-청-\d{5} 앞선 청 신청/);
  }, 30_000);

  it('sees on the desk which table a matter is of, how many there are, and filters by it', async () => {
    const plea = matterIn((await asked('seo@resident.example')).address);
    await clerk.open(`/${OFFICE}/desk`);
    expect(clerk.text).toMatch(/기한순 전체 \d+ 기한 임박 \d+ 경과 \d+ 접수 대기 [1-9]\d*/);
    expect(clerk.html).toContain(`/matters/${plea}"`);
    await clerk.open(`/${OFFICE}/desk?procedure=protest`);
    expect(clerk.html).not.toContain(`/matters/${plea}"`);
    expect(clerk.html).toMatch(/<option value="protest" selected/);
    await clerk.open(`/${OFFICE}/desk?due=near&procedure=plea`);
    expect(clerk.status).toBe(200);
    expect(clerk.html).toContain('<input type="hidden" name="due" value="near"');
  }, 30_000);
});

describe('the API', () => {
  const call = async (method: string, path: string, body?: object, token?: string) => {
    const answer = await fetch((await portal.getUrl()) + PORTAL_API + path, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const first = { name: '김예시', email: 'api@resident.example', answer: 'email', consent: true };
  const plea = { title: '골목 가로등', content: '사흘째 꺼져 있습니다.', first };
  const protest = { title: '다시 봐 주세요', grounds: '아직도 어둡습니다.' };

  it('lists what may be opened with what it asks, opens it, and what is about it with a session of it alone', async () => {
    expect((await call('GET', '/procedures')).body).toMatchObject({
      procedures: [{ procedure: 'plea', step: 'ask', answers: { properties: { title: { maxLength: 100 } } } }],
    });
    const opened = await call('POST', '/procedures/plea/matters', plea);
    expect(opened).toMatchObject({ status: 201, body: { state: 'asked', lookupCode: expect.any(String) } });
    const { matter, receiptNo, lookupCode } = opened.body as Record<string, string>;
    await finish(String(matter));
    const about = `/procedures/protest/matters?about=${String(matter)}`;
    expect((await call('POST', about, protest)).status).toBe(401);
    expect((await call('POST', '/procedures/protest/matters', protest)).status).toBe(404);
    const session = await call('POST', '/tracking/sessions', { receiptNo, code: lookupCode });
    const token = String(session.body['token']);
    const objected = await call('POST', about, protest, token);
    expect(objected).toMatchObject({ status: 201, body: { state: 'filed' } });
    const own = await call('GET', `/tracking/${String(matter)}`, undefined, token);
    expect(own.body).toMatchObject({
      openings: [{ procedure: 'protest', step: 'protest', whyNot: null }],
      links: [{ receiptNo: objected.body['receiptNo'], relation: '이의', names: false }],
    });
    const other = await call('GET', `/tracking/${String(objected.body['matter'])}`, undefined, token);
    expect(other).toMatchObject({ status: 200, body: { links: [{ receiptNo, names: true }] } });
  });

  it('gives no one else the matter, and a mail link no more than its status', async () => {
    const { body: one } = await call('POST', '/procedures/plea/matters', plea);
    const { body: two } = await call('POST', '/procedures/plea/matters', plea);
    const code = portal.get(ResidentAccess).codeOf(OFFICE, String(one['matter']), 1);
    const session = await call('POST', '/tracking/sessions', { receiptNo: one['receiptNo'], code });
    const token = String(session.body['token']);
    const stranger = await call('GET', `/tracking/${String(two['matter'])}`, undefined, token);
    expect(stranger).toMatchObject({ status: 404, body: { code: 'matters.not-found' } });
    const about = `/procedures/protest/matters?about=${String(two['matter'])}`;
    expect(await call('POST', about, protest, token)).toMatchObject({
      status: 404,
      body: { code: 'matters.not-found' },
    });
    const { person } = (await portal.get(MatterPages).of(OFFICE, String(two['matter']), intake)).record;
    const target = { matter: String(two['matter']), person: String(person), generation: 1 };
    const link = portal.get(ResidentAccess).linkOf(OFFICE, target, portal.get(Clock).now(OFFICE));
    const byLink = await call('POST', '/tracking/links', { link: link.slice(link.indexOf('#')) });
    const mailed = String(byLink.body['token']);
    const status = await call('GET', `/tracking/${target.matter}`, undefined, mailed);
    expect(status).toMatchObject({ status: 200, body: { level: 'status', steps: [], openings: [], links: [] } });
    expect(await call('POST', about, protest, mailed)).toMatchObject({
      status: 403,
      body: { code: 'people.full-access-needed' },
    });
  });

  it('tells which of several people something is wrong with', async () => {
    const refused = await call('POST', '/procedures/plea/matters', { ...plea, second: { name: '이예시' } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'people.contact-invalid' } });
    const { problems } = refused.body['details'] as { problems: { ask: string }[] };
    expect(new Set(problems.map(({ ask }) => ask))).toEqual(new Set(['second']));
  });
});

describe('in a real browser', () => {
  let chromium: Browser;
  beforeAll(async () => {
    chromium = await startChromium();
  }, 60_000);
  afterAll(() => chromium.close());

  it('a resident opens a plea and then an objection about it, on a narrow screen, with accessible pages', async () => {
    const page = await (await chromium.newContext({ viewport: { width: 360, height: 800 } })).newPage();
    const base = (await portal.getUrl()).replace('127.0.0.1', 'localhost');
    await page.goto(`${base}/${OFFICE}`);
    await page.click('text=청을 낸다');
    await page.fill('#answers-title', '골목 가로등');
    await page.fill('#answers-content', '사흘째 꺼져 있습니다.');
    await page.click('button[value=next]');
    await page.fill('#answers-first-name', '김예시');
    await page.click('label[for=answers-first-answer]');
    await page.fill('#answers-first-email', 'chromium@resident.example');
    await page.click('label[for=answers-first-consent]');
    expect(await axeFindings(page)).toEqual([]);
    await page.click('button[value=next]');
    await page.click('button[value=submit]');
    await page.waitForSelector('.tt-big-number');
    await finish(matterIn(page.url()));
    await page.click('text=진행 보기');
    await page.click('text=이의를 낸다');
    await page.fill('#answers-title', '다시 봐 주세요');
    await page.fill('#answers-grounds', '아직도 어둡습니다.');
    expect(await axeFindings(page)).toEqual([]);
    await page.click('button:has-text("이의를 낸다")');
    await page.click('button:has-text("이의를 낸다")');
    expect(await page.textContent('.tt-big-number')).toMatch(/^\d{4}-이의-\d{5}$/);
    await page.click('text=진행 보기');
    expect(await page.textContent('main')).toContain('관련 민원');
    expect(await axeFindings(page)).toEqual([]);
  }, 60_000);
});
