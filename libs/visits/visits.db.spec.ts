import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, JsonObject } from '#foundation';
import { MatterPages } from '#matters';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';
import { openOffices } from '../../test/support/open-offices.js';
import { ProductAtHand } from '../../test/support/product-at-hand.js';
import { RankSuggestions } from './actions/rank-suggestions.js';
import { SuggestionBoard } from './views/suggestion-board.js';
import { SuggestionCounts } from './views/suggestion-counts.js';
import { VisitCounts } from './views/visit-counts.js';
import { VisitRota } from './views/visit-rota.js';

const OFFICE = 'yeonsu';
const NEW_YEAR = { kind: 'new-year', year: 2026, number: 1 };
const suggester = { name: '김예시', email: 'kim.yesi@resident.example', answer: 'email', consent: true };

let db: TestDatabase;
let product: ProductAtHand;
let secretary: Actor;
let planner: Actor;
let budget: Actor;
let head: Actor;
let visit: string;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE, 'tongtong39');
  product = await ProductAtHand.open(db);
  secretary = await product.staff(OFFICE, 'secretary');
  planner = await product.staff(OFFICE, 'planner');
  budget = await product.staff(OFFICE, 'budget');
  head = await product.staff(OFFICE, 'head', 'road');
  await at('2026-01-20T10:00');
  visit = await held({ kind: 'new-year', dong: '송도1동', visitedOn: '2026-01-19', groups: 3, attendees: 45 });
}, 60_000);
afterAll(async () => {
  await product.close();
  await db.drop();
});

const at = (minute: string) => product.at(OFFICE, minute);
const takes = (matter: string, step: string, actor: Actor, answers: object = {}) =>
  product.takes(OFFICE, { matter }, step, actor, answers as JsonObject);
const refused = (code: string) => expect.objectContaining({ code });

async function held(answers: object): Promise<string> {
  const said = { title: '연두방문', place: '행정복지센터 2층', department: 'communication', ...answers } as JsonObject;
  return (await product.takes(OFFICE, { procedure: 'visit' }, 'record', secretary, said)).matter;
}

async function entered(title: string, more: object = {}, about = visit): Promise<string> {
  const said = { title, content: `${title}을 바랍니다.`, field: 'road', department: 'road', ...more } as JsonObject;
  return (await product.takes(OFFICE, { procedure: 'suggestion', about }, 'enter', secretary, said)).matter;
}

async function letters(matter: string): Promise<readonly string[]> {
  await product.deliver();
  const rows = await db.admin.query<{ template: string }[]>(
    `select template from letter where office_id = $1 and matter_id = $2 order by seq, template`,
    [OFFICE, matter],
  );
  return rows.map(({ template }) => template);
}

describe('a visit is held, and what was asked for is followed to its end', () => {
  it('is entered from the visit, whose kind, 동 and day it takes over, and the department is told', async () => {
    const matter = await entered('보도블록 정비', { suggester });
    const page = await product.app.get(MatterPages).of(OFFICE, matter, head);
    expect(page.record).toMatchObject({ state: 'received', kind: 'new-year', dong: '송도1동', department: 'road' });
    expect(page.record.values).toMatchObject({ visitedOn: '2026-01-19', field: 'road' });
    expect(await letters(matter)).toEqual(['N53']);
  });

  it('중장기추진 needs a reason and the day it is looked at again, and the suggester is told both', async () => {
    const matter = await entered('공영주차장', { suggester });
    await expect(takes(matter, 'set-long-term', head, { reason: '땅을 사야 함' })).rejects.toEqual(
      refused('procedure.answers-invalid'),
    );
    await takes(matter, 'set-long-term', head, { reason: '땅을 사야 함', nextReview: '2026-06-30' });
    expect(await letters(matter)).toEqual(['N53', 'R13']);
    const { record } = await product.app.get(MatterPages).of(OFFICE, matter, head);
    expect(record).toMatchObject({ state: 'long-term', values: { nextReview: '2026-06-30', movedOn: '2026-01-20' } });
    await at('2026-06-30T09:00');
    await takes(matter, 'remind-review', product.system());
    expect(await letters(matter)).toEqual(['N53', 'R13', 'N52']);
    await takes(matter, 'review', head, { finding: '땅값을 알아봄', nextReview: '2026-12-31' });
    await at('2026-01-20T10:00');
  });

  it('이송 names the agency, can be chased, and its reply is told; ended ones are taken up again by a step that says so', async () => {
    const matter = await entered('시도 정비', { suggester });
    const agency = { agency: '예시광역시', agencyPhone: '032-000-9000', reason: '시도임' };
    await takes(matter, 'transfer', head, { ...agency, replyUntil: '2026-02-10' });
    await takes(matter, 'chase', head, { how: 'document', replyUntil: '2026-02-20' });
    await takes(matter, 'note-reply', head, { reply: '올해 정비함', repliedOn: '2026-01-20' });
    await expect(takes(matter, 'chase', head, { how: 'phone', replyUntil: '2026-03-01' })).rejects.toEqual(
      refused('visits.replied-already'),
    );
    await takes(matter, 'reopen', head, { reason: '구에서 함께 하기로 함' });
    expect(await letters(matter)).toEqual(['N53', 'R13', 'R13A', 'R13']);
    const { record } = await product.app.get(MatterPages).of(OFFICE, matter, head);
    expect([record.state, record.values['repliedOn']]).toEqual(['in-progress', undefined]);
    const open = `select ended_at as ended from matter where office_id = $1 and id = $2`;
    expect(await db.admin.query<unknown[]>(open, [OFFICE, matter])).toEqual([{ ended: null }]);
    await takes(matter, 'set-done', head, { progress: '함께 정비함', doneOn: '2026-01-20' });
  });

  it('an anonymous one is followed all the same, and nobody is written to', async () => {
    const matter = await entered('버스노선 신설');
    await takes(matter, 'set-impossible', head, { reason: '노선은 시가 정함', nextReview: '2027-01-20' });
    expect(await letters(matter)).toEqual(['N53']);
  });

  it('only of a visit that was held, and only with the statuses of its kind', async () => {
    const plan = {
      kind: 'field',
      title: '빗물받이 점검',
      visitedOn: '2026-02-01',
      place: '승기천',
      department: 'road',
    };
    const planned = await product.takes(OFFICE, { procedure: 'visit' }, 'plan', secretary, plan);
    await expect(entered('너무 이름', {}, planned.matter)).rejects.toEqual(refused('visits.not-held'));
    const metro = await held({ kind: 'metro-mayor', visitedOn: '2026-01-15', attendees: 200 });
    const matter = await entered('광역버스', { dong: '송도2동' }, metro);
    await expect(takes(matter, 'set-done', head, { progress: '마침', doneOn: '2026-01-20' })).rejects.toEqual(
      refused('visits.status-not-of-the-visit'),
    );
    await takes(matter, 'set-reviewing', head, { progress: '시와 협의 중' });
    const late = await held({ kind: 'new-year', dong: '송도2동', visitedOn: '2021-01-19', attendees: 30 });
    await expect(entered('옛일', {}, late)).rejects.toEqual(refused('visits.no-statuses-then'));
  });

  it('a quarter without a move asks the department', async () => {
    const matter = await entered('가로등');
    await product.deliver();
    const due = await db.admin.query<{ moment: string; at: Date }[]>(
      `select moment, due_at as at from reminder where office_id = $1 and matter_id = $2`,
      [OFFICE, matter],
    );
    expect(due.map(({ moment, at: when }) => `${moment} ${when.toISOString()}`)).toEqual([
      'quarterly 2026-04-19T23:30:00.000Z',
    ]);
  });
});

describe('the counts', () => {
  it('are those of the matters, in the columns of the visit, 접수 last while something waits', async () => {
    const table = await product.app.get(SuggestionCounts).of(OFFICE, NEW_YEAR, 'department');
    expect(table.round.name).toBe('2026년 구청장 동 연두방문');
    expect(table.columns.map(({ label }) => label)).toEqual([
      '완료',
      '추진중',
      '중장기추진',
      '추진불가',
      '이송',
      '접수',
    ]);
    expect([table.total.total, table.total.counts]).toEqual([5, [1, 0, 1, 1, 0, 2]]);
    expect(table.rates).toEqual([20, 0, 20, 20, 0, 40]);
    expect(table.rows).toMatchObject([{ label: '도로과', total: 5 }]);
    expect(table.check).toEqual({ parts: 5, total: 5, holds: true });
    const metro = await product.app.get(SuggestionCounts).of(OFFICE, { ...NEW_YEAR, kind: 'metro-mayor' });
    expect(metro.columns.map(({ label }) => label)).toEqual(['추진중', '검토중', '추진불가']);
    await expect(product.app.get(SuggestionCounts).of('tongtong39', NEW_YEAR)).rejects.toEqual(
      refused('visits.round-unknown'),
    );
  });

  it('of visits tell how many were held, groups and people apart', async () => {
    const counts = product.app.get(VisitCounts);
    expect(await counts.counts(OFFICE, '2026-01-01', '2026-12-31')).toEqual([
      { kind: 'metro-mayor', label: '인천시장 연두방문', visits: 1, groups: 0, people: 200 },
      { kind: 'new-year', label: '구청장 동 연두방문', visits: 1, groups: 3, people: 45 },
    ]);
    expect(await counts.counts(OFFICE, '2025-01-01', '2025-12-31')).toEqual([]);
    expect((await counts.plannedPerYear('tongtong39')).map(({ visits }) => visits)).toEqual([39, 19, 20, 19, 20]);
  });

  it('of the rota show whose turn it is', async () => {
    const { years, turns } = await product.app.get(VisitRota).coverage(OFFICE);
    expect(years.find(({ year }) => year === 2026)).toEqual({ year: 2026, planned: 15, held: 1 });
    expect(turns.at(-1)).toMatchObject({ dong: '송도1동', reached: true, neglected: false });
    expect(turns.find(({ dong }) => dong === '송도2동')).toMatchObject({ reached: false, neglected: true });
    const { visits } = await product.app.get(VisitRota).visits(OFFICE);
    expect(visits.map(({ visitedOn, suggestions }) => [visitedOn, suggestions])).toEqual([
      ['2026-02-01', 0],
      ['2026-01-19', 5],
      ['2026-01-15', 1],
      ['2021-01-19', 0],
    ]);
  });
});

describe('the card of a 동 and the ranking for the budget', () => {
  it('hold what each of the three departments thinks, and the cost by where it comes from', async () => {
    const matter = await entered('경로당 증축', { field: 'senior' });
    await takes(matter, 'set-cost', head, {
      costNational: 0,
      costProvince: 500_000_000,
      costOwn: 700_000_000,
      costWhen: 'main',
    });
    await takes(matter, 'note-department-opinion', head, { opinion: 'needed', ground: '앉을 자리가 모자람' });
    await takes(matter, 'note-policy-opinion', planner, { opinion: 'needed', ground: '공약과 맞음' });
    await takes(matter, 'note-budget-opinion', budget, { opinion: 'later', ground: '본예산이 빠듯함' });
    const { cards } = await product.app.get(SuggestionBoard).cards(OFFICE, { dong: '송도1동', field: 'senior' });
    expect(cards).toMatchObject([
      {
        title: '경로당 증축',
        content: '경로당 증축을 바랍니다.',
        cost: { total: 1_200_000_000, province: 500_000_000, when: '본예산' },
        opinions: [
          { of: '담당부서', opinion: '반영 필요' },
          { of: '정책부서', opinion: '반영 필요' },
          { of: '예산부서', opinion: '나중에 반영' },
        ],
        rank: null,
      },
    ]);
    expect(JSON.stringify(cards)).not.toContain('김예시');
  });

  it('reordering is one act against the version that was seen, told once and repeated without harm', async () => {
    const ranking = product.app.get(RankSuggestions);
    const board = product.app.get(SuggestionBoard);
    const ids = (await board.cards(OFFICE, { round: NEW_YEAR })).cards.map(({ id }) => id).slice(0, 3);
    const rank = (order: readonly string[], version: number, actor = budget) =>
      ranking.rank(OFFICE, 2027, order, version, actor);
    await expect(rank(ids, 0, head)).rejects.toEqual(refused('visits.rankers-only'));
    expect(await rank(ids, 0)).toEqual({ version: 1 });
    expect(await rank(ids, 0)).toEqual({ version: 1 });
    const other = [...ids].reverse();
    await expect(rank(other, 0)).rejects.toEqual(refused('visits.ranking-stale'));
    await expect(rank([visit, ...ids], 1)).rejects.toEqual(refused('visits.not-a-suggestion'));
    await expect(rank([...ids, ...ids], 1)).rejects.toEqual(refused('visits.ranked-twice'));
    const both = await Promise.allSettled([rank(other, 1, planner), rank([...ids.slice(1), ids[0] ?? ''], 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await board.ranking(OFFICE, 2027)).toMatchObject({ version: 2, cards: [{ rank: { rank: 1 } }, {}, {}] });
    const facts = await db.admin.query<unknown[]>(
      `select from fact where office_id = $1 and name = 'visits.suggestions-ranked.v1'`,
      [OFFICE],
    );
    expect(facts).toHaveLength(2);
  });
});
