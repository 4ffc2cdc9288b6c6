import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { renderList } from '#documents';
import { type Actor, RuleBroken } from '#foundation';
import { OfficeTx } from '#ledger';
import { TakeStep } from '#matters';
import { OfficeDirectory } from '#office';
import { matterDesk, type MatterDesk } from '../../test/support/matter-desk.js';
import { Gathering } from './actions/gathering.js';
import { ListWork } from './actions/list-work.js';
import { Lists } from './actions/lists.js';
import { LookWork } from './actions/look-work.js';
import { isMark, readRowMark } from './rules/gathering.js';
import { readSheet } from './sheet/read-sheet.js';
import type { Sheet } from './sheet/sheet.js';

let desk: MatterDesk;
let lists: Lists;
let work: ListWork;
let intake: Actor;
let other: Actor;
beforeAll(async () => {
  desk = await matterDesk('naju', 'tongtong39');
  [lists, work] = [desk.app.get(Lists), desk.app.get(ListWork)];
  const [one, two] = (await desk.app.get(OfficeDirectory).of('naju')).staff('intake');
  intake = { kind: 'staff', id: one?.id ?? '', roles: ['intake'], department: 'civil' };
  other = { ...intake, id: two?.id ?? '' };
}, 60_000);
afterAll(() => desk.close());

const HEAD = '연번,제목,내용,신청 경로,이름,답변 받을 방법,전화번호,개인정보 동의';
const line = (number: string, title: string, more: Partial<Record<'content' | 'phone' | 'consent', string>> = {}) =>
  `${number},${title},${more.content ?? '마을회관 앞 가로등이 사흘째 꺼져 있습니다.'},방문,표본 주민,전화,${more.phone ?? '010-0000-1234'},${more.consent ?? '예'}`;
const csv = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\n'));
const send = (bytes: Buffer, name = '2026 송월동 방문', actor = intake) =>
  lists.send('naju', { name, procedure: 'complaint', step: 'submit', bytes }, actor);
const matters = async () => (await desk.counts('naju'))['matter'] ?? 0;
const resultOf = async (id: string): Promise<Sheet> => readSheet((await lists.file('naju', id, intake)).bytes);
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof RuleBroken ? error.code : String(error)),
  );

describe('a list from paper', () => {
  it('is looked at first: each mistake by row and column, and nothing is opened', async () => {
    const before = await desk.counts('naju');
    const { id } = await send(
      csv(
        line('1', '가로등 고장'),
        line('2', '가', { content: '짧음', phone: '12', consent: '' }),
        line('1', '보도블록 파손'),
        line('3', '주차 문제', { content: '제 번호는 900101-1234567 입니다. 확인해 주세요.' }),
      ),
    );
    const { counts, rows } = await lists.looked('naju', id, intake);
    expect(counts).toEqual({ new: 1, taken: 0, differs: 0, unchanged: 0, wrong: 3 });
    expect(rows.map(({ row, problems }) => [row, problems.map((each) => [each.column, each.code])])).toEqual([
      [2, []],
      [
        3,
        [
          ['제목', 'procedure.answer-too-short'],
          ['내용', 'procedure.answer-too-short'],
          ['전화번호', 'people.phone-invalid'],
          ['개인정보 동의', 'people.consent-missing'],
        ],
      ],
      [4, [['연번', 'lists.reference-twice']]],
      [5, [['내용', 'procedure.resident-number-in-text']]],
    ]);
    expect(await desk.counts('naju')).toEqual(before);
  });

  it('is refused whole for columns nobody asked for, missing ones and doubled ones', async () => {
    const bytes = Buffer.from('제목,제목,비고,이름\n가,나,다,라\n');
    await expect(send(bytes)).rejects.toMatchObject({
      code: 'lists.columns-wrong',
      details: {
        problems: expect.arrayContaining([
          { code: 'lists.unknown-column', heading: '비고', column: 3 },
          { code: 'lists.column-twice', heading: '제목' },
          { code: 'lists.column-missing', heading: '내용' },
          { code: 'lists.column-missing', heading: '개인정보 동의' },
        ]),
      },
    });
    expect(await code(lists.send('naju', { name: '목록', procedure: 'breach', bytes }, intake))).toBe(
      'procedure.no-such-procedure',
    );
  });

  it('opens each row once as the person who confirmed it, however often and by whom it is sent', async () => {
    const before = await matters();
    const first = await send(csv(line('1', '가로등 고장'), line('2', '의자 파손'), line('3', '가')), '연두방문');
    expect(await code(lists.dryRun('naju', first.id, other))).toBe('lists.not-found');
    await lists.confirm('naju', first.id, intake);
    await Promise.all([work.make('naju', first.id), work.make('naju', first.id)]);
    expect(await matters()).toBe(before + 2);
    const result = await resultOf(first.id);
    expect(result.rows.map(({ cells }) => [cells[1], cells[2]])).toEqual([
      ['1', '처리함'],
      ['2', '처리함'],
      ['3', '고칠 점 있음'],
    ]);
    expect(result.rows[2]?.cells[4]).toBe('제목: 2자 이상 적어 주세요. 지금 1자입니다.');

    const again = await send(
      csv(line('1', '가로등 고장'), line('2', '의자 두 개 파손'), line('3', '가림막 파손')),
      '연두 방문',
      other,
    );
    const { rows } = await lists.looked('naju', again.id, other);
    expect(rows.map(({ verdict, changes }) => [verdict, changes])).toEqual([
      ['taken', []],
      ['differs', [{ column: '제목', next: '의자 두 개 파손' }]],
      ['new', []],
    ]);
    await lists.confirm('naju', again.id, other);
    await work.make('naju', again.id);
    expect(await matters()).toBe(before + 3);
  });

  it('goes on without doubles where its work was cut short', async () => {
    const before = await matters();
    const { id } = await send(
      csv(...Array.from({ length: 30 }, (_, at) => line(String(at), `가로등 ${String(at)}`))),
      '끊긴 목록',
    );
    await lists.confirm('naju', id, intake);
    const working = work.make('naju', id);
    while ((await lists.status('naju', id, intake)).taken < 5) await new Promise((soon) => setTimeout(soon, 5));
    await lists.cancel('naju', id, intake);
    await working;
    const stopped = await matters();
    expect(stopped).toBeLessThan(before + 30);
    const again = await send(
      csv(...Array.from({ length: 30 }, (_, at) => line(String(at), `가로등 ${String(at)}`))),
      '끊긴 목록',
    );
    expect((await lists.looked('naju', again.id, intake)).counts).toMatchObject({
      taken: stopped - before,
      wrong: 0,
      differs: 0,
    });
    await lists.confirm('naju', again.id, intake);
    await work.make('naju', again.id);
    expect(await matters()).toBe(before + 30);
  });

  it('without numbers of its own is not applied a second time as it is', async () => {
    const bytes = Buffer.from([HEAD, line('', '버스 노선')].map((each) => each.replace(/^[^,]*,/, '')).join('\n'));
    const first = await send(bytes, '번호 없음');
    await lists.confirm('naju', first.id, intake);
    await work.make('naju', first.id);
    const second = await send(bytes, '번호 없음');
    expect((await lists.looked('naju', second.id, intake)).numbered).toBe(false);
    expect(await code(lists.confirm('naju', second.id, intake))).toBe('lists.applied-before');
  });

  it('opens matters about another, named once for the list or by each line', async () => {
    const secretary: Actor = { ...intake, roles: ['secretary'] };
    const visit = {
      kind: 'new-year',
      title: '송월동 주민과의 대화',
      visitedOn: desk.day(-1),
      place: '송월동',
      department: 'civil',
      attendees: 40,
    };
    const { receiptNo } = await desk.execute(new TakeStep('naju', { procedure: 'visit' }, 'record', secretary, visit));
    const bytes = Buffer.from(
      `연번,대상 접수번호,건의 제목,건의내용,분야,담당부서\n1,,보도블록 정비,학교 앞 보도블록이 깨졌습니다.,도로·하수,건설과\n2,2020-방문-99999,공영주차장,주차장이 모자랍니다.,주차·교통,건설과\n`,
    );
    const sent = { name: '송월동 건의', procedure: 'suggestion', about: receiptNo, bytes };
    const { id } = await lists.send('naju', sent, secretary);
    const { rows } = await lists.looked('naju', id, secretary);
    expect(rows.map(({ verdict, problems }) => [verdict, problems.map((each) => [each.column, each.code])])).toEqual([
      ['new', []],
      ['wrong', [['대상 접수번호', 'procedure.unknown-matter']]],
    ]);
    await lists.confirm('naju', id, secretary);
    await work.make('naju', id);
    expect((await lists.status('naju', id, secretary)).taken).toBe(1);
  });

  it('has a template that is read back as it was filled in', async () => {
    const { bytes } = await lists.template('naju', 'complaint', undefined, intake);
    expect(await code(Promise.resolve().then(() => readSheet(bytes)))).toBe('lists.empty');
    const filled = await renderList({
      title: '민원',
      explanation: '※ 설명',
      columns: HEAD.replaceAll(',', ' *,')
        .split(',')
        .map((heading) => ({ heading, input: true })),
      rows: [line('가-1', '횡단보도 도색').split(',')],
    });
    const { id } = await send(Buffer.from(filled), '서식');
    expect((await lists.looked('naju', id, intake)).counts.new).toBe(1);
  });

  it('is sealed while it waits and gone when its days are over', async () => {
    const { id } = await send(csv(line('1', '비밀스러운 제목')), '지울 목록');
    const [row] = await desk.app
      .get(OfficeTx)
      .run('naju', (tx) =>
        tx.manager.query<{ content: Buffer }[]>('select content from list_upload where id = $1', [id]),
      );
    expect(row?.content.includes('비밀스러운')).toBe(false);
    await desk.app
      .get(OfficeTx)
      .run('naju', (tx) =>
        tx.manager.query(`update list_upload set requested_at = requested_at - interval '8 days' where id = $1`, [id]),
      );
    expect(await lists.sweep('naju')).toBeGreaterThan(0);
    expect((await lists.status('naju', id, intake)).state).toBe('expired');
    expect(await code(lists.dryRun('naju', id, intake))).toBe('lists.gone');
  });
});

describe('a list whose steps write more than the matter', () => {
  const PLACE = 'tongtong39';
  const sessions = async () => {
    const counted = desk.app
      .get(OfficeTx)
      .run(PLACE, (tx) => tx.manager.query<{ n: number }[]>('select count(*)::int as n from meeting_session'));
    return (await counted)[0]?.n;
  };

  it('is rehearsed whole: what an earlier row would take is taken, and afterwards nothing is', async () => {
    const [person] = (await desk.app.get(OfficeDirectory).of(PLACE)).staff('secretary');
    const secretary: Actor = { kind: 'staff', id: person?.id ?? '', roles: ['secretary'], department: 'secretary' };
    const bytes = Buffer.from(
      [
        '연번,이름,만남의 종류,시작하는 때,쉬는 날인 것을 알고 정한다',
        '1,봄 회차,통통(通通) 데이,2027-03-02 14:00,',
        '2,같은 방,통통(通通) 데이,2027-03-02 14:30,',
        '3,토요일,통통(通通) 데이,2027-03-06 14:00,',
        '4,알고 정한 토요일,통통(通通) 데이,2027-03-06 14:00,예',
        '5,없는 만남,모르는 데이,2027-03-09 14:00,',
      ].join('\n'),
    );
    const { id } = await lists.send(PLACE, { name: '봄 회차', procedure: 'meeting-session', bytes }, secretary);
    const before = await desk.counts(PLACE);
    for (const _ of ['once', 'again']) {
      const { rows } = await lists.looked(PLACE, id, secretary);
      expect(rows.map(({ verdict, problems }) => [verdict, problems.map((each) => each.code)])).toEqual([
        ['new', []],
        ['wrong', ['meetings.room-taken']],
        ['wrong', ['meetings.day-off-unconfirmed']],
        ['new', []],
        ['wrong', ['procedure.answer-not-offered']],
      ]);
    }
    expect([await desk.counts(PLACE), await sessions()]).toEqual([before, 0]);
    await lists.confirm(PLACE, id, secretary);
    await work.make(PLACE, id);
    expect([(await lists.status(PLACE, id, secretary)).taken, await sessions()]).toEqual([2, 2]);
  });
});

describe('a long list', () => {
  const looks = () => desk.app.get(LookWork);
  const seen = (id: string) => lists.dryRun('naju', id, intake);
  const kept = (id: string) =>
    desk.app
      .get(OfficeTx)
      .run('naju', (tx) =>
        tx.manager.query<{ state: string; file: Buffer | null }[]>('select state, file from list_look where id = $1', [
          id,
        ]),
      );

  it('is looked at by the worker, with its progress, and confirmed only afterwards', async () => {
    const lines = Array.from({ length: 249 }, (_, at) => line(String(at + 1), `가로등 ${String(at + 1)}`));
    const { id } = await send(csv(...lines, line('2', '연번이 둘')), '긴 목록');
    expect(await seen(id)).toMatchObject({ looking: { done: 0, of: 250 } });
    expect(await code(lists.confirm('naju', id, intake))).toBe('lists.still-looking');
    await Promise.all([looks().make('naju', id), looks().make('naju', id)]);

    const run = await lists.looked('naju', id, intake);
    expect([run.counts.new, run.counts.wrong]).toEqual([249, 1]);
    expect(run.rows.at(-1)).toMatchObject({
      row: 251,
      problems: [{ code: 'lists.reference-twice', details: { row: 3 } }],
    });
    expect((await kept(id))[0]?.file?.includes('가로등')).toBe(false);

    await lists.lookAgain('naju', id, intake);
    expect(await seen(id)).toMatchObject({ looking: { done: 0 } });
    await looks().make('naju', id);
    await lists.confirm('naju', id, intake);
    expect(await kept(id)).toEqual([]);
    expect(await code(lists.lookAgain('naju', id, intake))).toBe('lists.not-waiting');
    await lists.cancel('naju', id, intake);
  });

  it('that is given up is no longer looked at, and what was found of it is gone', async () => {
    const { id } = await send(
      csv(...Array.from({ length: 201 }, (_, at) => line(String(at), `의자 ${String(at)}`))),
      '그만둔 목록',
    );
    const looking = looks().make('naju', id);
    await lists.cancel('naju', id, intake);
    await looking;
    expect(await kept(id)).toEqual([]);
    expect(await code(lists.dryRun('naju', id, intake))).toBe('lists.gone');
  });
});

describe('a sheet for a department to fill in', () => {
  let head: Actor;
  const asked = { procedure: 'complaint', department: 'road', steps: ['start-work', 'draft-answer'] };
  const filled = async (sheet: Sheet, change: (cells: string[], row: number) => void): Promise<Buffer> => {
    const rows = sheet.rows.map(({ cells }, row) => {
      const copy = [...cells];
      change(copy, row);
      return copy;
    });
    const columns = sheet.headings.map((heading) => ({ heading, hidden: isMark(heading) }));
    return Buffer.from(await renderList({ title: '취합본', explanation: '※ 설명', columns, rows }));
  };
  const matterAt = async (title: string): Promise<string> => {
    const answers = {
      title,
      content: '마을회관 앞 가로등이 사흘째 꺼져 있습니다.',
      channel: 'visit',
      complainant: { name: '표본 주민', phone: '010-0000-1234', answer: 'phone', consent: true },
    };
    const { matter } = await desk.execute(new TakeStep('naju', { procedure: 'complaint' }, 'submit', intake, answers));
    await desk.execute(new TakeStep('naju', { matter }, 'receive', intake, { kind: 'grievance' }));
    await desk.execute(new TakeStep('naju', { matter }, 'assign', intake, { department: 'road' }));
    return matter;
  };
  const download = async () => readSheet((await desk.app.get(Gathering).sheet('naju', asked, head)).bytes, isMark);

  beforeAll(async () => {
    ({ head } = await desk.staff('road'));
    for (const title of ['첫째 가로등', '둘째 가로등', '셋째 가로등', '넷째 가로등']) await matterAt(title);
  });

  it('offers the steps that fit into cells, tells no names, and says nothing when nothing was filled in', async () => {
    const offered = await desk.app.get(Gathering).offered('naju', head);
    expect(offered.find(({ procedure }) => procedure.code === 'complaint')?.steps.map(({ code }) => code)).toEqual(
      expect.arrayContaining(asked.steps),
    );
    const sheet = await download();
    expect(sheet.headings.slice(0, 8)).toEqual([
      '접수번호',
      '제목',
      '상태',
      '담당부서',
      '동',
      '기한',
      '처리를 시작한다 · 했음',
      '답변을 결재 올린다 · 처리 결과',
    ]);
    expect(JSON.stringify(sheet)).not.toMatch(/표본 주민|0000-1234/);
    const { id } = await lists.sendBack('naju', await filled(sheet, () => undefined), head);
    expect((await lists.looked('naju', id, head)).counts).toMatchObject({ new: 0, unchanged: sheet.rows.length });
    expect(await code(lists.confirm('naju', id, head))).toBe('lists.nothing-to-do');
  });

  it('comes back as a difference for each row, with what stands against it, and is taken once', async () => {
    const sheet = await download();
    const at = (heading: string) => sheet.headings.findIndex((each) => each.endsWith(heading));
    const [moved] = [sheet.rows[3]];
    const bytes = await filled(sheet, (cells, row) => {
      if (row > 4) return;
      cells[at('했음')] = '예';
      cells[at('처리 결과')] = '수용';
      cells[at('결론')] = '고쳤습니다. 다시 꺼지면 알려 주세요.';
      cells[at('이유와 근거')] = '현장을 확인하고 전구를 바꾸었습니다.';
      if (row === 1) cells[at('결론')] = '짧';
      if (row === 2) cells[1] = '고친 제목';
    });
    const mark = readRowMark(moved?.cells.at(-1) ?? '');
    await desk.execute(new TakeStep('naju', { matter: mark?.matter ?? '' }, 'start-work', head, {}));
    const { id } = await lists.sendBack('naju', bytes, head);
    const { rows } = await lists.looked('naju', id, head);
    expect(
      rows.slice(0, 4).map(({ verdict, problems }) => [verdict, problems.map((each) => [each.column, each.code])]),
    ).toEqual([
      ['new', []],
      ['wrong', [['답변을 결재 올린다 · 결론', 'procedure.answer-too-short']]],
      ['wrong', [[undefined, 'lists.locked-changed']]],
      ['wrong', [[undefined, 'lists.matter-moved']]],
    ]);
    expect(rows[0]?.changes).toContainEqual({ column: '답변을 결재 올린다 · 처리 결과', old: '', next: '수용' });

    await lists.confirm('naju', id, head);
    await Promise.all([work.make('naju', id), work.make('naju', id)]);
    const first = readRowMark(sheet.rows[0]?.cells.at(-1) ?? '')?.matter ?? '';
    const page = await desk.page('naju', first, head);
    expect([page.record.state, page.timeline.map(({ step }) => step).slice(-2)]).toEqual([
      'approval',
      ['start-work', 'draft-answer'],
    ]);
    const again = await lists.sendBack('naju', bytes, head);
    expect((await lists.looked('naju', again.id, head)).rows[0]?.verdict).toBe('taken');
  });

  it('is told of a step that would not be open any more after the one before it', async () => {
    const matter = await matterAt('다섯째 가로등');
    await desk.execute(new TakeStep('naju', { matter }, 'start-work', head, {}));
    const both = { ...asked, steps: ['draft-answer', 'start-work'] };
    const sheet = readSheet((await desk.app.get(Gathering).sheet('naju', both, head)).bytes, isMark);
    const at = (heading: string) => sheet.headings.findIndex((each) => each.endsWith(heading));
    const bytes = await filled(sheet, (cells) => {
      if (readRowMark(cells.at(-1) ?? '')?.matter !== matter) return;
      cells[at('처리 결과')] = '수용';
      cells[at('결론')] = '고쳤습니다. 다시 꺼지면 알려 주세요.';
      cells[at('이유와 근거')] = '현장을 확인하고 전구를 바꾸었습니다.';
      cells[at('했음')] = '예';
    });
    const { id } = await lists.sendBack('naju', bytes, head);
    const { rows } = await lists.looked('naju', id, head);
    const said = rows.filter(({ verdict }) => verdict !== 'unchanged');
    expect(said.map(({ verdict, problems }) => [verdict, problems.map((each) => each.code)])).toEqual([
      ['wrong', ['procedure.step-not-open']],
    ]);
  });

  it('is refused whole from another office or without its hidden column, and row by row for what is not ours', async () => {
    const sheet = await download();
    const foreign = { ...sheet, headings: sheet.headings.map((each) => each.replace(':naju:', ':saha:')) };
    expect(await code(lists.sendBack('naju', await filled(foreign, () => undefined), head))).toBe('lists.other-office');
    const bare = { ...sheet, headings: sheet.headings.map((each) => (isMark(each) ? '비고' : each)) };
    expect(await code(lists.sendBack('naju', await filled(bare, () => undefined), head))).toBe(
      'lists.no-gathering-sheet',
    );
    const strange = await filled(sheet, (cells, row) => {
      const mark = cells.at(-1) ?? '';
      cells[cells.length - 1] =
        row === 0 ? 'x' : mark.replace(/^[^/]*/, '0191a2b3-0000-7000-8000-00000000000' + String(row % 2));
    });
    const { id } = await lists.sendBack('naju', strange, head);
    const { rows } = await lists.looked('naju', id, head);
    expect(rows.slice(0, 2).map(({ problems }) => problems[0]?.code)).toEqual([
      'lists.row-mark-broken',
      'lists.unknown-row',
    ]);
    const done = await filled(sheet, (cells) => (cells[6] = '예'));
    const mine = await lists.sendBack('naju', done, intake);
    expect((await lists.looked('naju', mine.id, intake)).rows.map(({ problems }) => problems[0]?.code)).toContain(
      'procedure.not-allowed',
    );
  });
});
