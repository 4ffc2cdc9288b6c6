import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '#foundation';
import { draw, type Frozen } from '../demo/drawn-files.js';
import { take } from '../demo/http.js';
import type { StaffMember } from '../demo/people.js';
import { Stage } from '../demo/stage.js';
import { readXlsx } from '../support/documents/read-xlsx.js';
import { RunningProduct } from '../support/running-product.js';

jest.setTimeout(300_000);

/** Three programmes as they were, and a sixth office, entered at the console of the running product; the worker draws the tables that were published. */
let product: RunningProduct;
/** An invented office that is nowhere but in its profile. */
const others = { folder: 'test/support/offices', offices: ['garam'] };
beforeAll(async () => {
  product = await RunningProduct.start({ queue: 'postgres', offices: ['tongtong39', 'yeonsu', 'naju'], others });
});
afterAll(() => product.stop());

interface Counts {
  readonly round: { readonly name: string };
  readonly columns: readonly { readonly label: string }[];
  readonly total: { readonly total: number; readonly counts: readonly number[] };
  readonly rates: readonly number[];
  readonly check: { readonly holds: boolean };
}
interface Sent {
  readonly id: string;
  readonly state: string;
  readonly taken: number;
}
interface Briefing extends Frozen {
  readonly checks: readonly {
    readonly label: string;
    readonly parts: number;
    readonly total: number;
    readonly holds: boolean;
  }[];
}

const times = (many: number): readonly number[] => Array.from({ length: many }, (_, at) => at);

/** One after the other in each of a few rows. */
async function each<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  const waiting = [...things];
  const row = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 6 }, row));
}

async function at(office: string): Promise<{ stage: Stage; secretary: StaffMember }> {
  const stage = await Stage.open(product.installation(), office, new Clock().now(), () => undefined);
  return { stage, secretary: stage.secretary() };
}

function visit(secretary: StaffMember, kind: string, visitedOn: string, place: object) {
  const said = { kind, title: '방문', visitedOn, place: '행정복지센터', attendees: 20, department: 'civil', ...place };
  return secretary.begin('visit', said, { step: 'record' });
}

/** Every matter of a table that is not over, page after page. */
async function open(secretary: StaffMember, procedure: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const query = new URLSearchParams({ procedure, limit: '200', ...(after !== '' && { after }) });
    const page: { matters: { id: string }[]; next: string | null } = await secretary.get(`matters?${query.toString()}`);
    found.push(...page.matters.map(({ id }) => id));
    after = page.next ?? null;
  }
  return found;
}

/** What a file of a briefing says, row by row, as a spreadsheet shows it. */
async function rowsOf(stage: Stage, secretary: StaffMember, briefing: Frozen): Promise<readonly string[]> {
  const file = await draw(stage, secretary, briefing, { name: briefing.id, format: 'xlsx', words: [] });
  const sheets = [...readXlsx(new Uint8Array(await readFile(file))).values()];
  return sheets.flatMap((rows) =>
    rows.map((cells) =>
      cells
        .map(({ text }) => text)
        .join(' ')
        .trim(),
    ),
  );
}

/** A list that is sent to the console, looked at and applied by the worker. */
async function imported(
  stage: Stage,
  secretary: StaffMember,
  target: Readonly<Record<string, string>>,
  lines: readonly string[],
): Promise<void> {
  const { upload } = await secretary.send<{ upload: Sent }>(
    `lists?${new URLSearchParams(target).toString()}`,
    Buffer.from(lines.join('\n')),
  );
  const looked = await stage.until('살펴본 목록', async () => {
    const run = await secretary.get<{ looking: object | null; counts: object }>(`lists/${upload.id}/rows`);
    return run.looking === null ? run : undefined;
  });
  const rows = lines.length - 1;
  expect(looked.counts).toEqual({ new: rows, taken: 0, differs: 0, unchanged: 0, wrong: 0 });
  await secretary.post(`lists/${upload.id}/confirmation`, {});
  const done = await stage.until('반영한 목록', async () => {
    const now = await secretary.get<Sent>(`lists/${upload.id}`);
    return now.state === 'queued' || now.state === 'running' ? undefined : now;
  });
  expect([done.state, done.taken]).toEqual(['done', rows]);
}

describe('통통시, 2018 to 2022: what was planned and what was done of it', () => {
  const YEARS = [2018, 2019, 2020, 2021, 2022];
  const VISITS = [39, 19, 20, 19, 20];
  const PERIODS = [
    ['2018-07-01', '2018-12-31'],
    ['2019-01-01', '2019-12-31'],
    ['2020-01-01', '2020-12-31'],
    ['2021-01-01', '2021-12-31'],
    ['2022-01-01', '2022-06-30'],
  ] as const;
  let stage: Stage;
  let secretary: StaffMember;

  beforeAll(async () => {
    ({ stage, secretary } = await at('tongtong39'));
    await stage.moveTo('2018-07-01', '09:00');
    for (const [from, to] of PERIODS) await secretary.post('meetings/plan', { kind: 'tongtong-day', from, to });
    await stage.moveTo('2022-12-31', '18:00');
  });

  async function held(from: string, to: string): Promise<string> {
    const briefing = await secretary.post<Briefing>('briefings/communication', { from, to });
    return (await rowsOf(stage, secretary, briefing)).find((row) => row.startsWith('통통(通通) 데이 ')) ?? '';
  }

  it('is 12, 24, 24, 24, 12 = 96 days of the mayor by the rule, each of them held', async () => {
    const sessions = await open(secretary, 'meeting-session');
    expect(sessions).toHaveLength(96);
    await each(sessions, (id) => secretary.take(id, 'close', { groups: 1, attended: 4 }));
    const years: string[] = [];
    for (const [from, to] of PERIODS) years.push(await held(from, to));
    expect(years).toEqual([12, 24, 24, 24, 12].map((many) => `통통(通通) 데이 ${many} ${many} ${many * 4}`));
    expect(await held('2018-07-01', '2022-06-30')).toBe('통통(通通) 데이 96 96 384');
  });

  it('is 39, 19, 20, 19, 20 = 117 visits of 동, each of them held', async () => {
    const { dongs } = stage.office;
    const planned = YEARS.flatMap((year, place) =>
      times(VISITS[place] ?? 0).map((nth) => ({
        year,
        dong: dongs[(nth + (place % 2 === 0 ? 0 : 20)) % dongs.length],
      })),
    );
    await each(planned, ({ year, dong }) => visit(secretary, 'dong', `${String(year)}-10-15`, { dong }));
    const { years } = await secretary.get<{ years: unknown }>('visits/coverage');
    expect(years).toEqual(YEARS.map((year, place) => ({ year, planned: VISITS[place], held: VISITS[place] })));
    const { counts } = await secretary.get<{ counts: unknown[] }>('visits/counts?from=2018-07-01&to=2022-12-31');
    expect(counts[0]).toMatchObject({ label: '동 방문', visits: 117 });
  });

  it('is printed beside the totals of the plan, which are said not to hold', async () => {
    const briefing = await secretary.post<Briefing>('briefings/figures', {});
    expect(briefing.checks.filter(({ holds }) => !holds)).toEqual([
      { label: '2022년 계산', parts: 32, total: 44, holds: false },
      { label: '합계 계산', parts: 213, total: 225, holds: false },
    ]);
    const rows = await rowsOf(stage, secretary, briefing);
    expect(rows).toContain('통통데이 12 24 24 24 12 96 96');
    expect(rows.filter((row) => row.includes('불일치')).length).toBeGreaterThanOrEqual(2);
    const words = ['통통데이', '불일치', '225', '213'];
    await draw(stage, secretary, briefing, { name: 'figures', format: 'hwpx', words });
  });
});

describe('연수구, 2023 and the first quarter of 2024', () => {
  let stage: Stage;
  let secretary: StaffMember;
  /** Receipt numbers of the visits of the new year, 동 by 동. */
  const ofYear: string[] = [];

  function event(kind: string, day: string, nth: number): Promise<unknown> {
    const minute = `${day}T${String(9 + (nth % 9)).padStart(2, '0')}:00`;
    const said = { title: `${kind} ${day}`, meeting: kind, at: minute, dayOff: true, place: '모이는 곳' };
    return secretary.begin('meeting-session', said, { step: 'plan' });
  }
  async function counted(from: string, to: string): Promise<readonly string[]> {
    return rowsOf(stage, secretary, await secretary.post<Briefing>('briefings/communication', { from, to }));
  }

  beforeAll(async () => {
    ({ stage, secretary } = await at('yeonsu'));
    await stage.moveTo('2023-01-02', '08:00');
    const day = (nth: number): string =>
      `2023-${String(4 + (nth % 6)).padStart(2, '0')}-${String(1 + nth).padStart(2, '0')}`;
    const year = { 'field-day': 1, 'tea-talk': 21, market: 1, 'policy-talk': 13, gathering: 1 };
    for (const [kind, many] of Object.entries(year)) await each(times(many), (nth) => event(kind, day(nth), nth));
    await event('market', '2024-02-20', 1);
    // The source does not say what the seventeenth was.
    await event('field-day', '2024-03-20', 5);
    await stage.moveTo('2024-03-31', '18:00');
    const sessions = await open(secretary, 'meeting-session');
    await each(sessions, (id) => secretary.take(id, 'close', { groups: 1, attended: 10 }));
    const asked = { department: 'communication' };
    for (const dong of stage.office.dongs)
      ofYear.push((await visit(secretary, 'new-year', '2023-02-10', { dong, ...asked })).receiptNo);
    await each(stage.office.dongs, (dong) => visit(secretary, 'new-year', '2024-02-10', { dong, ...asked }));
  });

  it('is 1 + 15 + 21 + 1 + 13 + 1 = 52 and 15 + 1 + 1 = 17 times spoken with residents', async () => {
    const rows = await counted('2023-01-01', '2023-12-31');
    const kinds = [
      '현장대화의 날 1',
      '구청장 동 연두방문 15',
      '구청장 차담회 21',
      '시장방문 1',
      '공감소통 정책간담회 13',
      '소통 한마당 1',
    ];
    expect(kinds.filter((kind) => !rows.some((row) => row.startsWith(`${kind} `)))).toEqual([]);
    expect(rows.some((row) => row.startsWith('합계 52 '))).toBe(true);
    expect((await counted('2024-01-01', '2024-03-31')).some((row) => row.startsWith('합계 17 '))).toBe(true);
  });

  it('is 19, 45 and 54 % of what was promised, and the 91 of the heading is said not to be the 108 of its table', async () => {
    const briefing = await secretary.post<Briefing>('briefings/figures', {});
    expect(briefing.checks.filter(({ holds }) => !holds)).toEqual([
      { label: '머리글 계산', parts: 108, total: 91, holds: false },
    ]);
    const rows = await rowsOf(stage, secretary, briefing);
    expect(rows).toEqual(
      expect.arrayContaining(['2022년 20 10 39 39 19', '2023년 50 25 52 91 45', '2024년 90 45 17 108 54']),
    );
  });

  it('is 186 = 96 / 23 / 24 / 24 / 19, 14 = 8 / 5 / 1 and 3 asked for, taken from one list, as everybody may read', async () => {
    const later = '2025-01-10';
    const said: Readonly<Record<string, object>> = {
      'set-done': { progress: '마쳤음', doneOn: '2024-03-01' },
      'set-in-progress': { progress: '공사 중' },
      'set-reviewing': { progress: '살펴보는 중' },
      'set-long-term': { reason: '예산이 많이 듦', nextReview: later },
      'set-impossible': { reason: '법으로 할 수 없음', nextReview: later },
      transfer: { agency: '예시광역시', agencyPhone: '032-000-9000', reason: '시의 일임', replyUntil: later },
    };
    const metro = (on: string, more = {}) =>
      visit(secretary, 'metro-mayor', on, { department: 'communication', ...more }).then((at) => at.receiptNo);
    const rounds: readonly (readonly [round: string, visits: readonly string[], Readonly<Record<string, number>>])[] = [
      [
        'new-year.2023.1',
        ofYear,
        { 'set-done': 96, 'set-in-progress': 23, 'set-long-term': 24, 'set-impossible': 24, transfer: 19 },
      ],
      [
        'metro-mayor.2023.1',
        [await metro('2023-02-14')],
        { 'set-in-progress': 8, 'set-reviewing': 5, 'set-impossible': 1 },
      ],
      ['metro-mayor.2023.2', [await metro('2023-09-14', { round: 2 })], { 'set-in-progress': 1, 'set-reviewing': 2 }],
    ];
    const lines = rounds.flatMap(([, visits, statuses]) => {
      const many = Object.values(statuses).reduce((all, each) => all + each, 0);
      return times(many).map((nth) => `${visits[nth % visits.length] ?? ''},건의,고쳐 주세요.,도로·하수,도로과`);
    });
    const list = [
      '연번,대상 접수번호,건의 제목,건의내용,분야,담당부서',
      ...lines.map((line, at) => `${String(at + 1)},${line}`),
    ];
    await imported(stage, secretary, { name: '2023년 건의사항', procedure: 'suggestion' }, list);
    for (const [round, , statuses] of rounds) {
      const { cards } = await secretary.get<{ cards: { id: string }[] }>(`suggestions?round=${round}&limit=200`);
      const steps = Object.entries(statuses).flatMap(([step, many]) => times(many).map(() => step));
      expect(cards).toHaveLength(steps.length);
      await each([...cards.entries()], ([at, { id }]) => secretary.take(id, steps[at] ?? '', said[steps[at] ?? '']));
    }

    const read = (round: string) =>
      take<Counts>('GET', `${product.url('portal')}/api/v1/offices/yeonsu/suggestions/rounds/${round}`);
    const [own, mayor, again] = [
      await read('new-year.2023.1'),
      await read('metro-mayor.2023.1'),
      await read('metro-mayor.2023.2'),
    ];
    expect(own.columns.map(({ label }) => label)).toEqual(['완료', '추진중', '중장기추진', '추진불가', '이송']);
    expect([own.total.total, ...own.total.counts]).toEqual([186, 96, 23, 24, 24, 19]);
    for (const { columns } of [mayor, again])
      expect(columns.map(({ label }) => label)).toEqual(['추진중', '검토중', '추진불가']);
    expect(again.round.name).toBe('2023년 인천시장 연두방문(2차)');
    expect([mayor.total.total, ...mayor.total.counts]).toEqual([14, 8, 5, 1]);
    expect([again.total.total, ...again.total.counts]).toEqual([3, 1, 2, 0]);
    expect([own, mayor, again].every(({ check }) => check.holds)).toBe(true);

    const review = await secretary.post<Briefing>('suggestions/rounds/new-year.2023.1/reviews', {
      ...{ heldOn: '2024-04-04', heldAt: '14:00', place: '구청 대상황실', attendees: '부구청장, 국장 5명, 동장 15명' },
    });
    expect(review.checks.every(({ holds }) => holds)).toBe(true);
    expect(await rowsOf(stage, secretary, review)).toContain('합계(건) 186 96 23 24 24 19');
    const words = ['장소: 구청 대상황실', '참석: 부구청장, 국장 5명, 동장 15명'];
    await draw(stage, secretary, review, { name: 'review', format: 'hwpx', words });
  });
});

describe('나주시: how much of what residents asked for was done', () => {
  it('is 76 % of 연두순방 and 72 % of 1마을 현장대화, and 74 % of both by their weights', async () => {
    const { stage, secretary } = await at('naju');
    await stage.moveTo('2016-02-01', '10:00');
    const percent = async (kind: string, done: number): Promise<number> => {
      const { matter: about } = await visit(secretary, kind, '2015-02-03', { dong: '남평읍' });
      await each(times(25), async (nth) => {
        const suggestion = { title: `건의 ${String(nth)}`, content: '고쳐 주세요.', field: 'road', department: 'road' };
        const { matter } = await secretary.begin('suggestion', suggestion, { step: 'enter', about });
        await (nth < done
          ? secretary.take(matter, 'set-done', { progress: '고쳤음', doneOn: '2015-11-02' })
          : secretary.take(matter, 'set-in-progress', { progress: '고치는 중' }));
      });
      return (await secretary.get<Counts>(`suggestions/rounds/${kind}.2015.1`)).rates[0] ?? 0;
    };
    const rates = { 'new-year': await percent('new-year', 19), village: await percent('village', 18) };
    expect(rates).toEqual({ 'new-year': 76, village: 72 });
    const briefing = await secretary.post<Briefing>('briefings/figures', {});
    expect(briefing.checks.every(({ holds }) => holds)).toBe(true);
    const rows = await rowsOf(stage, secretary, briefing);
    expect(rows).toEqual(
      expect.arrayContaining([
        '1마을 현장대화(%) 50 100 72 72',
        '연두순방 주민과의 대화(%) 50 100 76 76',
        '검산: 합(%) 계산 74 = 합계 74 (일치)',
      ]),
    );
  });
});

describe('가람군, a sixth office', () => {
  let stage: Stage;
  let secretary: StaffMember;
  beforeAll(async () => {
    ({ stage, secretary } = await at('garam'));
    await stage.moveTo('2026-07-01', '10:00');
  });

  it('meets on the last Friday, and not on a holiday, because its profile says so', async () => {
    const asked = new URLSearchParams({ kind: 'market-day', from: '2026-07-01', to: '2026-09-30' });
    const { days } = await secretary.get<{ days: { day: string | null; at: string }[] }>(
      `meetings/plan?${asked.toString()}`,
    );
    expect(days.map(({ day, at: time }) => [day, time])).toEqual([
      ['2026-07-31', '10:30'],
      ['2026-08-28', '10:30'],
      [null, '10:30'],
    ]);
    const held = { kind: 'market-day', from: '2026-07-01', to: '2026-09-30' };
    expect(await secretary.post('meetings/plan', held)).toEqual({ planned: 2 });
  });

  it('takes in suggestions by list, in statuses of its own', async () => {
    const { receiptNo } = await visit(secretary, 'village', '2026-06-30', { dong: '나루면' });
    const list = ['연번,건의 제목,건의내용,분야,담당부서', '1,다리 난간,난간이 흔들립니다.,도로·하수,건설교통과'];
    await imported(stage, secretary, { name: '나루면', procedure: 'suggestion', about: receiptNo }, list);
    const [matter = ''] = await open(secretary, 'suggestion');
    expect((await secretary.take(matter, 'set-reviewing-on-site', { progress: '현장에 나가 봄' })).state).toBe(
      'on-site',
    );
    const { columns, total } = await secretary.get<Counts>('suggestions/rounds/village.2026.1');
    expect(columns.map(({ label }) => label)).toEqual(['해결', '현장 확인 중', '어려움']);
    expect([total.total, ...total.counts]).toEqual([1, 0, 1, 0]);
  });

  it('rounds to two decimals', async () => {
    const briefing = await secretary.post<Briefing>('briefings/figures', {});
    const rows = await rowsOf(stage, secretary, briefing);
    expect(rows.filter((row) => row.includes('66.67'))).not.toEqual([]);
  });
});
