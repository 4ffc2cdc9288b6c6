import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BriefingsModule, BriefingShelf, PlanBriefings } from '#briefings';
import { type OfficialDocument, rowTexts } from '#documents';
import type { Actor, JsonObject } from '#foundation';
import { HeldEvents, PlanSessions } from '#meetings';
import { OfficeDirectory, reckonWeighted } from '#office';
import { SuggestionCounts, VisitCounts, VisitRota } from '#visits';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { openOffices } from '../support/open-offices.js';
import { ProductAtHand } from '../support/product-at-hand.js';

jest.setTimeout(120_000);

let db: TestDatabase;
let product: ProductAtHand;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, 'tongtong39', 'yeonsu', 'naju');
  product = await ProductAtHand.open(db, [BriefingsModule]);
});
afterAll(async () => {
  await product.close();
  await db.drop();
});

/** One after the other in each of a few rows. */
async function each<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  const waiting = [...things];
  const row = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 6 }, row));
}
const times = (many: number): readonly number[] => Array.from({ length: many }, (_, at) => at);

function visit(office: string, kind: string, visitedOn: string, dong: string, secretary: Actor) {
  const said = { kind, title: `${dong} 방문`, visitedOn, dong, place: '행정복지센터', attendees: 20 };
  return product.takes(office, { procedure: 'visit' }, 'record', secretary, { ...said, department: 'civil' });
}

function table(document: OfficialDocument, id: string): readonly string[] {
  const blocks = document.sections.flatMap((section) => section.blocks);
  return blocks.flatMap((block) =>
    block.type === 'table' && block.table.id === id
      ? block.table.rows.map((row) => rowTexts(block.table.columns, row).join(' '))
      : [],
  );
}

describe('통통시, 2018 to 2022: what was planned and what was done of it', () => {
  const OFFICE = 'tongtong39';
  const YEARS = [2018, 2019, 2020, 2021, 2022];
  const periods = [
    ['2018-07-01', '2018-12-31'],
    ['2019-01-01', '2019-12-31'],
    ['2020-01-01', '2020-12-31'],
    ['2021-01-01', '2021-12-31'],
    ['2022-01-01', '2022-06-30'],
  ] as const;
  let secretary: Actor;

  beforeAll(async () => {
    secretary = await product.staff(OFFICE, 'secretary');
    await product.at(OFFICE, '2018-07-01T09:00');
    for (const [from, to] of periods)
      await product.app.get(PlanSessions).plan(OFFICE, 'tongtong-day', from, to, secretary);
    await product.at(OFFICE, '2022-12-31T18:00');
  });

  it('is 12, 24, 24, 24, 12 = 96 days of the mayor by the rule, each of them held', async () => {
    const held = await db.admin.query<{ id: string }[]>(
      `select id from meeting_session where office_id = $1 and kind = 'tongtong-day' order by starts_at`,
      [OFFICE],
    );
    await each(held, ({ id }) => product.takes(OFFICE, { matter: id }, 'close', secretary, { groups: 1, attended: 4 }));
    const years = periods.map(async ([from, to]) => {
      const counts = await product.app.get(HeldEvents).counts(OFFICE, from, to);
      const day = counts.find(({ kind }) => kind === 'tongtong-day');
      return [day?.planned, day?.events];
    });
    expect(await Promise.all(years)).toEqual([12, 24, 24, 24, 12].map((count) => [count, count]));
    const [all] = await product.app.get(HeldEvents).counts(OFFICE, '2018-07-01', '2022-06-30');
    expect(all).toMatchObject({ label: '통통(通通) 데이', events: 96, people: 384 });
  });

  it('is 39, 19, 20, 19, 20 = 117 visits of 동, each of them held', async () => {
    const dongs = (await product.app.get(OfficeDirectory).of(OFFICE)).dongs();
    const planned = await product.app.get(VisitCounts).plannedPerYear(OFFICE);
    const visits = planned.flatMap(({ year, visits: many }, at) =>
      times(many).map((nth) => ({ year, dong: dongs[(nth + (at % 2 === 0 ? 0 : 20)) % dongs.length] ?? '' })),
    );
    await each(visits, ({ year, dong }) => visit(OFFICE, 'dong', `${String(year)}-10-15`, dong, secretary));
    const { years } = await product.app.get(VisitRota).coverage(OFFICE);
    expect(years).toEqual(
      YEARS.map((year, at) => {
        const count = [39, 19, 20, 19, 20][at];
        return { year, planned: count, held: count };
      }),
    );
    const [counted] = await product.app.get(VisitCounts).counts(OFFICE, '2018-07-01', '2022-12-31');
    expect(counted).toMatchObject({ label: '동 방문', visits: 117 });
  });

  it('is printed beside the totals of the plan, which are said not to hold', async () => {
    const { id, checks } = await product.app.get(PlanBriefings).figures(OFFICE, secretary);
    const document = await product.app.get(BriefingShelf).document(OFFICE, id);
    expect(table(document, 'published-yearly-plan')).toContain('통통데이 12 24 24 24 12 96 96');
    expect(checks.filter(({ holds }) => !holds)).toEqual([
      { label: '2022년 계산', parts: 32, total: 44, holds: false },
      { label: '합계 계산', parts: 213, total: 225, holds: false },
    ]);
  });
});

describe('연수구, 2023 and the first quarter of 2024: how often it spoke with residents', () => {
  const OFFICE = 'yeonsu';
  let secretary: Actor;

  async function event(kind: string, day: string, nth: number): Promise<void> {
    const at = `${day}T${String(9 + (nth % 9)).padStart(2, '0')}:00`;
    const said = { title: `${kind} ${day}`, meeting: kind, at, place: '모이는 곳' };
    await product.takes(OFFICE, { procedure: 'meeting-session' }, 'plan', secretary, said);
  }
  async function counted(from: string, to: string): Promise<readonly string[]> {
    const { id } = await product.app.get(PlanBriefings).communication(OFFICE, from, to, secretary);
    return table(await product.app.get(BriefingShelf).document(OFFICE, id), 'communication');
  }

  beforeAll(async () => {
    secretary = await product.staff(OFFICE, 'secretary');
    await product.at(OFFICE, '2023-01-02T08:00');
    const months = (nth: number): string => String(4 + (nth % 6)).padStart(2, '0');
    const day = (nth: number): string => `2023-${months(nth)}-${String(1 + nth).padStart(2, '0')}`;
    const year = { 'field-day': 1, 'tea-talk': 21, market: 1, 'policy-talk': 13, gathering: 1 };
    for (const [kind, many] of Object.entries(year)) await each(times(many), (nth) => event(kind, day(nth), nth));
    await event('market', '2024-02-20', 1);
    // The source does not say what the seventeenth was.
    await event('field-day', '2024-03-20', 5);
    await product.at(OFFICE, '2024-03-31T18:00');
    const sessions = await db.admin.query<{ id: string }[]>(`select id from meeting_session where office_id = $1`, [
      OFFICE,
    ]);
    await each(sessions, ({ id }) =>
      product.takes(OFFICE, { matter: id }, 'close', secretary, { groups: 1, attended: 10 }),
    );
    const dongs = (await product.app.get(OfficeDirectory).of(OFFICE)).dongs();
    for (const on of ['2023-02-10', '2024-02-10'])
      await each(dongs, (dong) => visit(OFFICE, 'new-year', on, dong, secretary));
  });

  it('is 1 + 15 + 21 + 1 + 13 + 1 = 52 and 15 + 1 + 1 = 17 times', async () => {
    const [total2023, ...kinds] = await counted('2023-01-01', '2023-12-31');
    expect(total2023).toMatch(/^합계 52 /);
    expect(kinds.map((row) => row.split(' ').slice(0, -2).join(' '))).toEqual(
      expect.arrayContaining([
        '현장대화의 날 1',
        '구청장 동 연두방문 15',
        '구청장 차담회 21',
        '시장방문 1',
        '공감소통 정책간담회 13',
        '소통 한마당 1',
      ]),
    );
    const [total2024] = await counted('2024-01-01', '2024-03-31');
    expect(total2024).toMatch(/^합계 17 /);
  });
});

describe('나주시: how much of what residents asked for was done', () => {
  const OFFICE = 'naju';

  it('is 76 % of 연두순방 and 72 % of 1마을 현장대화, and 74 % of both by their weights', async () => {
    const secretary = await product.staff(OFFICE, 'secretary');
    await product.at(OFFICE, '2016-02-01T10:00');
    const percent = async (kind: string, done: number): Promise<number> => {
      const { matter: about } = await visit(OFFICE, kind, '2015-02-03', '남평읍', secretary);
      await each(times(25), async (nth) => {
        const said: JsonObject = {
          title: `건의 ${String(nth)}`,
          content: '고쳐 주세요.',
          field: 'road',
          department: 'road',
        };
        const { matter } = await product.takes(OFFICE, { procedure: 'suggestion', about }, 'enter', secretary, said);
        const [step, answers] =
          nth < done
            ? (['set-done', { progress: '고쳤음', doneOn: '2015-11-02' }] as const)
            : (['set-in-progress', { progress: '고치는 중' }] as const);
        await product.takes(OFFICE, { matter }, step, secretary, answers);
      });
      const { rates } = await product.app.get(SuggestionCounts).of(OFFICE, { kind, year: 2015, number: 1 });
      return rates[0] ?? 0;
    };
    const rates = { 'new-year': await percent('new-year', 19), village: await percent('village', 18) };
    expect(rates).toEqual({ 'new-year': 76, village: 72 });

    const { profile } = await product.app.get(OfficeDirectory).of(OFFICE);
    const handled = profile.published?.indicators?.['handled'];
    if (handled?.formula !== 'weighted') throw new Error('no weighted indicator');
    const parts = Object.fromEntries(
      Object.entries(handled.parts).map(([code, part]) => [code, { ...part, done: rates[code as keyof typeof rates] }]),
    );
    const { rate, compared } = reckonWeighted({ ...handled, parts }, handled.rounding ?? profile.indicators.rounding);
    expect(rate).toBe(74);
    expect(compared.every(({ printed, reckoned }) => printed === reckoned)).toBe(true);
  });
});
