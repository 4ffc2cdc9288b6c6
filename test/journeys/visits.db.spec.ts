import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BriefingShelf, renderBriefing, REVIEW, SuggestionReviews } from '#briefings';
import type { OfficialDocument } from '#documents';
import type { Actor, JsonObject } from '#foundation';
import { type StepAnswer, TakeStep } from '#matters';
import { MoveClock, OfficeDirectory, StaffPasswords } from '#office';
import { readRound, SuggestionCounts } from '#visits';
import { ConsolePagesModule } from '../../apps/console/console-pages.module.js';
import { consoleProblem } from '../../apps/console/problem-page.js';
import { PortalPagesModule } from '../../apps/portal/portal-pages.module.js';
import { portalProblem } from '../../apps/portal/problem-page.js';
import { frontAtHand } from '../support/front-at-hand.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { FormBrowser } from '../support/form-browser.js';
import { openOffices } from '../support/open-offices.js';

jest.setTimeout(180_000);

const OFFICE = 'yeonsu';
const PASSWORD = 'long enough for a test';
const LATER = '2025-01-10';
const done = { progress: '마쳤음', doneOn: '2024-03-01' };
const SAID: Readonly<Record<string, JsonObject>> = {
  'set-done': done,
  'set-in-progress': { progress: '공사 중' },
  'set-long-term': { reason: '예산이 많이 듦', nextReview: LATER },
  'set-impossible': { reason: '법으로 할 수 없음', nextReview: LATER },
  transfer: { agency: '예시광역시', agencyPhone: '032-000-9000', reason: '시의 일임', replyUntil: LATER },
};

let db: TestDatabase;
let desk: NestFastifyApplication;
let portal: NestFastifyApplication;
let secretary: Actor;
let dongs: readonly string[];

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  desk = await frontAtHand(db, 'console', ConsolePagesModule, consoleProblem);
  portal = await frontAtHand(db, 'portal', PortalPagesModule, portalProblem);
  const office = await desk.get(OfficeDirectory).of(OFFICE);
  dongs = office.dongs();
  for (const account of ['secretary-1', 'planning-1']) await desk.get(StaffPasswords).set(OFFICE, account, PASSWORD);
  const [person] = office.staff('secretary');
  secretary = { kind: 'staff', id: person?.id ?? '', roles: ['secretary'] };
  await desk.get(MoveClock).move(OFFICE, new Date('2024-03-04T10:00:00+09:00'));
});
afterAll(async () => {
  await desk.close();
  await portal.close();
  await db.drop();
});

function takes(target: TakeStep['target'], step: string, answers: JsonObject): Promise<StepAnswer> {
  return desk.get(CommandBus).execute(new TakeStep(OFFICE, target, step, secretary, answers));
}

async function held(kind: string, visitedOn: string, dong: string): Promise<string> {
  const visit = {
    kind,
    title: `${dong} 방문`,
    dong,
    visitedOn,
    place: '행정복지센터',
    department: 'communication',
  };
  return (await takes({ procedure: 'visit' }, 'record', { ...visit, attendees: 50 })).matter;
}

/** So many suggestions for each step that gives them their status, one after the other over the visits. */
async function brought(visits: readonly string[], statuses: Readonly<Record<string, number>>): Promise<void> {
  const steps = Object.entries(statuses).flatMap(([step, many]) => Array.from({ length: many }, () => step));
  const enter = async (step: string, at: number): Promise<void> => {
    const about = visits[at % visits.length] ?? '';
    const said = { title: `건의 ${String(at + 1)}`, content: '고쳐 주세요.', field: 'road', department: 'road' };
    const { matter } = await takes({ procedure: 'suggestion', about }, 'enter', said);
    await takes({ matter }, step, SAID[step] ?? {});
  };
  const waiting = steps.map((step, at) => () => enter(step, at));
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next();
    }),
  );
}

async function signedIn(account: string): Promise<FormBrowser> {
  const browser = new FormBrowser(await desk.getUrl());
  await browser.open(`/${OFFICE}/desk`);
  await browser.send({ account, password: PASSWORD });
  return browser;
}

describe('연수구, 2023: what the visits brought', () => {
  beforeAll(async () => {
    const visits: string[] = [];
    for (const [at, dong] of dongs.entries())
      visits.push(await held('new-year', `2023-01-${String(at + 9).padStart(2, '0')}`, dong));
    await brought(visits, {
      'set-done': 96,
      'set-in-progress': 23,
      'set-long-term': 24,
      'set-impossible': 24,
      transfer: 19,
    });
  });

  it('is 186 = 96 / 23 / 24 / 24 / 19 in the columns of the visit, 이송 apart from 완료', async () => {
    const counts = await desk.get(SuggestionCounts).of(OFFICE, readRound('new-year.2023.1'));
    expect(counts.columns.map(({ label }) => label)).toEqual(['완료', '추진중', '중장기추진', '추진불가', '이송']);
    expect([counts.total.total, ...counts.total.counts]).toEqual([186, 96, 23, 24, 24, 19]);
    expect(counts.rates).toEqual([51, 12, 12, 12, 10]);
    expect(counts.rows.map(({ label }) => label)).toEqual(dongs);
    expect(counts.rows.reduce((sum, { total }) => sum + total, 0)).toBe(186);
  });

  it('is shown to everyone as it is printed, and by 동, without a name', async () => {
    const reader = new FormBrowser(await portal.getUrl());
    await reader.open(`/${OFFICE}`);
    await reader.open(reader.linkTo('/suggestions'));
    await reader.open(reader.linkTo('new-year.2023.1'));
    expect(reader.text).toContain('구분 합계 완료 추진중 중장기추진 추진불가 이송 합계(건) 186 96 23 24 24 19');
    expect(reader.text).toContain('비율(%) 100 51 12 12 12 10');
    expect(reader.text).toContain('검산: 상태 합 186 = 합계 186 (일치)');
    expect(reader.text).toContain('15개동 / 건의사항 186건');
    await reader.open(reader.linkTo(`dong=${encodeURIComponent('송도5동')}`));
    expect(reader.text).toContain('송도5동 건의사항');
    expect(reader.text).not.toContain('2024-건의-');
  });

  it('is worked on the board: by 분야, by status, on the card of its 동', async () => {
    const browser = await signedIn('secretary-1');
    await browser.open(`/${OFFICE}/suggestions/new-year.2023.1?by=field`);
    expect(browser.text).toContain('도로·하수 186 96 23 24 24 19');
    await browser.open(browser.linkTo('status=impossible'));
    expect(browser.text).toContain('사유: 법으로 할 수 없음');
    await browser.open(browser.linkTo('/suggestions/dongs/'));
    expect(browser.text).toContain('관리카드');
    await browser.open(`/${OFFICE}/visits`);
    expect(browser.text).toContain('2023년 15 15');
  });

  it('begins with forms that follow from the tables: a visit, a suggestion of it, its status', async () => {
    const browser = await signedIn('secretary-1');
    await browser.open(`/${OFFICE}/visits`);
    await browser.open(browser.linkTo('/matters/new/visit/record'));
    const visit = { kind: 'field', title: '승기천 현장', visitedOn: '2024-03-02', place: '승기천', department: 'park' };
    await browser.send(answers({ ...visit, attendees: '7' }));
    expect(browser.text).toContain('승기천 현장');
    await browser.open(browser.linkTo('/open/suggestion'));
    const said = { title: '다리 난간', content: '낮습니다.', field: 'safety', department: 'park', dong: '연수1동' };
    await browser.send(answers(said));
    expect(browser.text).toContain('접수');
    await browser.open(browser.linkTo('/set-long-term'));
    await browser.send(answers({ reason: '다리를 새로 놓을 때 함께', nextReview: '2024-03-01' }));
    expect(browser.status).toBe(422);
    await browser.send(answers({ nextReview: '2025-03-03' }));
    expect(browser.text).toContain('중장기추진');
    await browser.open(`/${OFFICE}/suggestions/field.2024.1`);
    expect(browser.text).toContain('2024년 현장방문 건의사항');
    expect(browser.text).toContain('다리를 새로 놓을 때 함께');
  });

  it('is ranked for the budget by one act', async () => {
    const [first, second] = await costed(2);
    const browser = await signedIn('planning-1');
    await browser.open(`/${OFFICE}/suggestions/ranking/2025`);
    const early = browser.clone();
    await early.open(`/${OFFICE}/suggestions/ranking/2025`);
    await browser.send({ [`rank.${first}`]: '2', [`rank.${second}`]: '2' });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('같은 건의사항이나 같은 순위가 두 번 있습니다.');
    await browser.send({ [`rank.${first}`]: '2', [`rank.${second}`]: '1' });
    expect(browser.text).toContain('2025년 예산 1위');
    await early.send({ [`rank.${first}`]: '1' });
    expect(early.text).toContain('그 사이 다른 사람이 우선순위를 바꾸었습니다.');
  });
});

describe('a 보고회', () => {
  it('freezes the suggestions, tells what changed since the one before, and adds up in every table', async () => {
    const browser = await signedIn('secretary-1');
    await browser.open(`/${OFFICE}/suggestions/new-year.2023.1/review`);
    await browser.send({ heldOn: '2024-03-04' });
    expect(browser.text).toContain('2024-03 (1판)');
    const moved = await open('long-term');
    await takes({ matter: moved }, 'set-done', done);
    const where = { heldOn: '2024-04-04', heldAt: '14:00', place: '대상황실' };
    await browser.send({ ...where, attendees: '가' });
    expect(browser.text).toContain('참석을 한 줄로');
    expect(browser.html).toContain('value="대상황실"');
    await browser.send({ ...where, attendees: '부구청장, 국장 5명' });
    expect(browser.text).toContain('2024-03 (2판)');
    const shelf = desk.get(BriefingShelf);
    const { items } = await shelf.list(OFFICE, undefined, { kind: REVIEW, subject: 'new-year.2023.1' });
    expect(items.map(({ version, checks }) => [version, checks.every(({ holds }) => holds)])).toEqual([
      [2, true],
      [1, true],
    ]);
    const [second, first] = await Promise.all(items.map(({ id }) => shelf.document(OFFICE, id)));
    expect(rowsOf(first, 'status')).toEqual([
      ['합계(건)', 186, 96, 23, 24, 24, 19],
      ['비율(%)', '100', '51', '12', '12', '12', '10'],
    ]);
    expect(rowsOf(second, 'status')[0]).toEqual(['합계(건)', 186, 97, 23, 23, 24, 19]);
    expect(rowsOf(second, 'changed').map((row) => row.slice(3))).toEqual([['중장기추진', '완료']]);
    expect(rowsOf(second, 'progress')).toHaveLength(186);
    expect(rowsOf(second, 'budget')).toHaveLength(3);
    expect(linesOf(second)).toEqual(
      expect.arrayContaining([
        '일시: 2024. 4. 4.(목) 14:00',
        '장소: 대상황실',
        '주재: 구청장',
        '참석: 부구청장, 국장 5명',
        '지난 보고회(2024. 3. 4.(월)) 대비 상태변경 1건',
      ]),
    );
    expect(second?.sections.map(({ title }) => title)).toEqual([
      '개요',
      '총괄 현황(2024. 3. 4.(월) 기준)',
      '건의사항별 추진상황',
      '중장기·추진불가 관리',
      '예산 반영 건의',
      '행정사항',
    ]);
    for (const format of ['hwpx', 'pdf', 'xlsx'] as const)
      expect((await renderBriefing(second as OfficialDocument, format)).length).toBeGreaterThan(5_000);
  });

  it('asks for those that stood still as long as the table says, and follows the one made last though a clock was put back', async () => {
    const drawn = async (day: string): Promise<readonly string[]> => {
      await desk.get(MoveClock).move(OFFICE, new Date(`${day}T10:00:00+09:00`));
      const { id } = await desk.get(SuggestionReviews).make(OFFICE, 'new-year.2023.1', { heldOn: day }, secretary);
      return linesOf(await desk.get(BriefingShelf).document(OFFICE, id));
    };
    const silent = /^(\d+)일 동안 갱신하지 않은 건의사항 46건/;
    expect((await drawn('2024-06-02')).some((line) => silent.test(line))).toBe(false);
    expect((await drawn('2024-06-03')).find((line) => silent.test(line))).toMatch(/^90일/);
    expect((await drawn('2024-05-02')).join()).toContain('지난 보고회(2024. 6. 3.(월)) 대비');
    expect((await drawn('2024-06-04')).join()).toContain('지난 보고회(2024. 5. 2.(목)) 대비');
  });
});

function linesOf(document: OfficialDocument | undefined): readonly string[] {
  const blocks = document?.sections.flatMap((section) => section.blocks) ?? [];
  return blocks.flatMap((block) => (block.type === 'bullet' ? [block.text] : []));
}

function rowsOf(document: OfficialDocument | undefined, id: string): readonly (readonly unknown[])[] {
  const blocks = document?.sections.flatMap((section) => section.blocks) ?? [];
  const tables = blocks.flatMap((block) => (block.type === 'table' && block.table.id === id ? [block.table] : []));
  return tables.flatMap(({ rows }) =>
    rows.map(({ label, cells }) => (label === undefined ? cells : [label, ...cells])),
  );
}

function answers(said: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(said).map(([ask, answer]) => [`answers.${ask}`, answer]));
}

async function open(state: string): Promise<string> {
  const [row] = await db.admin.query<{ id: string }[]>(
    `select id from matter where office_id = $1 and procedure = 'suggestion' and state = $2 order by id limit 1`,
    [OFFICE, state],
  );
  return row?.id ?? '';
}

/** Suggestions in progress whose cost is told. */
async function costed(many: number): Promise<readonly string[]> {
  const rows = await db.admin.query<{ id: string }[]>(
    `select id from matter where office_id = $1 and procedure = 'suggestion' and state = 'in-progress' order by id limit $2`,
    [OFFICE, many],
  );
  const cost = { costNational: 0, costProvince: 0, costOwn: 30_000_000, costWhen: 'main' };
  for (const { id } of rows) await takes({ matter: id }, 'set-cost', cost);
  return rows.map(({ id }) => id);
}
