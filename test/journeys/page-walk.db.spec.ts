import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { seoulDate } from '#calendar';
import { type Actor, Clock, systemActor } from '#foundation';
import { Letters } from '#letters';
import { MatterPages, TakeStep } from '#matters';
import { OfficeDirectory, StaffPasswords } from '#office';
import { MailCodes, ResidentAccess } from '#people';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { FormBrowser } from '../support/form-browser.js';
import { frontsOn } from '../support/fronts-on.js';
import { openOffices } from '../support/open-offices.js';

const OFFICE = 'naju';
const PASSWORD = 'long enough for a test';
let db: TestDatabase;
let portal: NestFastifyApplication;
let desk: NestFastifyApplication;
let resident: FormBrowser;
let intake: FormBrowser;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  const fronts = frontsOn(db);
  portal = await fronts.portal();
  desk = await fronts.console();
  const office = await desk.get(OfficeDirectory).of(OFFICE);
  const account = office.person(office.staff('intake')[0]?.id ?? '')?.account ?? '';
  await desk.get(StaffPasswords).set(OFFICE, account, PASSWORD);
  resident = new FormBrowser(await portal.getUrl());
  intake = new FormBrowser(await desk.getUrl());
  await intake.open(`/${OFFICE}/desk`);
  await intake.send({ account, password: PASSWORD });
}, 60_000);
afterAll(async () => {
  await Promise.all([portal.close(), desk.close()]);
  await db.drop();
});

const content = { 'answers.title': '골목 가로등 고장 <b>', 'answers.content': '사흘째 꺼져 있어 밤길이 어둡습니다.' };
const contact = {
  'answers.complainant.name': '김예시',
  'answers.complainant.answer': 'email',
  'answers.complainant.email': 'kim@demo.example',
  'answers.complainant.consent': 'true',
};

/** Submits a complaint without any script and returns what the last page shows. */
async function submitted(): Promise<{ receiptNo: string; code: string }> {
  await resident.open(`/${OFFICE}/open/complaint`);
  await resident.send({ ...content, go: 'next' });
  await resident.send({ go: 'next' });
  await resident.send({ ...contact, go: 'next' });
  await resident.send({ go: 'submit' });
  const receiptNo = /\d{4}-직소-\d{5}/.exec(resident.text)?.[0] ?? '';
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}(?=\D)/.exec(resident.text.replace(receiptNo, ''))?.[0] ?? '';
  return { receiptNo, code };
}

describe('a resident without a script', () => {
  it('says what is missing at its field, keeps what was typed and goes on when it is put right', async () => {
    await resident.open(`/${OFFICE}/open/complaint`);
    await resident.send({ 'answers.title': '가', 'answers.content': '', go: 'next' });
    expect(resident.status).toBe(422);
    expect(resident.text).toContain('제목: 2자 이상 적어 주세요. 지금 1자입니다.');
    expect(resident.html).toContain('value="가"');
    await resident.send({ ...content, go: 'next' });
    expect(resident.text).toContain('어디인가요?');
    await resident.send({ go: 'next' });
    await resident.send({ go: 'next' });
    expect(resident.text).toContain('이름을 적어 주세요.');
    await resident.send({ ...contact, go: 'next' });
    expect(resident.text).toContain('제출 전에 확인하세요');
    expect(resident.html).toContain('골목 가로등 고장 &lt;b>');
    await resident.send({ go: 'change-content' });
    await resident.send({ 'answers.title': '골목 가로등 세 개 고장', go: 'next' });
    expect(resident.text).toContain('골목 가로등 세 개 고장');
    await resident.send({ go: 'submit' });
    expect(resident.address).toMatch(/\/track\/[0-9a-f-]{36}\/opened\?mailed=yes$/);
    expect(resident.text).toMatch(/신청번호\s*\d{4}-직소-\d{5}/);
  }, 30_000);

  it('finds the matter again with both numbers, and not with a wrong one', async () => {
    const { receiptNo, code } = await submitted();
    const other = new FormBrowser(await portal.getUrl());
    await other.open(`/${OFFICE}/track`);
    await other.send({ receiptNo, code: code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}` });
    expect(other.text).toContain('신청번호나 조회번호가 맞지 않습니다.');
    await other.send({ receiptNo, code });
    expect(other.address).toMatch(/\/track\/[0-9a-f-]{36}$/);
    expect(other.text).toContain('사흘째 꺼져 있어 밤길이 어둡습니다.');
    await other.open(`${other.address}/steps/withdraw`);
    await other.send({ 'answers.reason': '고쳐졌습니다.' });
    expect(other.text).toContain('취하한다: 정말 그렇게 할까요?');
    await other.send({});
    expect(other.text).toContain('민원을 취하했습니다.');
  }, 30_000);

  it('comes in by link for the status, and by six digits from a letter for the rest', async () => {
    const { receiptNo } = await submitted();
    const matter = /[0-9a-f-]{36}/.exec(resident.linkTo('/track/0'))?.[0] ?? '';
    const { person } = (await portal.get(MatterPages).of(OFFICE, matter, systemActor('test'))).record;
    const target = { matter, person: person ?? '', generation: 1 };
    const link = portal.get(ResidentAccess).linkOf(OFFICE, target, portal.get(Clock).now(OFFICE));
    const browser = new FormBrowser(await portal.getUrl());
    await browser.open('/r');
    await browser.send({ token: link.slice(link.indexOf('#') + 1) });
    expect(browser.text).toContain(receiptNo);
    expect(browser.text).not.toContain('가로등');
    await browser.send({});
    await browser.send({ digits: '000000' });
    expect(browser.text).toContain('확인번호: 확인번호가 맞지 않거나');
    const codes = await db.admin.query<{ id: string }[]>('select id from mail_code order by at desc limit 1');
    await browser.send({ digits: portal.get(MailCodes).digitsOf(OFFICE, codes[0]?.id ?? '') });
    expect(browser.text).toContain('사흘째 꺼져 있어');
  }, 30_000);

  it('is offered what the law gives about their complaint, and told why not just now', async () => {
    await submitted();
    await resident.open(resident.linkTo('/track/0'));
    expect(resident.text).toContain('이의신청하기');
    expect(resident.text).toContain('시정 요구하기');
    expect(resident.html).not.toMatch(/href="[^"]*\/open\/objection/);
    const matter = resident.address;
    await resident.open(`${matter}/open/objection`);
    expect(resident.status).toBe(200);
    await resident.send({
      'answers.title': '다시 살펴 주세요',
      'answers.purpose': '거부를 거두어 주세요.',
      'answers.grounds': '받아들일 수 없는 까닭이 있습니다.',
      'answers.refusedOn': '2026-01-05',
      'answers.refusal': '거부한다는 답을 받았습니다.',
    });
    expect(resident.status).toBe(422);
    await resident.open(matter);
    expect(resident.text).not.toContain('관련 민원');
  }, 30_000);

  it('is shown nothing of a matter that is not theirs', async () => {
    await submitted();
    const stranger = new FormBrowser(await portal.getUrl());
    await stranger.open(resident.linkTo('/track/'));
    expect(stranger.address).toMatch(/\/track\?ended=yes$/);
    expect(stranger.text).not.toContain('가로등');
  }, 30_000);

  it('is told when an office does not exist', async () => {
    await resident.open('/nowhere');
    expect(resident.status).toBe(404);
    expect(resident.text).toContain('없는 기관입니다.');
  });
});

describe('an officer', () => {
  it('receives a complaint from the desk: the form follows from the table', async () => {
    const { receiptNo } = await submitted();
    await intake.open(`/${OFFICE}/desk?search=${encodeURIComponent(receiptNo)}`);
    await intake.open(intake.linkTo('/matters/01'));
    expect(intake.text).toContain('골목 가로등 고장 <b>');
    expect(intake.html).not.toContain('kim@demo.example');
    await intake.open(intake.linkTo('/steps/receive'));
    await intake.send({});
    expect(intake.text).toContain('민원 종류: 꼭 필요한 칸입니다.');
    await intake.send({ 'answers.kind': 'grievance' });
    expect(intake.text).toContain('마쳤습니다: 접수한다');
    expect(intake.text).toContain('고충민원 7일');
    expect(intake.text).toMatch(/7일째/);
  }, 30_000);

  it('writes down what a resident says by phone', async () => {
    await intake.open(`/${OFFICE}/desk`);
    await intake.open(intake.linkTo('/matters/new'));
    expect(intake.text).toContain('신청 경로');
    await intake.send({ ...content, 'answers.title': '' });
    expect(intake.text).toContain('제목: 꼭 필요한 칸입니다.');
    expect(intake.text).toContain('이름: 이름을 적어 주세요.');
    await intake.send({ ...content, ...contact, 'answers.channel': 'phone' });
    expect(intake.address).toMatch(/\/matters\/[0-9a-f-]{36}\?done=submit$/);
    expect(intake.text).toContain('신청 경로 전화');
  }, 30_000);

  it('sees a contact only for a reason', async () => {
    const { receiptNo } = await submitted();
    await intake.open(`/${OFFICE}/desk?search=${encodeURIComponent(receiptNo)}`);
    await intake.open(intake.linkTo('/matters/01'));
    await intake.send({ reason: '' });
    expect(intake.status).toBe(422);
    await intake.send({ reason: '답변 전화' });
    expect(intake.text).toContain('kim@demo.example');
  }, 30_000);

  it('whose form has gone stale keeps what was typed beside what happened meanwhile', async () => {
    const { receiptNo } = await submitted();
    await intake.open(`/${OFFICE}/desk?search=${encodeURIComponent(receiptNo)}`);
    await intake.open(intake.linkTo('/matters/01'));
    const matter = intake.address;
    await intake.open(`${matter}/steps/receive`);
    await intake.send({ 'answers.kind': 'grievance' });
    const slow = intake.clone();
    await slow.open(`${matter}/steps/reclassify`);
    await intake.open(`${matter}/steps/reclassify`);
    await intake.send({ 'answers.kind': 'suggestion', 'answers.reason': '건의로 보입니다.' });
    expect(intake.text).toContain('마쳤습니다');
    await slow.send({ 'answers.kind': 'misc', 'answers.reason': '늦게 적은 이유입니다.' });
    expect(slow.status).toBe(422);
    expect(slow.text).toContain('그 사이 바뀐 것');
    expect(slow.text).toContain('건의로 보입니다.');
    expect(slow.html).toContain('늦게 적은 이유입니다.');
    await slow.send({});
    expect(slow.text).toContain('마쳤습니다');
  }, 30_000);

  it('who is not signed in is sent to sign in and comes back', async () => {
    const nobody = new FormBrowser(await desk.getUrl());
    await nobody.open(`/${OFFICE}/desk?state=submitted`);
    expect(nobody.address).toBe(`/${OFFICE}/sign-in?next=${encodeURIComponent(`/${OFFICE}/desk?state=submitted`)}`);
    await nobody.send({ account: 'nobody', password: 'wrong' });
    expect(nobody.status).toBe(401);
  });
});

describe('letters that could not be sent', () => {
  const state = async (): Promise<string[]> =>
    (
      await db.admin.query<{ state: string; reason: string | null }[]>(`select state, reason from letter order by id`)
    ).map((row) => row.reason ?? row.state);
  async function waiting(reasons: readonly string[]): Promise<void> {
    await db.admin.query('delete from letter');
    await submitted();
    const [matter] = await db.admin.query<{ id: string; person_id: string }[]>(
      'select id, person_id from matter order by submitted_at desc limit 1',
    );
    const recipients = [{ kind: 'resident' as const, id: matter?.person_id ?? '' }];
    for (const [at, reason] of reasons.entries()) {
      const code = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5', 'R7', 'R8'][at % 8] ?? '';
      await db.tx.run(OFFICE, (tx) =>
        desk.get(Letters).write(tx, { matter: matter?.id ?? '', seq: 1, code, recipients }),
      );
      await db.admin.query(`update letter set state = 'held', reason = $1 where template = $2`, [reason, code]);
    }
  }

  it('stand in a list with why and what to do, whom they are for masked', async () => {
    await waiting(['letters.phone-missing', 'letters.reply-550', 'letters.bounced-5.1.1', 'letters.outcome-unknown']);
    await intake.open(`/${OFFICE}/letters`);
    for (const words of [
      'R0 신청을 받음',
      '전화번호가 없습니다',
      '받지 않았습니다(550)',
      '돌아왔습니다(5.1.1)',
      '받으셨음',
      '김○시',
    ])
      expect(intake.text).toContain(words);
    expect(intake.text).not.toMatch(/김예시|kim@demo/);
  });

  it('are sent again, told in another way, or said to have arrived, by a person', async () => {
    await intake.send({}, '/release');
    expect(await state()).toEqual(['pending', 'letters.reply-550', 'letters.bounced-5.1.1', 'letters.outcome-unknown']);
    await intake.send({}, '/elsewhere', '우편으로');
    expect(await state()).toEqual(['pending', 'elsewhere', 'letters.bounced-5.1.1', 'letters.outcome-unknown']);
    await intake.send({}, '/arrival');
    expect(await state()).toEqual(['pending', 'elsewhere', 'letters.bounced-5.1.1', 'sent']);
    const facts = await db.admin.query<{ name: string; body: { how?: string } }[]>(
      `select name, body from fact where name like 'letters.%' order by seq`,
    );
    expect(facts.map(({ name, body }) => [name, body.how])).toEqual([
      ['letters.told-elsewhere.v1', 'post'],
      ['letters.sent.v1', undefined],
    ]);
  });

  it('of another department are not shown to an officer, nor to be acted upon', async () => {
    const office = await desk.get(OfficeDirectory).of(OFFICE);
    const account = office.person(office.staff('officer', 'road')[0]?.id ?? '')?.account ?? '';
    await desk.get(StaffPasswords).set(OFFICE, account, PASSWORD);
    const officer = new FormBrowser(await desk.getUrl());
    await officer.open(`/${OFFICE}/letters`);
    await officer.send({ account, password: PASSWORD });
    expect(officer.text).toContain('보내지 못한 편지가 없습니다.');
    const [letter] = await db.admin.query<{ id: string }[]>(
      `select id from letter where reason = 'letters.bounced-5.1.1'`,
    );
    officer.html = `<main><form method="post" action="/${OFFICE}/letters/${letter?.id ?? ''}/release">x</form>`;
    await officer.send({});
    expect(officer.status).toBe(422);
    expect(officer.text).toContain('보내기를 기다리는 안내문이 아닙니다.');
    expect(await state()).toContain('letters.bounced-5.1.1');
  });
});

describe('what pages load', () => {
  it('comes compressed, for ever, from addresses the pages name', async () => {
    await resident.open('/');
    const addresses = [...resident.html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) =>
      String(address),
    );
    expect(addresses.length).toBeGreaterThanOrEqual(5);
    for (const address of addresses) {
      const answer = await fetch((await portal.getUrl()) + address);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  });
});

describe('anyone', () => {
  const takes = (target: TakeStep['target'], step: string, actor: Actor, answers: object) =>
    portal.get(CommandBus).execute(new TakeStep(OFFICE, target, step, actor, answers as never));

  async function disclosed(): Promise<string> {
    const petitioner = { name: '김예시', email: 'kim@demo.example', answer: 'email', consent: true };
    const written = {
      kind: 'public',
      subject: 'facilities',
      title: '김예시의 청원',
      content: '공원에 화장실을 두어 주세요.',
    };
    const visitor: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };
    const staff: Actor = { kind: 'staff', id: 'intake-1', roles: ['intake'] };
    const council: Actor = { kind: 'system', id: 'councils', roles: ['council'] };
    const { matter } = await takes({ procedure: 'petition' }, 'submit', visitor, { ...written, petitioner });
    await takes({ matter }, 'receive-public', staff, { identity: 'id-card' });
    const decidedOn = seoulDate(portal.get(Clock).now(OFFICE));
    await takes({ matter }, 'note-council-decision', council, { council: '청원심의회', decision: 'agreed', decidedOn });
    await takes({ matter }, 'disclose', staff, {
      publicTitle: '공원에 화장실을',
      publicText: '공원에 화장실을 두어 달라는 청원입니다.',
    });
    return matter;
  }

  it('finds a public petition and gives an opinion that stands once the digits came back', async () => {
    const petition = await disclosed();
    const browser = new FormBrowser(await portal.getUrl());
    await browser.open(`/${OFFICE}/petitions`);
    expect(browser.text).toContain('공원에 화장실을');
    expect(browser.text).not.toContain('김예시');
    await browser.open(`/${OFFICE}/petitions/${petition}`);
    await browser.send({ stance: 'agree', content: '좋' });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('전자우편: 확인번호를 받을 전자우편 주소를 적어 주세요.');
    await browser.send({
      stance: 'agree',
      content: '저도 <b>필요합니다.',
      name: '이보기',
      email: 'lee@demo.example',
      consent: 'true',
    });
    await browser.send({ digits: '000000x' });
    expect(browser.text).toContain('확인번호가 맞지 않거나');
    const codes = await db.admin.query<{ id: string }[]>('select id from mail_code order by id desc limit 1');
    await browser.send({ digits: portal.get(MailCodes).digitsOf(OFFICE, codes[0]?.id ?? '') });
    expect(browser.text).toContain('의견이 실렸습니다.');
    expect(browser.html).toContain('저도 &lt;b>필요합니다.');
    expect(browser.text).not.toContain('이보기');
  }, 30_000);

  it('is shown no petition that is not disclosed, and an empty list of proposals', async () => {
    const browser = new FormBrowser(await portal.getUrl());
    await browser.open(`/${OFFICE}/petitions/0191a2b3-0000-7000-8000-000000000000`);
    expect(browser.status).toBe(404);
    await browser.open(`/${OFFICE}/proposals`);
    expect(browser.text).toContain('아직 접수된 제안이 없습니다.');
  });
});
