import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock, systemActor } from '#foundation';
import { MatterPages, RecountWork, TakeStep } from '#matters';
import { MoveClock, OfficeDirectory, StaffPasswords } from '#office';
import { ResidentAccess } from '#people';
import { ConsolePagesModule } from '../../apps/console/console-pages.module.js';
import { consoleProblem } from '../../apps/console/problem-page.js';
import { PortalPagesModule } from '../../apps/portal/portal-pages.module.js';
import { portalProblem } from '../../apps/portal/problem-page.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { FormBrowser } from '../support/form-browser.js';
import { frontAtHand } from '../support/front-at-hand.js';
import { openOffices } from '../support/open-offices.js';

jest.setTimeout(120_000);

const OFFICE = 'naju';
const PASSWORD = 'long enough for a test';
const contact = { name: '김예시', email: 'kim@demo.example', answer: 'email', consent: true };
let db: TestDatabase;
let desk: NestFastifyApplication;
let portal: NestFastifyApplication;
let admin: FormBrowser;
let matter: string;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  desk = await frontAtHand(db, 'console', ConsolePagesModule, consoleProblem);
  portal = await frontAtHand(db, 'portal', PortalPagesModule, portalProblem);
  await desk.get(MoveClock).move(OFFICE, new Date('2026-03-03T10:00:00+09:00'));
  for (const account of ['admin', 'road-1', 'intake-1']) await desk.get(StaffPasswords).set(OFFICE, account, PASSWORD);
  const resident = { kind: 'resident', id: 'visitor', roles: ['resident'] } as const;
  const answers = { title: '가로등 고장', content: '사흘째 꺼져 있어 밤길이 어둡습니다.', complainant: contact };
  const commands = desk.get(CommandBus);
  ({ matter } = await commands.execute(new TakeStep(OFFICE, { procedure: 'complaint' }, 'submit', resident, answers)));
  const [intake] = (await desk.get(OfficeDirectory).of(OFFICE)).staff('intake');
  const actor = { kind: 'staff', id: intake?.id ?? '', roles: ['intake'] } as const;
  await commands.execute(new TakeStep(OFFICE, { matter }, 'receive', actor, { kind: 'grievance' }));
  admin = await signedIn('admin');
});
afterAll(async () => {
  await Promise.all([desk.close(), portal.close()]);
  await db.drop();
});

async function signedIn(account: string): Promise<FormBrowser> {
  const browser = new FormBrowser(await desk.getUrl());
  await browser.open(`/${OFFICE}/desk`);
  await browser.send({ account, password: PASSWORD });
  return browser;
}

const preview = (day: string) =>
  `/${OFFICE}/calendar/preview?kind=declared&day=${day}&name=${encodeURIComponent('임시공휴일')}`;

describe('the administrator', () => {
  it('sees in two clicks what a 임시공휴일 would move, and confirms it', async () => {
    await admin.open(`/${OFFICE}/calendar`);
    expect(admin.text).toContain('임시공휴일을 정한다');
    await admin.open(preview('2026-03-06'));
    expect(admin.text).toContain('영향 받는 기한 1건');
    expect(admin.text).toMatch(/2026\. 3\. 11\.\(수\)\s+2026\. 3\. 12\.\(목\)/);
    await admin.send({});
    expect(admin.address).toMatch(/\/calendar\/changes\/[0-9a-f-]{36}$/);
    expect(admin.text).toContain('2026. 3. 6.(금) 임시공휴일 정함');
    await desk.get(RecountWork).carryOut(OFFICE, admin.address.slice(-36));
    await admin.open(admin.address);
    expect(admin.text).toContain('1건을 보아 1건의 기한이 움직임');
  });

  it('is told when the day cannot be, and when the calendar moved on meanwhile', async () => {
    await admin.open(preview('2026-03-06'));
    expect(admin.status).toBe(422);
    expect(admin.text).toContain('그날은 이미 쉬는 날로 등록되어 있습니다.');
    await admin.open(preview('2026-03-09'));
    const late = admin.clone();
    await late.open(preview('2026-03-10'));
    await admin.send({});
    await late.send({});
    expect(late.status).toBe(422);
    expect(late.text).toContain('그 사이 공휴일이 바뀌었습니다.');
    await admin.open(`/${OFFICE}/calendar`);
    await admin.open(admin.linkTo('kind=withdrawn&day=2026-03-09'));
    await admin.send({});
    expect(admin.text).toContain('2026. 3. 9.(월) 거둠');
    await desk.get(RecountWork).carryOut(OFFICE, admin.address.slice(-36));
  });

  it('alone may change it', async () => {
    const other = await signedIn('road-1');
    await other.open(`/${OFFICE}/calendar`);
    expect(other.html).not.toContain('<form method="get"');
    await other.open(preview('2026-03-13'));
    expect(other.status).toBe(403);
  });
});

describe('both days', () => {
  it('stand on the desk, on the page of the matter and for the resident', async () => {
    const intake = await signedIn('intake-1');
    await intake.open(`/${OFFICE}/desk`);
    expect(intake.text).toContain('2026. 3. 12.(목) 처음 약속한 날 2026. 3. 11.(수)');
    await intake.open(`/${OFFICE}/matters/${matter}`);
    expect(intake.text).toContain('법정 기한 2026. 3. 12.(목) 처음 약속한 날 2026. 3. 11.(수)');
    const person = new FormBrowser(await portal.getUrl());
    const known = (await portal.get(MatterPages).of(OFFICE, matter, systemActor('test'))).record.person ?? '';
    const now = portal.get(Clock).now(OFFICE);
    const link = portal.get(ResidentAccess).linkOf(OFFICE, { matter, person: known, generation: 1 }, now);
    await person.open('/r');
    await person.send({ token: link.slice(link.indexOf('#') + 1) });
    expect(person.text).toContain('답변 예정일 2026. 3. 12.(목) 처음 약속한 날 2026. 3. 11.(수)');
  });
});
