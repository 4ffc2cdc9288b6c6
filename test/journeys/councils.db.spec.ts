import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TakeStep } from '#matters';
import { MoveClock, OfficeDirectory, StaffPasswords } from '#office';
import { ConsolePagesModule } from '../../apps/console/console-pages.module.js';
import { consoleProblem } from '../../apps/console/problem-page.js';
import { frontAtHand } from '../support/front-at-hand.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { FormBrowser } from '../support/form-browser.js';
import { openOffices } from '../support/open-offices.js';

jest.setTimeout(120_000);

const OFFICE = 'naju';
const PASSWORD = 'long enough for a test';
let db: TestDatabase;
let desk: NestFastifyApplication;
let secretary: FormBrowser;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  desk = await frontAtHand(db, 'console', ConsolePagesModule, consoleProblem);
  for (const account of ['civil-head', 'road-1']) await desk.get(StaffPasswords).set(OFFICE, account, PASSWORD);
  await at('2026-10-05T10:00');
  secretary = await signedIn('civil-head');
});
afterAll(async () => {
  await desk.close();
  await db.drop();
});

const at = (minute: string) => desk.get(MoveClock).move(OFFICE, new Date(`${minute}:00+09:00`));

async function signedIn(account: string): Promise<FormBrowser> {
  const browser = new FormBrowser(await desk.getUrl());
  await browser.open(`/${OFFICE}/desk`);
  await browser.send({ account, password: PASSWORD });
  return browser;
}

const outsider = (n: number) => ({
  'answers.person.name': `견본위원 ${String(n)}`,
  'answers.person.email': `member-${String(n)}@members.example`,
  'answers.person.answer': 'email',
  'answers.person.consent': 'true',
  'answers.seat': 'expert',
  'answers.since': '2026-10-05',
});

async function receiptNo(): Promise<string> {
  const complainant = { name: '김예시', email: 'kim@demo.example', answer: 'email', consent: true };
  const answers = { title: '다리 소음', content: '다리에서 나는 소리가 큽니다.', complainant };
  const resident = { kind: 'resident', id: 'visitor', roles: ['resident'] } as const;
  const step = new TakeStep(OFFICE, { procedure: 'complaint' }, 'submit', resident, answers);
  return (await desk.get(CommandBus).execute(step)).receiptNo;
}

describe('a secretary without a script', () => {
  it('seats members, is told why the council cannot meet yet, and sees when it can', async () => {
    await secretary.open(`/${OFFICE}/councils`);
    expect(secretary.text).toContain('민원조정위원회');
    await secretary.open(secretary.linkTo('/councils/mediation-committee'));
    expect(secretary.text).toContain('위원이 5명 이상이어야 합니다. 지금 0명이니 위원을 더 모셔 주세요.');
    const heads = [...(await desk.get(OfficeDirectory).of(OFFICE)).departments().values()].map(
      ({ head }) => head ?? '',
    );
    for (const [n, head] of heads.slice(0, 2).entries()) {
      await secretary.open(secretary.linkTo('/acts/seat-official'));
      const chair = n === 0 ? { 'answers.chair': 'true' } : {};
      await secretary.send({ 'answers.staff': head, 'answers.seat': 'chair', 'answers.since': '2026-10-05', ...chair });
      expect(secretary.text).toContain('마쳤습니다.');
    }
    for (const n of [1, 2, 3]) {
      await secretary.open(secretary.linkTo('/acts/seat-outsider'));
      await secretary.send(outsider(n));
    }
    expect(secretary.text).not.toContain('위원이 5명 이상이어야');
    expect(secretary.text).toContain('2028. 10. 4.(수)까지');
    expect(secretary.text).not.toContain('member-1@members.example');
  });

  it('is told at the field what is missing, and keeps what was typed', async () => {
    await secretary.open(`/${OFFICE}/councils/mediation-committee/acts/plan`);
    await secretary.send({ 'answers.day': '2026-10-12', 'answers.place': '본관 2층 회의실' });
    expect(secretary.status).toBe(422);
    expect(secretary.text).toContain('시작하는 시각: 꼭 필요한 칸입니다.');
    expect(secretary.html).toContain('value="본관 2층 회의실"');
  });

  it('plans, calls, holds and closes a session', async () => {
    const complaint = await receiptNo();
    await secretary.open(`/${OFFICE}/councils/mediation-committee/acts/plan`);
    await secretary.send({ 'answers.day': '2026-10-12', 'answers.time': '14:00', 'answers.place': '본관 2층 회의실' });
    const session = secretary.address.replace(/\?.*/, '');
    expect(session).toMatch(/\/sessions\/[0-9a-f-]{36}$/);
    await secretary.open(`${session}/acts/lay-item`);
    await secretary.send({
      'answers.receiptNo': complaint,
      'answers.about': 'long-pending',
      'answers.question': '소음을 어떻게 줄일까요?',
    });
    expect(secretary.text).toContain(complaint);
    await secretary.open(`${session}/acts/call`);
    await secretary.send({});
    expect(secretary.text).toContain('소집');

    await at('2026-10-12T15:00');
    secretary = await signedIn('civil-head');
    await secretary.open(`${session}/acts/note-attendance`);
    const ticks = [...secretary.html.matchAll(/name="(answers\.[0-9a-f-]{36})"/g)].map(([, name]): [string, string] => [
      String(name),
      'true',
    ]);
    expect(ticks).toHaveLength(5);
    await secretary.send(Object.fromEntries<string>(ticks.slice(0, 4)));
    expect(secretary.text).toContain('4명:');
    await secretary.open(secretary.linkTo('/acts/count-votes'));
    const votes = {
      'answers.decision': 'agreed',
      'answers.against': '1',
      'answers.abstained': '0',
      'answers.ground': '방음벽이 맞습니다.',
    };
    await secretary.send({ ...votes, 'answers.inFavour': '4' });
    expect(secretary.text).toContain('더하면 표결한 위원 수(4명)와 같아야 합니다');
    await secretary.send({ ...votes, 'answers.inFavour': '3' });
    expect(secretary.text).toContain('가결(원안대로) (찬성 3, 반대 1, 기권 0)');

    const slow = secretary.clone();
    await slow.open(`${session}/acts/close`);
    await secretary.open(`${session}/acts/close`);
    await secretary.send({ 'answers.minutes': '네 사람이 모여 가결했다.' });
    expect(secretary.text).toContain('네 사람이 모여 가결했다.');
    await slow.send({ 'answers.minutes': '늦게 적은 회의록입니다.' });
    expect(slow.status).toBe(422);
    expect(slow.text).toContain('그 사이 다른 간사가 이 회의를 고쳤습니다.');
    expect(slow.html).toContain('늦게 적은 회의록입니다.');
  });

  it('nobody else is offered an act, or can take one', async () => {
    const other = await signedIn('road-1');
    await other.open(`/${OFFICE}/councils/mediation-committee`);
    expect(other.status).toBe(200);
    expect(other.html).not.toContain('/acts/');
    await other.open(`/${OFFICE}/councils/mediation-committee/acts/plan`);
    expect(other.status).toBe(403);
  });
});
