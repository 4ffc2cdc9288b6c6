import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OfficialDocument } from '#documents';
import { type Actor, Clock } from '#foundation';
import { openOffices } from '../../test/support/open-offices.js';
import { ProductAtHand } from '../../test/support/product-at-hand.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { BriefingsModule } from './briefings.module.js';
import { MonthlyBriefings } from './actions/monthly-briefings.js';
import { PlanBriefings } from './actions/plan-briefings.js';
import { BriefingShelf } from './views/briefing-shelf.js';

const OFFICE = 'naju';
const resident: Actor = { kind: 'resident', id: 'web', roles: ['resident'] };
const contact = { name: '김예시', email: 'kim@demo.example', answer: 'email', consent: true };

/** In a hurry, every look at it is three seconds later than the one before. */
class HurriedClock extends Clock {
  hurry = false;
  private ahead = 0;
  override monotonic(): number {
    if (this.hurry) this.ahead += 3_000;
    return super.monotonic() + this.ahead;
  }
}
const clock = new HurriedClock();

let db: TestDatabase;
let product: ProductAtHand;
let briefings: MonthlyBriefings;
let shelf: BriefingShelf;
let head: Actor;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE, 'saha');
  product = await ProductAtHand.open(db, [BriefingsModule], clock);
  briefings = product.app.get(MonthlyBriefings);
  shelf = product.app.get(BriefingShelf);
  head = await product.staff(OFFICE, 'head', 'road');
}, 60_000);
afterAll(async () => {
  await product.close();
  await db.drop();
});

const takes = (matter: string, step: string, actor: Actor, answers = {}) =>
  product.takes(OFFICE, { matter }, step, actor, answers);

async function submitted(at: string, dong?: string): Promise<string> {
  await product.at(OFFICE, at);
  const answers = {
    title: '가로등이 꺼졌습니다',
    content: '골목 가로등이 사흘째 꺼져 있습니다.',
    complainant: contact,
    ...(dong && { dong }),
  };
  return (await product.takes(OFFICE, { procedure: 'complaint' }, 'submit', resident, answers)).matter;
}
async function inWork(at: string, dong?: string): Promise<string> {
  const matter = await submitted(at, dong);
  const intake = await product.staff(OFFICE, 'intake');
  await takes(matter, 'receive', intake, { kind: 'grievance' });
  await takes(matter, 'assign', intake, { department: 'road' });
  await takes(matter, 'start-work', await product.staff(OFFICE, 'officer', 'road'));
  return matter;
}
async function answered(matter: string, at: string): Promise<void> {
  await product.at(OFFICE, at);
  const officer = await product.staff(OFFICE, 'officer', 'road');
  const answer = {
    outcome: 'accepted',
    conclusion: '가로등을 고쳤습니다.',
    reasons: '현장을 확인하고 등을 갈았습니다.',
  };
  await takes(matter, 'draft-answer', officer, answer);
  await takes(matter, 'approve', head);
  await takes(matter, 'tell-result', officer, {
    how: 'phone',
    told: at.slice(0, 10),
    because: '전화로 알려 달라고 하심',
    note: '전화로 알림',
  });
}
const cells = (document: OfficialDocument, id: string): unknown[] =>
  document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.type === 'table' && block.table.id === id ? block.table.rows.map((row) => [row.label, ...row.cells]) : [],
    );
const problem = (code: string, details?: object) => expect.objectContaining({ code, ...(details && { details }) });

describe('a monthly briefing', () => {
  let late: string;
  let first: string;

  it('waits for the counts and says how many are missing', async () => {
    const [september, done] = [await inWork('2026-09-21T10:00'), await inWork('2026-10-06T10:00', '송월동')];
    await answered(september, '2026-09-28T11:00');
    await answered(done, '2026-10-08T10:00');
    late = await inWork('2026-10-12T10:00');
    const extended = await inWork('2026-10-13T10:00');
    await takes(extended, 'extend', head, {
      ground: 'fact-finding',
      reason: '부품이 늦게 들어와 수리가 늦어집니다.',
      days: 3,
    });
    await submitted('2026-10-30T17:00');
    await product.at(OFFICE, '2026-10-31T10:00');
    await takes(late, 'mark-overdue', product.system());
    await product.at(OFFICE, '2026-11-03T08:30');
    clock.hurry = true;
    const [row] = await db.admin.query('select count(*)::int as n from delivery');
    await expect(briefings.make(OFFICE, '2026-10', head)).rejects.toEqual(
      problem('briefings.counts-not-settled', { waiting: row.n }),
    );
    clock.hurry = false;
    await product.deliver();
  }, 30_000);

  it('counts what was really done', async () => {
    const made = await briefings.make(OFFICE, '2026-10', head);
    first = made.id;
    expect(made).toMatchObject({ month: '2026-10', version: 1, provisional: false, madeBy: `staff:${head.id}` });
    expect(made.checks.filter(({ holds }) => !holds)).toEqual([]);
    const document = await shelf.document(OFFICE, made.id);
    expect(cells(document, 'channels')).toEqual([
      ['합계', 4, 1, 3, 2, 1, 1, null, null],
      ['누리집', 4, 1, 3, 2, 1, 1, null, null],
    ]);
    expect(cells(document, 'kinds')).toEqual([
      ['합계', 4, 1, 3, 3, 3],
      ['고충민원', 3, 1, 2, 3, 2],
      ['미지정', 1, null, 1, null, 1],
    ]);
    expect(cells(document, 'dongs')).toContainEqual(['송월동', 1, 1, null, 100]);
    expect(cells(document, 'departments')).toEqual([
      ['합계', 1, 1, null, null, 100],
      ['건설과', 1, 1, null, null, 100],
    ]);
    expect(cells(document, 'late').map((row) => (row as unknown[]).slice(4, 9))).toEqual([
      ['건설과', '2026-10-12', '2026-10-20', '경과', '처리중'],
      ['건설과', '2026-10-13', '2026-10-26', '연장', '처리중'],
    ]);
    expect(document.title).toBe('2026년 10월 직소민원 처리결과 보고');
    expect(JSON.stringify((await shelf.whole(OFFICE, made.id)).snapshot)).not.toMatch(/김예시|demo\.example|가로등/);
  });

  it('stays as it was when matters go on; making it again is the next version', async () => {
    await answered(late, '2026-11-03T14:00');
    await product.deliver();
    const second = await briefings.make(OFFICE, '2026-10', head);
    expect(second).toMatchObject({ version: 2 });
    expect(cells(await shelf.document(OFFICE, second.id), 'channels')[0]).toEqual([
      '합계',
      4,
      2,
      2,
      2,
      1,
      1,
      null,
      null,
    ]);
    expect(cells(await shelf.document(OFFICE, first), 'channels')[0]).toEqual(['합계', 4, 1, 3, 2, 1, 1, null, null]);
    expect(await shelf.whole(OFFICE, first)).toMatchObject({ intact: true, version: 1 });
    expect(second.sha256).not.toBe((await shelf.one(OFFICE, first)).sha256);
  }, 30_000);

  it('cannot be changed or removed, not by the apps and not by their owner', async () => {
    await expect(db.tx.run(OFFICE, (tx) => tx.manager.query('update briefing set version = 9'))).rejects.toThrow(
      'permission denied',
    );
    await expect(db.admin.query('update briefing set version = 9')).rejects.toThrow('never changed');
    await expect(db.admin.query('delete from briefing')).rejects.toThrow('never changed');
  });

  it('of the month that runs is 잠정; a future month and a malformed one are refused', async () => {
    const now = await briefings.make(OFFICE, '2026-11', head);
    expect(now).toMatchObject({ provisional: true, version: 1 });
    expect((await shelf.document(OFFICE, now.id)).title).toContain('(잠정)');
    await expect(briefings.make(OFFICE, '2026-12', head)).rejects.toEqual(
      problem('briefings.month-in-future', { month: '2026-12' }),
    );
    for (const month of ['2026-13', '2026-1', '지난달', '2026-10-01'])
      await expect(briefings.make(OFFICE, month, head)).rejects.toEqual(problem('briefings.month-invalid'));
  });

  it('made twice at once gives two versions', async () => {
    const made = await Promise.all([1, 2, 3].map(() => briefings.make(OFFICE, '2026-09', head)));
    expect(made.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  });

  it('lies on the shelf of its own office, latest first, page after page', async () => {
    const { items, next } = await shelf.list(OFFICE);
    expect(items.map(({ month, version }) => `${month}-v${version}`)).toEqual([
      '2026-11-v1',
      '2026-10-v2',
      '2026-10-v1',
      '2026-09-v3',
      '2026-09-v2',
      '2026-09-v1',
    ]);
    expect(next).toBeNull();
    expect((await shelf.list(OFFICE, '2026-10-v1')).items.map(({ month }) => month)).toEqual([
      '2026-09',
      '2026-09',
      '2026-09',
    ]);
    expect((await shelf.list('saha')).items).toEqual([]);
    await expect(shelf.one('saha', first)).rejects.toEqual(problem('briefings.not-found'));
    await expect(shelf.one(OFFICE, 'nothing')).rejects.toEqual(problem('briefings.not-found'));
    await expect(shelf.list(OFFICE, 'nowhere')).rejects.toEqual(problem('briefings.cursor-invalid'));
  });

  it('tells in a chapter of its own how what was asked for on visits stands', async () => {
    const secretary = await product.staff(OFFICE, 'secretary');
    const visit = {
      kind: 'new-year',
      title: '연두순방',
      dong: '송월동',
      visitedOn: '2026-02-24',
      place: '행정복지센터',
    };
    const held = { ...visit, department: 'road', attendees: 80 };
    const { matter: about } = await product.takes(OFFICE, { procedure: 'visit' }, 'record', secretary, held);
    for (const step of ['set-in-progress', undefined]) {
      const said = { title: '배수로 정비', content: '물이 넘칩니다.', field: 'road', department: 'road' };
      const opened = await product.takes(OFFICE, { procedure: 'suggestion', about }, 'enter', secretary, said);
      if (step) await takes(opened.matter, step, head, { progress: '설계 중' });
    }
    await product.deliver();
    const { id } = await briefings.make(OFFICE, '2026-10', head);
    const document = await shelf.document(OFFICE, id);
    expect(document.sections.map(({ numeral, title }) => `${numeral} ${title}`)).toContain('Ⅳ 현장방문 건의사항');
    expect(cells(document, 'suggestions')).toEqual([
      ['합계', 2, 1, 1],
      ['2026년 연두순방 주민과의 대화', 2, 1, 1],
    ]);
  });

  it('is made by itself from the first working day on, once, and not for an office without matters', async () => {
    await product.at(OFFICE, '2026-11-01T09:00');
    expect(await briefings.makeDue(OFFICE)).toBeUndefined();
    await product.at(OFFICE, '2026-11-02T00:10');
    const made = await Promise.all([briefings.makeDue(OFFICE), briefings.makeDue(OFFICE)]);
    expect(made.filter((one) => one !== undefined)).toMatchObject([
      { month: '2026-10', version: 4, madeBy: 'system:briefings.monthly' },
    ]);
    expect(await briefings.makeDue(OFFICE)).toBeUndefined();
    await product.at('saha', '2026-11-02T09:00');
    expect(await briefings.makeDue('saha')).toBeUndefined();
  });
});

describe('briefings of what was printed and held', () => {
  it('are frozen by kind, each with versions and checks of its own', async () => {
    await openOffices(db.tx, 'yeonsu');
    await product.at('yeonsu', '2026-10-15T10:00');
    const plans = product.app.get(PlanBriefings);
    const figures = await plans.figures('yeonsu', head);
    expect([figures.kind, figures.version, figures.checks.filter(({ holds }) => !holds)]).toEqual([
      'figures',
      1,
      [{ label: '머리글 계산', parts: 108, total: 91, holds: false }],
    ]);
    await expect(plans.figures('saha', head)).rejects.toMatchObject({ code: 'briefings.nothing-published' });

    const first = await plans.communication('yeonsu', '2026-01-01', '2026-10-15', head);
    const again = await plans.communication('yeonsu', '2026-01-01', '2026-10-15', head);
    expect([first.version, first.provisional, again.version]).toEqual([1, true, 2]);
    const text = JSON.stringify((await shelf.document('yeonsu', first.id)).sections);
    expect(text).toContain('누계 108회(54%)');
    expect(
      (await shelf.list('yeonsu', undefined, { kind: 'communication' })).items.map(({ version }) => version),
    ).toEqual([2, 1]);
    await expect(plans.communication('yeonsu', '2026-02-30', '2026-03-01', head)).rejects.toMatchObject({
      code: 'briefings.period-invalid',
    });
  });
});
