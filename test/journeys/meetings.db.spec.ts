import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MoveClock, OfficeDirectory, StaffPasswords } from '#office';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { FormBrowser } from '../support/form-browser.js';
import { frontsOn } from '../support/fronts-on.js';
import { openOffices } from '../support/open-offices.js';

const OFFICE = 'tongtong39';
const PASSWORD = 'long enough for a test';
let db: TestDatabase;
let portal: NestFastifyApplication;
let desk: NestFastifyApplication;
let resident: FormBrowser;
let secretary: FormBrowser;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  const fronts = frontsOn(db);
  portal = await fronts.portal();
  desk = await fronts.console();
  const office = await desk.get(OfficeDirectory).of(OFFICE);
  const account = office.person(office.staff('secretary')[0]?.id ?? '')?.account ?? '';
  await desk.get(StaffPasswords).set(OFFICE, account, PASSWORD);
  await at('2026-11-26T10:00');
  resident = new FormBrowser(await portal.getUrl());
  secretary = new FormBrowser(await desk.getUrl());
  await secretary.open(`/${OFFICE}/meetings`);
  await secretary.send({ account, password: PASSWORD });
}, 60_000);
afterAll(async () => {
  await Promise.all([portal.close(), desk.close()]);
  await db.drop();
});

/** Both fronts learn of a moved clock within a second. */
async function at(minute: string): Promise<void> {
  await desk.get(MoveClock).move(OFFICE, new Date(`${minute}:00+09:00`));
  await new Promise((learnt) => setTimeout(learnt, 1_100));
}

async function requests(title: string): Promise<string> {
  await resident.open(`/${OFFICE}/open/meeting/request`);
  await resident.send({ 'answers.title': title, 'answers.gist': '시장님께 직접 말씀드리고 싶습니다.', go: 'next' });
  await resident.send({ go: 'next' });
  await resident.send({
    'answers.applicant.name': '김표본',
    'answers.applicant.answer': 'email',
    'answers.applicant.email': 'kim.pyobon@resident.example',
    'answers.applicant.consent': 'true',
    go: 'next',
  });
  await resident.send({ go: 'submit' });
  return /track\/([0-9a-f-]{36})/.exec(resident.address)?.[1] ?? '';
}

async function takes(matter: string, step: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await secretary.open(`/${OFFICE}/matters/${matter}/steps/${step}`);
  const typed = Object.entries(answers).map(([name, value]) => [`answers.${name}`, value]);
  await secretary.send(Object.fromEntries(typed) as Record<string, string>, `/steps/${step}`);
}

/** The value of an option whose label holds this, in the form shown. */
function option(label: string): string {
  const options = [...secretary.html.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)];
  const [, value = ''] = options.find(([, , text]) => text?.includes(label)) ?? [];
  return value;
}

const policy = { policy: 'yes', reason: '예산이 드는 일입니다.', department: 'road' };

describe('the mayor’s day', () => {
  it('goes from a request on the portal to a meeting held and a follow-up, and the board tells no name', async () => {
    const matter = await requests('배수로를 넓혀 주세요');
    await secretary.open(`/${OFFICE}/meetings/plan?kind=tongtong-day&from=2026-12-01&to=2027-05-31`);
    expect(secretary.text).toContain('2027. 5. 13.(목) ▲ 부처님');
    expect(secretary.text).toContain('2027. 5. 14.(금) 14:00');
    await secretary.send({}, '/meetings/plan');
    expect(secretary.text).toContain('회차 12개를 만들었습니다.');

    await secretary.open(`/${OFFICE}/meetings`);
    expect(secretary.text).toContain('배수로를 넓혀 주세요');
    await takes(matter, 'screen', policy);
    await secretary.open(`/${OFFICE}/matters/${matter}/steps/select`);
    const slot = option('2026. 12. 10.(목) 14:15');
    await takes(matter, 'select', { slot, reason: '오래 기다리셨습니다.' });
    expect(secretary.text).toContain('통통(通通) 데이 2026. 12. 10.(목) 14:15 (15분)');
    await resident.open(`/${OFFICE}/track/${matter}`);
    expect(resident.text).toContain('통통(通通) 데이 2026. 12. 10.(목) 14:15 (15분)');

    const taken = await requests('놀이터를 고쳐 주세요');
    await takes(taken, 'screen', policy);
    await takes(taken, 'select', { slot, reason: '같은 칸을 눌렀습니다.' });
    expect(secretary.text).toContain('조금 전에 다른 신청에 정해진 시간대입니다.');
    await secretary.open(`/${OFFICE}/matters/${taken}/steps/substitute`);
    const substitute = { delegate: option('부시장'), at: '2026-12-11T10:00', minutes: '20', room: 'counselling' };
    await takes(taken, 'substitute', { ...substitute, reason: '부서에서 정할 일입니다.' });
    expect(secretary.text).toContain('면담 확정');

    await secretary.open(`/${OFFICE}/matters/new/meeting/receive-visit`);
    const visit = {
      title: '마을 대표 방문',
      gist: '여럿이 함께 오셨습니다.',
      companions: '6',
      room: 'counselling',
      minutes: '30',
    };
    await secretary.send(
      Object.fromEntries(Object.entries(visit).map(([name, value]) => [`answers.${name}`, value])),
      '/meeting/receive-visit',
    );
    expect(secretary.text).toContain('상담실 방문 중');

    await at('2026-12-10T14:40');
    await secretary.open(`/${OFFICE}/meetings/sessions/${slot.split(':')[0] ?? ''}`);
    expect(secretary.text).toContain('시장님께 직접 말씀드리고 싶습니다.');
    expect(secretary.text).not.toContain('김표본');
    expect(secretary.text).toMatch(/지금 14:30~14:45 비어 있음 \d분 남음 5분 더/);
    const overtime = secretary.clone();
    await overtime.open(`${secretary.address}?slot=2&more=15`);
    expect(overtime.text).toMatch(/지금 14:15~14:45 배수로를 넓혀 주세요 \d분 남음 5분 더/);
    expect(overtime.linkTo('more=')).toContain('more=20');
    const said = { present: '2', opinion: '해마다 넘칩니다.', directive: '추경에 담겠습니다.', handling: 'going-on' };
    await takes(matter, 'hold', said);
    await secretary.open(`/${OFFICE}/matters/${matter}/open/follow-up/order`);
    const order = { title: '설계비 올리기', what: '추경에 올립니다.', department: 'road', dueOn: '2027-01-29' };
    await secretary.send(
      Object.fromEntries(Object.entries(order).map(([name, value]) => [`answers.${name}`, value])),
      '/open/follow-up',
    );
    expect(secretary.text).toMatch(/2026-후속-00001/);

    const session = slot.split(':')[0] ?? '';
    await takes(session, 'close', { groups: '1', attended: '4' });
    await secretary.open(`/${OFFICE}/meetings/sessions/${session}`);
    await secretary.send({}, '/reports');
    expect(secretary.text).toContain('결과 보고 (1판)');
    for (const format of ['hwpx', 'pdf', 'xlsx']) {
      const file = secretary.clone();
      await file.open(secretary.linkTo(`/${format}`));
      expect([format, file.status, file.html.slice(0, 2)]).toEqual([format, 200, format === 'pdf' ? '%P' : 'PK']);
    }

    const board = new FormBrowser(await portal.getUrl());
    await board.open(`/${OFFICE}/meetings`);
    expect(board.text).toMatch(/2026-면담-00001 2026\. 11\. 26\.\(목\) 면담 마침 2026\. 12\. 10\.\(목\) 단체장 14일/);
    expect(board.text).toMatch(/2026-면담-00002 .* 대체면담 15일/);
    expect(board.text).not.toMatch(/김표본|배수로|놀이터/);
  }, 60_000);

  it('is set on a day off only by who says that it is meant, and the board tells it', async () => {
    await secretary.open(`/${OFFICE}/matters/new/meeting-session/plan`);
    const saturday = {
      'answers.title': '토요일 회차',
      'answers.meeting': option('통통(通通) 데이'),
      'answers.at': '2027-02-20T14:00',
    };
    await secretary.send(saturday, '/meeting-session/plan');
    expect(secretary.status).toBe(422);
    expect(secretary.text).toContain('2027. 2. 20.(토)은 쉬는 날입니다(토요일).');
    await secretary.send({ 'answers.dayOff': 'true' }, '/meeting-session/plan');
    expect(secretary.text).toContain('토요일 회차');
    await secretary.open(`/${OFFICE}/meetings`);
    for (let pages = 0; pages < 4 && !secretary.text.includes('쉬는 날: 토요일'); pages += 1)
      await secretary.open(secretary.linkTo('sessions=2'));
    expect(secretary.text).toMatch(/2027\. 2\. 20\.\(토\) 14:00~15:00 . 계획 . 쉬는 날: 토요일/);
  });
});
