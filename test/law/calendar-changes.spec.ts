import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CouncilLetterContents } from '#councils';
import { OfficeTx, Verifier } from '#ledger';
import { LetterBook, type LetterRow, render } from '#letters';
import { OfficerDesk } from '#matters';
import { CalendarStage, knownHolidays } from '../support/calendar-stage.js';

jest.setTimeout(120_000);

const broken = (code: string) => expect.objectContaining({ code });
const DECLARED = { kind: 'declared', day: '2025-01-27', name: '임시공휴일' } as const;

describe('V32 건의 14일, 접수 뒤 1월 27일이 임시공휴일로 정해짐 (민원처리법 §19②)', () => {
  let stage: CalendarStage;
  let moved: string;
  let untouched: string;
  let paused: string;
  let stepped: string;
  let overdue: string;

  beforeAll(async () => {
    stage = await CalendarStage.open('2025-01-03T09:30', knownHolidays(['2025-01-27']));
    overdue = await stage.complaint('grievance');
    await stage.at('2025-01-09T10:00');
    moved = await stage.complaint('suggestion');
    paused = await stage.complaint('suggestion');
    stepped = await stage.complaint('suggestion');
    untouched = await stage.complaint('grievance');
    for (const matter of [moved, paused, stepped, untouched]) await stage.takes(matter, 'head', 'start-work');
    await stage.takes(paused, 'head', 'ask-supplement', { items: '가로등의 번호', until: '2025-02-07' });
    await stage.product.deliver();
    await stage.at('2025-01-16T11:00');
    await stage.takes(overdue, 'system', 'mark-overdue');
    await stage.product.deliver();
  });
  afterAll(() => stage.close());

  it('is due on 31 January', async () => {
    expect(await stage.page(moved)).toMatchObject({ due: '2025-01-31', promised: null });
    expect((await stage.reminders(moved)).filter(({ state }) => state === 'armed').map(({ due }) => due)).toContain(
      '2025-02-01T00:00',
    );
  });

  it('shows beforehand which dates would move, and changes nothing by that', async () => {
    const preview = await stage.view.preview(stage.office, DECLARED);
    expect(preview).toMatchObject({ open: 5, moved: 2, next: null });
    expect(preview.lines.map(({ matter, oldDue, newDue }) => [matter, oldDue, newDue])).toEqual(
      [moved, stepped].sort().map((matter) => [matter, '2025-01-31', '2025-02-03']),
    );
    expect((await stage.page(moved)).due).toBe('2025-01-31');
  });

  it('is for the administrator, on the calendar that was looked at, and once per key', async () => {
    const { before } = await stage.view.preview(stage.office, DECLARED);
    await expect(stage.make(DECLARED, { expected: 'another' })).rejects.toEqual(broken('office.calendar-moved-on'));
    const [one, two] = await Promise.all(
      [1, 2].map(() => stage.make(DECLARED, { expected: before, key: 'declare-once-1' })),
    );
    expect(one).toBe(two);
    await expect(stage.make({ ...DECLARED, day: '2025-02-28' }, { key: 'declare-once-1' })).rejects.toEqual(
      broken('matters.key-reused'),
    );
    await expect(stage.make(DECLARED)).rejects.toEqual(broken('office.day-off-already'));
  });

  it('counts what is received, or moved on, meanwhile by the new calendar already', async () => {
    await stage.at('2025-01-17T09:00');
    const received = await stage.complaint('suggestion');
    expect((await stage.page(received)).due).toBe('2025-02-11');
    await stage.takes(stepped, 'head', 'appoint', {
      officer: (await stage.product.staff(stage.office, 'officer', 'road')).id,
    });
    expect(await stage.page(stepped)).toMatchObject({ due: '2025-02-03', promised: null });
  });

  it('becomes due on 3 February; both days are kept, in the row, in a fact and on every page', async () => {
    const [{ id } = { id: '' }] = await stage.view.changes(stage.office);
    await stage.recount(id);
    await stage.product.deliver();
    for (const matter of [moved, stepped]) {
      expect(await stage.page(matter)).toMatchObject({ due: '2025-02-03', promised: '2025-01-31' });
    }
    const facts = await stage.facts('matters.recounted.v1');
    expect(facts.map(({ matter_id }) => matter_id).sort()).toEqual([moved, stepped].sort());
    for (const { body } of facts) {
      expect(body).toMatchObject({ oldDue: '2025-01-31', newDue: '2025-02-03', why: 'declared', day: '2025-01-27' });
      expect(body['from']).not.toBe(body['to']);
    }
    const desk = await stage.product.app.get(OfficerDesk).page(stage.office, {});
    expect(desk.rows.find(({ id: row }) => row === moved)).toMatchObject({ due: '2025-02-03', promised: '2025-01-31' });
    expect(desk.rows.find(({ id: row }) => row === untouched)).toMatchObject({ promised: null });
    expect(await stage.view.change(stage.office, id)).toMatchObject({
      change: { state: 'done', examined: 6, moved: 2 },
      lines: [{ newDue: '2025-02-03' }, { newDue: '2025-02-03' }],
    });
  });

  it('arms its moments anew and drops the old ones', async () => {
    const armed = (await stage.reminders(moved)).filter(({ state }) => state === 'armed').map(({ due }) => due);
    expect(armed).toContain('2025-02-04T00:00');
    expect(armed).not.toContain('2025-02-01T00:00');
  });

  it('tells residents whose date moved by letter, and the officer by one digest', async () => {
    expect((await stage.letters('R25')).map(({ matter_id }) => matter_id).sort()).toEqual([moved, stepped].sort());
    const digests = await stage.letters('N27');
    expect(new Set(digests.map(({ recipient }) => recipient)).size).toBe(digests.length);
    const book = LetterBook.load('config/letters');
    const [r25, ...n12] = await Promise.all(
      (
        await stage.db.admin.query<LetterRow[]>(
          `select id, office_id as office, matter_id as matter, seq, template, template_version::text as version, kind,
             recipient_kind as "recipientKind", recipient from letter where template in ('R25', 'N27') order by template desc, id`,
        )
      )
        .filter(({ template, matter }) => template === 'N27' || matter === moved)
        .map(async (row) => {
          const { view } = await stage.product.app
            .get(OfficeTx)
            .run(stage.office, (tx) => stage.product.app.get(CouncilLetterContents).content(tx, row));
          return render(book, book.version(row.template, row.version), view);
        }),
    );
    expect(r25?.subject).toBe('답변 예정일이 2025. 2. 3.(월)로 바뀌었습니다');
    expect(r25?.text).toContain('2025. 1. 27.(월) 하루가 공휴일로 정해져');
    expect(r25?.text).toContain('처음 약속한 날: 2025. 1. 31.(금)');
    expect(r25?.text).toContain('처음 약속한 날까지 답변드리도록 힘쓰겠습니다');
    expect(n12).toHaveLength(2);
    for (const { text } of n12) expect(text).toContain('2025. 1. 31.(금) → 2025. 2. 3.(월)');
  });

  it('leaves alone what stands still, and takes no mark of being overdue back', async () => {
    expect(await stage.page(paused)).toMatchObject({ due: null, promised: null });
    expect((await stage.page(overdue)).record.marks).toContain('overdue');
    await stage.at('2025-02-05T10:00');
    const { person = '' } = (await stage.page(paused)).record;
    const resident = { kind: 'resident', id: person, roles: ['resident'] } as const;
    await stage.product.takes(stage.office, { matter: paused }, 'give-supplement', resident, {
      content: '가로등 세 개입니다.',
    });
    // 1/9 and 2/5 are left out with the days between (영 §20(1)): fourteen days from 2/6 on.
    expect(await stage.page(paused)).toMatchObject({ due: '2025-02-25', promised: null });
    await expect(stage.make({ kind: 'withdrawn', day: '2025-01-27' })).rejects.toEqual(
      broken('office.day-not-declared'),
    );
  });

  it('recounts nothing twice, and the chains verify', async () => {
    const [{ id } = { id: '' }] = await stage.view.changes(stage.office);
    await stage.recount(id);
    await stage.product.deliver();
    expect(await stage.facts('matters.recounted.v1')).toHaveLength(2);
    expect(await stage.letters('R25')).toHaveLength(2);
    expect((await stage.product.app.get(Verifier).verify(stage.office)).findings).toEqual([]);
  });
});

describe('a holiday that was declared wrongly', () => {
  it('is withdrawn by one more snapshot, and the first promise is due again', async () => {
    const stage = await CalendarStage.open('2026-03-02T10:00', knownHolidays([]));
    await stage.at('2026-03-03T10:00');
    const matter = await stage.complaint('grievance');
    const { due } = await stage.page(matter);
    expect(due).toBe('2026-03-11');
    const declared = { kind: 'declared', day: '2026-03-06', name: '임시공휴일' } as const;
    await stage.recount(await stage.make(declared));
    expect(await stage.page(matter)).toMatchObject({ due: '2026-03-12', promised: '2026-03-11' });
    await stage.recount(await stage.make({ kind: 'withdrawn', day: '2026-03-06' }));
    expect(await stage.page(matter)).toMatchObject({ due: '2026-03-11', promised: null });
    await stage.recount(await stage.make(declared));
    expect(await stage.page(matter)).toMatchObject({ due: '2026-03-12', promised: '2026-03-11' });
    const numbers = await stage.db.admin.query<{ n: number; names: number }[]>(
      `select count(*)::int as n, count(distinct snapshot)::int as names from holiday_snapshot where office_id = 'naju'`,
    );
    expect(numbers).toEqual([{ n: 5, names: 2 }]);
    await stage.close();
  });
});

describe('a year whose holidays were not published', () => {
  it('is registered, and fixes what could not be fixed', async () => {
    const stage = await CalendarStage.open('2025-12-26T10:00', knownHolidays([], 2025));
    const matter = await stage.complaint('suggestion');
    expect(await stage.page(matter)).toMatchObject({ due: null });
    const days = Object.fromEntries(Object.entries(knownHolidays([]).days).filter(([day]) => day.startsWith('2026-')));
    const year = { kind: 'published', year: 2026, days } as const;
    await expect(stage.make({ ...year, year: 2027 })).rejects.toEqual(broken('office.year-not-next'));
    await expect(stage.make({ ...year, days: { '2026-01-01': '신정' } })).rejects.toEqual(
      broken('office.too-few-holidays'),
    );
    expect(await stage.view.preview(stage.office, year)).toMatchObject({ moved: 1, lines: [{ matter, oldDue: null }] });
    await stage.recount(await stage.make(year));
    await stage.product.deliver();
    expect(await stage.page(matter)).toMatchObject({ due: '2026-01-15', promised: null });
    expect(await stage.letters('R25')).toHaveLength(1);
    await stage.close();
  });
});
