import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor } from '#foundation';
import { TakeStep } from '#matters';
import { MoveClock, OfficeDirectory, StaffPasswords } from '#office';
import { MarkDisposal } from '#privacy';
import { ConsolePagesModule } from '../../apps/console/console-pages.module.js';
import { consoleProblem } from '../../apps/console/problem-page.js';
import { PortalPagesModule } from '../../apps/portal/portal-pages.module.js';
import { portalProblem } from '../../apps/portal/problem-page.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { FormBrowser } from '../support/form-browser.js';
import { openOffices } from '../support/open-offices.js';
import { pageFront } from '../support/page-front.js';

const OFFICE = 'naju';
const PASSWORD = 'long enough for a test';
const CONTACT = { name: '나숨김예시', phone: '010-0000-7531', answer: 'phone', consent: true };

let db: TestDatabase;
let desk: NestFastifyApplication;
let matter: string;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  desk = await pageFront(db, ConsolePagesModule, consoleProblem);
  await at('2023-03-06T10:00');
  const answers = {
    title: '가로등이 꺼졌습니다',
    content: '골목이 사흘째 어둡습니다.',
    channel: 'visit',
    complainant: CONTACT,
  };
  matter = (await takes({ procedure: 'complaint' }, 'submit', answers)).matter;
  await takes({ matter }, 'receive', { kind: 'suggestion' });
}, 60_000);
afterAll(async () => {
  await desk.close();
  await db.drop();
});

const at = (minute: string): Promise<unknown> => desk.get(MoveClock).move(OFFICE, new Date(`${minute}:00+09:00`));
async function takes(target: TakeStep['target'], step: string, answers: TakeStep['answers']) {
  const office = await desk.get(OfficeDirectory).of(OFFICE);
  const actor: Actor = {
    kind: 'staff',
    id: office.staff('intake')[0]?.id ?? '',
    roles: ['intake'],
    department: 'civil',
  };
  return desk.get(CommandBus).execute(new TakeStep(OFFICE, target, step, actor, answers));
}
async function signedIn(account: string, page: string): Promise<FormBrowser> {
  await desk.get(StaffPasswords).set(OFFICE, account, PASSWORD);
  const browser = new FormBrowser(await desk.getUrl());
  await browser.open(`/${OFFICE}/${page}`);
  await browser.send({ account, password: PASSWORD });
  return browser;
}

describe('개인정보 on the console', () => {
  it('shows the complainant masked until a reason is given, and then who looked', async () => {
    const officer = await signedIn('intake-1', `matters/${matter}`);
    expect(officer.text).toContain('나○○○시');
    expect(officer.text).toContain('010-****-7531');
    expect(officer.text).not.toContain(CONTACT.name);
    await officer.send({ reason: '답변 전화' });
    expect(officer.text).toContain(CONTACT.name);
    expect(officer.text).toContain('권예제 (시민소통실) — 연락처를 봄: 답변 전화');
    await officer.open(`/${OFFICE}/desk`);
    expect(officer.text).toContain('나○○○시');
    expect(officer.text).not.toContain(CONTACT.name);
  }, 30_000);

  it('lets the auditor review a month that is over, with a conclusion and a note', async () => {
    await at('2023-04-12T10:00');
    const auditor = await signedIn('auditor-1', 'privacy/access?month=2023-03');
    expect(auditor.text).toContain('2023-03 열람기록의 점검이 아직 없습니다.');
    expect(auditor.text).toMatch(/2023-직소-\d+ 민원인/);
    expect(auditor.text).toContain('답변 전화 (answer)');
    const review = { month: '2023-03', conclusion: 'clear', note: '짧다' };
    await auditor.send(review);
    expect(auditor.status).toBe(422);
    await auditor.send({ ...review, note: '사유를 모두 확인함' });
    expect(auditor.text).toContain('점검을 적었습니다.');
    expect(auditor.text).toContain('고모의 (감사실): 이상 없음. 사유를 모두 확인함');
    expect(auditor.text).not.toContain('아직 없습니다. 살펴보고');
    await auditor.open(`/${OFFICE}/privacy/permissions?account=road-1`);
    expect(auditor.text).toContain('이예시');
    expect(auditor.text).toContain('부여');
  }, 30_000);

  it('is closed to who has no such duty', async () => {
    const officer = await signedIn('road-1', 'privacy/access');
    expect(officer.status).toBe(403);
    await officer.open(`/${OFFICE}/privacy`);
    expect(officer.text).toContain('현장 방문과 우편 답변');
    expect(officer.text).not.toContain('열람기록 점검');
  }, 30_000);

  it('asks for a purpose, a period and a reason before a file is made', async () => {
    const intake = await signedIn('intake-1', 'privacy');
    await intake.send({ purpose: 'register', from: '2023-03-01', to: '2023-03-31', why: '' });
    expect(intake.status).toBe(422);
    await intake.send({ why: '월말 점검' });
    expect(intake.text).toContain('민원 처리부 2023-03-01 ~ 2023-03-31');
    expect(intake.text).toContain('차례를 기다림');
    await intake.send({});
    expect(intake.status).toBe(422);
  }, 30_000);

  it('lets a breach be recorded by who found it and handled by the forms of its table', async () => {
    await at('2023-10-04T10:00');
    const officer = await signedIn('planning-head', 'privacy');
    await officer.open(officer.linkTo('/matters/new/breach'));
    expect(officer.text).toContain('유출을 알게 되었음을 적는다');
    await officer.send({ 'answers.title': '목록 오발송', 'answers.people': '3' });
    expect(officer.status).toBe(422);
    await officer.send({
      'answers.known': '2023-10-04T09:00',
      'answers.course': '다른 사람에게 목록을 보냈습니다.',
      'answers.sensitive': 'no',
      'answers.intrusion': 'no',
    });
    expect(officer.text).toContain('마쳤습니다: 유출을 알게 되었음을 적는다');
    expect(officer.text).toContain('72시간');
    expect(officer.linkTo('/steps/contain')).toContain(OFFICE);
  }, 30_000);

  it('keeps what somebody typed and did not send: sealed, theirs alone, until the step is taken or thirty days are over', async () => {
    await at('2023-10-04T14:00');
    const step = `/${OFFICE}/matters/${matter}/steps/add-material`;
    const words = '전화로 더 알려 주신 것: 골목 끝의 가로등입니다.';
    const officer = await signedIn('intake-1', `matters/${matter}/steps/add-material`);
    await officer.post(`${step}/draft`, { 'answers.content': words, 'answers.nobody-asked': 'x', key: 'x' });
    expect(officer.status).toBe(204);
    const kept = await db.admin.query<{ sealed: Buffer }[]>('select sealed from draft where matter_id = $1', [matter]);
    expect(kept.map(({ sealed }) => sealed.includes(Buffer.from('가로등')))).toEqual([false]);

    const again = await signedIn('intake-1', `matters/${matter}/steps/add-material`);
    expect(again.text).toContain('2023. 10. 4.(수) 14:00에 적어 두고 보내지 않은 것을 되살렸습니다.');
    expect(again.html).toContain(`>${words}</textarea>`);
    const other = await signedIn('civil-head', `matters/${matter}/steps/add-material`);
    expect(other.html).not.toContain(words);
    await at('2023-11-04T14:00');
    await again.open(step);
    expect(again.html).not.toContain(words);
    await at('2023-10-05T14:00');
    await again.open(step);
    await again.send({}, '', '자료를 더 보내거나');
    expect(again.text).toContain('마쳤습니다: 자료를 더 보내거나 내용을 고친다');
    expect(await db.admin.query('select from draft')).toEqual([]);
  }, 30_000);

  it('corrects a contact by a form of the request for it, which says what is wrong at its field', async () => {
    const answers = { kind: 'correct', title: '전화번호', content: '전화번호를 고쳐 주세요.', requester: CONTACT };
    const request = (await takes({ procedure: 'data-request' }, 'submit', answers)).matter;
    await takes({ matter: request }, 'confirm-identity', { how: 'document' });
    const [row] = await db.admin.query<{ receipt_no: string }[]>('select receipt_no from matter where id = $1', [
      matter,
    ]);
    const officer = await signedIn('planning-head', `matters/${request}`);
    await officer.open(officer.linkTo('/correction'));
    await officer.send({ 'answers.receiptNo': row?.receipt_no ?? '', 'answers.reason': '번호가 바뀜' });
    expect([officer.status, officer.text.includes('이름을 적어 주세요.')]).toEqual([422, true]);
    await officer.send({
      'answers.person.name': CONTACT.name,
      'answers.person.phone': '010-0000-8642',
      'answers.person.answer': 'phone',
      'answers.person.consent': 'true',
    });
    expect(officer.text).toContain('마쳤습니다: 이름과 연락처를 정정한다');
    await officer.open(`/${OFFICE}/matters/${matter}?timeline=all`);
    expect(officer.text).toContain('010-****-8642');
    expect(officer.text).toContain('이름이나 연락처를 정정함');
  }, 30_000);

  it('destroys only after 심사, 심의 and being asked once more', async () => {
    await takes({ matter }, 'withdraw', {});
    await at('2029-01-02T10:00');
    await desk.get(MarkDisposal).mark(OFFICE);
    const archivist = await signedIn('planning-1', 'privacy/disposal');
    expect(archivist.text).toContain('심사를 기다림');
    await archivist.open(archivist.linkTo('/privacy/disposal/'));
    await archivist.send({ decision: 'approve', council: '', reason: '보존 가치가 없음' });
    expect(archivist.status).toBe(422);
    await archivist.send({ council: '2029-1차-03' });
    expect(archivist.text).toContain('심사를 마쳤습니다.');
    await archivist.open(archivist.linkTo('/privacy/disposal/'));
    expect(archivist.text).toContain('정말 폐기할까요?');
    await archivist.send({});
    expect(archivist.text).toContain('폐기했습니다.');
    expect(await db.admin.query('select from passage where matter_id = $1', [matter])).toEqual([]);
    await archivist.open(`/${OFFICE}/matters/${matter}`);
    expect(archivist.text).toContain('(제목 없음)');
  }, 30_000);

  it('refuses an address outside of the office’s networks, before and after signing in', async () => {
    const officer = await signedIn('road-1', 'desk');
    expect(officer.status).toBe(200);
    await db.admin.query(
      `update office set revision = revision + 1,
         profile = jsonb_set(profile::jsonb, '{privacy,networks}', '["10.0.0.0/8"]')::json where office_id = $1`,
      [OFFICE],
    );
    const refused = async (): Promise<number> => {
      for (let tries = 0; tries < 40 && officer.status !== 403; tries++) {
        await new Promise((later) => setTimeout(later, 100));
        await officer.open(`/${OFFICE}/desk`);
      }
      return officer.status;
    };
    expect(await refused()).toBe(403);
    expect(officer.text).toContain('이 자리에서는 직원 화면을 쓸 수 없습니다.');
  }, 30_000);
});

describe('개인정보 on the residents’ pages', () => {
  it('says how data is handled, and takes a request that can be followed', async () => {
    const portal = await pageFront(db, PortalPagesModule, portalProblem);
    try {
      await at('2026-07-01T10:00');
      const resident = new FormBrowser(await portal.getUrl());
      await resident.open(`/${OFFICE}/privacy`);
      expect(resident.text).toContain('견본 전산관리(가상): 민원 시스템 유지관리');
      expect(resident.text).toContain('직소민원 처리 절차 — 고충민원');
      await resident.open(resident.linkTo('/open/data-request'));
      await resident.send({ 'answers.kind': 'access', 'answers.title': '내 기록', go: 'next' });
      expect(resident.status).toBe(422);
      await resident.send({ 'answers.content': '사본을 받고 싶습니다.', go: 'next' });
      await resident.send({
        'answers.requester.name': '김예시',
        'answers.requester.phone': '010-0000-1234',
        'answers.requester.answer': 'phone',
        'answers.requester.consent': 'true',
        go: 'next',
      });
      expect(resident.text).toContain('제출 전에 확인하세요');
      await resident.send({ go: 'submit' });
      const receiptNo = /2026-개인정보-\d{5}/.exec(resident.text)?.[0] ?? '';
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}(?=\D)/.exec(resident.text.replace(receiptNo, ''))?.[0] ?? '';
      await resident.open(`/${OFFICE}/track`);
      await resident.send({ receiptNo, code });
      expect(resident.text).toContain('개인정보에 대한 요구를 받았습니다.');
      expect(resident.text).toContain('2026. 7. 13.(월)');
      expect(resident.linkTo('/steps/withdraw')).toContain(OFFICE);
      await resident.open(resident.linkTo('/contact'));
      const moved = {
        'answers.person.phone': '010-0000-4321',
        'answers.person.answer': 'phone',
        'answers.person.consent': 'true',
      };
      await resident.send({ ...moved, 'answers.person.name': '다른예시' });
      expect(resident.text).toContain('신청할 때 적은 이름과 다릅니다.');
      await resident.send({ 'answers.person.name': '김예시' });
      expect(resident.text).toContain('연락처를 바꾼다: 마쳤습니다.');
    } finally {
      await portal.close();
    }
  }, 60_000);
});
