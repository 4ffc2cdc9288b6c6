import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { type Actor, RuleBroken } from '#foundation';
import { OfficeTx } from '#ledger';
import type { LetterRow } from '#letters';
import { ChangeCalendar, Deeds, MatterPages, TakeStep } from '#matters';
import { OfficeDirectory } from '#office';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';
import { openOffices } from '../../test/support/open-offices.js';
import { ProductAtHand } from '../../test/support/product-at-hand.js';
import { PlanSessions } from './actions/plan-sessions.js';
import { MeetingLetterContents } from './meeting-letter-contents.js';
import { MeetingBoard } from './views/meeting-board.js';
import { MeetingCalendars } from './views/meeting-calendars.js';
import { HeldEvents } from './views/held-events.js';

const OFFICE = 'tongtong39';
const visitor: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };
const asked = {
  title: '배수로를 넓혀 주세요',
  gist: '비가 오면 배수로가 넘칩니다. 넓혀 주시기를 바랍니다.',
  companions: 2,
  applicant: { name: '김표본', email: 'kim.pyobon@resident.example', answer: 'email', consent: true },
};

let db: TestDatabase;
let product: ProductAtHand;
let secretary: Actor;
let head: Actor;
let department: string;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE, 'yeonsu');
  product = await ProductAtHand.open(db);
  secretary = await product.staff(OFFICE, 'secretary');
  const office = await product.app.get(OfficeDirectory).of(OFFICE);
  department = [...office.departments().keys()].find((code) => code !== 'secretary') ?? '';
  head = await product.staff(OFFICE, 'head', department);
}, 60_000);
afterAll(async () => {
  await product.close();
  await db.drop();
});

const at = (minute: string) => product.at(OFFICE, minute);
const takes = (matter: string, step: string, actor: Actor = secretary, answers: object = {}) =>
  product.takes(OFFICE, { matter }, step, actor, answers as never);
const codeOf = (error: unknown): unknown => (error instanceof RuleBroken ? error.code : error);
const refused = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'taken', codeOf);

/** On a busy machine a connection may be waited for in vain: whoever gets no answer asks again. */
async function answered(work: () => Promise<unknown>): Promise<unknown> {
  const end = await refused(work());
  return typeof end === 'string' && end !== 'matters.busy' ? end : answered(work);
}

async function requested(): Promise<string> {
  const { matter } = await product.takes(OFFICE, { procedure: 'meeting' }, 'request', visitor, asked as never);
  await takes(matter, 'screen', secretary, { policy: 'yes', reason: '예산이 드는 일입니다.', department });
  return matter;
}

/** What could be chosen for a slot now, by label. */
async function freeSlots(): Promise<ReadonlyMap<string, string>> {
  const matter = await requested();
  const page = await product.app.get(MatterPages).of(OFFICE, matter, secretary);
  const select = page.procedure.steps.get('select');
  if (!select) throw new Error('no step');
  const offered = await product.app.get(Deeds).offered(page.office, select, new Date());
  return new Map((offered.get('free-slots') ?? []).map(([id, label]) => [label, id]));
}

async function slotAt(label: string): Promise<string> {
  const found = [...(await freeSlots())].find(([each]) => each.includes(label));
  if (!found) throw new Error(`no slot at ${label}`);
  return found[1];
}

/** The last letter of a kind about a matter, as it would go out. */
async function letter(matter: string, template: string) {
  await product.deliver();
  return product.app.get(OfficeTx).run(OFFICE, async (tx) => {
    const [row] = await tx.manager.query<LetterRow[]>(
      `select office_id as office, id, matter_id as matter, seq, template, template_version::text as version, kind, recipient_kind as "recipientKind", recipient
       from letter where office_id = $1 and matter_id = $2 and template = $3 order by id desc limit 1`,
      [OFFICE, matter, template],
    );
    return row && product.app.get(MeetingLetterContents).content(tx, row);
  });
}

/** One command sent ten times at once is answered ten times alike. */
async function cancelledTogether(session: string): Promise<void> {
  const answers = { reason: '큰 눈이 내려 취소합니다.' };
  const command = new TakeStep(OFFICE, { matter: session }, 'cancel', secretary, answers, { key: 'cancel-0001' });
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => product.app.get(CommandBus).execute(command).catch(codeOf)),
  );
  expect(sent).toEqual(sent.map(() => expect.objectContaining({ matter: session, state: 'cancelled' })));
}

const plan = (from: string, to: string) =>
  product.app.get(PlanSessions).plan(OFFICE, 'tongtong-day', from, to, secretary);

describe('from a request to its follow-up', () => {
  it('is planned by the rule, selected, invited with a calendar, held, and followed up until the resident hears', async () => {
    await at('2026-11-26T10:00');
    const days = await product.app.get(PlanSessions).preview(OFFICE, 'tongtong-day', '2026-12-01', '2027-01-31');
    expect(days.map(({ ruled, day, known }) => [ruled, day, known])).toEqual([
      ['2026-12-10', '2026-12-10', false],
      ['2026-12-24', '2026-12-24', false],
      ['2027-01-14', '2027-01-14', false],
      ['2027-01-28', '2027-01-28', false],
    ]);
    expect(await plan('2026-12-01', '2027-01-31')).toBe(4);
    expect(await plan('2026-12-01', '2027-01-31')).toBe(0);

    const matter = await requested();
    const slot = await slotAt('2026. 12. 10.(목) 14:15');
    await takes(matter, 'select', secretary, { slot, reason: '오래 기다리셨습니다.' });
    const invited = await letter(matter, 'R10A');
    expect(invited?.view).toMatchObject({ meetingAt: '2026. 12. 10.(목) 14:15', meetingPlace: '직소민원 상담실' });
    expect(invited?.view.answers?.['slot']).toBe('통통(通通) 데이 2026. 12. 10.(목) 14:15 (15분)');
    expect(invited?.calendar?.content).toMatch(/METHOD:REQUEST[^]*DTSTART;TZID=Asia\/Seoul:20261210T141500/);
    expect(invited?.calendar?.content).not.toContain('김표본');

    expect(await refused(takes(matter, 'hold', secretary, held))).toBe('meetings.not-begun');
    await takes(matter, 'hand-in-material', head, {
      state: '배수로 폭이 1미터입니다.',
      proposal: '넓히는 안을 검토합니다.',
    });
    await at('2026-12-10T14:40');
    await takes(matter, 'hold', secretary, held);
    const order = { title: '배수로 설계', what: '설계비를 추경에 올립니다.', department, dueOn: '2027-01-29' };
    const followed = await product.takes(OFFICE, { procedure: 'follow-up', about: matter }, 'order', secretary, order);
    await takes(followed.matter, 'do', head, { result: '설계를 맡겼습니다.' });
    const told = await letter(followed.matter, 'R10J');
    expect(told).toMatchObject({ address: asked.applicant.email, view: { outcomeLabel: '조치함' } });
  });

  it('keeps its name in the calendar when it is moved, and ends there when it is withdrawn', async () => {
    await at('2026-12-11T09:00');
    const matter = await requested();
    await takes(matter, 'select', secretary, { slot: await slotAt('12. 24.(목) 14:00'), reason: '차례가 되었습니다.' });
    const first = await letter(matter, 'R10A');
    await takes(matter, 'reschedule', secretary, {
      slot: await slotAt('1. 14.(목) 14:45'),
      reason: '시장 일정이 바뀌었습니다.',
    });
    const moved = await letter(matter, 'R10D');
    const uid = (text = '') => /UID:(.*)\r/.exec(text)?.[1];
    const sequence = (text = '') => /SEQUENCE:(.*)\r/.exec(text)?.[1];
    expect(uid(moved?.calendar?.content)).toBe(uid(first?.calendar?.content));
    expect([first, moved].map((each) => sequence(each?.calendar?.content))).toEqual(['0', '1']);
    await takes(matter, 'withdraw');
    const ended = await letter(matter, 'R10K');
    expect(ended?.calendar?.content).toMatch(/METHOD:CANCEL[^]*SEQUENCE:2/);
    expect([...(await freeSlots()).keys()].join()).toContain('1. 14.(목) 14:45');
  });

  const held = {
    present: 3,
    opinion: '해마다 넘칩니다.',
    directive: '추경에 담겠습니다.',
    handling: 'going-on',
  };
});

describe('a slot and a room', () => {
  it('of two hundred at once one has the slot, and all others are told that it is taken', async () => {
    await at('2026-12-11T10:00');
    const matters: string[] = [];
    while (matters.length < 200) matters.push(...(await Promise.all(Array.from({ length: 20 }, () => requested()))));
    const slot = await slotAt('12. 24.(목) 14:30');
    const answers = { slot, reason: '차례가 되었습니다.' };
    const ends = await Promise.all(
      matters.map((matter) => answered(() => takes(matter, 'select', secretary, answers))),
    );
    expect(ends.filter((end) => end === 'taken')).toHaveLength(1);
    expect(ends.filter((end) => end === 'meetings.slot-taken')).toHaveLength(199);
  }, 120_000);

  it('a substitute meets in a room that nobody else keeps, and a visit takes it at once or not at all', async () => {
    await at('2026-12-11T11:00');
    const [one, other] = [await requested(), await requested()];
    const deputy = await product.staff(OFFICE, 'deputy');
    const meets = {
      delegate: deputy.id,
      at: '2026-12-18T10:00',
      minutes: 30,
      room: 'counselling',
      reason: '부서의 일입니다.',
    };
    await takes(one, 'substitute', secretary, meets);
    expect((await letter(one, 'N40'))?.address).toBeDefined();
    expect((await letter(one, 'R10B'))?.view.answers?.['delegate']).toBe('부시장');
    expect(await refused(takes(other, 'substitute', secretary, { ...meets, at: '2026-12-18T10:29' }))).toBe(
      'meetings.room-taken',
    );
    const { room: _room, ...elsewhere } = { ...meets, at: '2026-12-18T10:29' };
    expect(await refused(takes(other, 'substitute', secretary, elsewhere))).toBe('meetings.delegate-taken');
    await takes(other, 'substitute', secretary, { ...meets, at: '2026-12-18T10:30' });
    expect(await refused(takes(one, 'reschedule', secretary, { slot: 'x', reason: '잘못 눌렀습니다.' }))).toBe(
      'meetings.is-a-substitute-meeting',
    );
    const { room: _, ...nowhere } = { ...meets, at: '2026-12-19T10:00', reason: '방을 쓰지 않고 만납니다.' };
    await takes(one, 'reschedule-substitute', secretary, nowhere);
    const { record } = await product.app.get(MatterPages).of(OFFICE, one, secretary);
    expect(record.values).toMatchObject({ meetsAt: '2026-12-19T10:00' });
    expect(record.values['room']).toBeUndefined();
    await at('2026-12-18T10:40');
    const visit = {
      title: '마을 대표 여럿',
      gist: '함께 와서 말씀하셨습니다.',
      companions: 8,
      room: 'counselling',
      minutes: 15,
    };
    const comes = () => product.takes(OFFICE, { procedure: 'meeting' }, 'receive-visit', secretary, visit);
    expect(await refused(comes())).toBe('meetings.room-taken');
    await at('2026-12-18T11:00');
    expect(await comes()).toMatchObject({ state: 'visiting' });
  });

  it('may not be had when it is past, closed to late comers, or of a cancelled session', async () => {
    await at('2026-12-18T12:00');
    const late = await requested();
    const slot = await slotAt('12. 24.(목) 14:15');
    expect(await refused(takes(late, 'select', secretary, { slot, reason: '급합니다. 부탁드립니다.' }))).toBe(
      'meetings.came-after-closing',
    );
    await at('2026-12-24T14:20');
    expect(await refused(takes(late, 'select', secretary, { slot, reason: '급합니다. 부탁드립니다.' }))).toBe(
      'meetings.slot-is-past',
    );
  });
});

describe('a session', () => {
  it('that is moved or cancelled tells everyone selected, who may be placed anew', async () => {
    await at('2027-01-04T09:00');
    const matter = await requested();
    const slot = await slotAt('1. 14.(목) 14:00');
    await takes(matter, 'select', secretary, { slot, reason: '차례가 되었습니다.' });
    const session = slot.split(':')[0] ?? '';
    await takes(session, 'move', secretary, { at: '2027-01-15T15:00', reason: '시의회 일정과 겹칩니다.' });
    expect((await letter(matter, 'R10D'))?.view.meetingAt).toBe('2027. 1. 15.(금) 15:00');
    // Each time, however often: who was told an old date would come in vain.
    for (const hour of ['09', '10', '11', '13', '14', '16'])
      await takes(session, 'move', secretary, { at: `2027-01-15T${hour}:30`, reason: '일정이 또 바뀌었습니다.' });
    expect((await letter(matter, 'R10D'))?.view.meetingAt).toBe('2027. 1. 15.(금) 16:30');
    await cancelledTogether(session);
    expect((await letter(matter, 'R10E'))?.calendar?.content).toContain('METHOD:CANCEL');
    const page = await product.app.get(MatterPages).of(OFFICE, matter, secretary);
    expect(page.record).toMatchObject({ state: 'waiting' });
    expect(page.record.values['meetsAt']).toBeUndefined();
    await takes(matter, 'select', secretary, {
      slot: await slotAt('1. 28.(목) 14:00'),
      reason: '다시 정합니다. 죄송합니다.',
    });
  });

  it('on a day that is declared a holiday warns those selected and the secretaries, and is placed no more', async () => {
    const administrator = await product.staff(OFFICE, 'administrator');
    await product.app
      .get(ChangeCalendar)
      .make(OFFICE, { kind: 'declared', day: '2027-01-28', name: '임시공휴일(표본)' }, administrator);
    await product.deliver();
    const [row] = await db.admin.query<{ id: string; day_off: string }[]>(
      `select id, day_off from meeting_session where office_id = $1 and ruled = '2027-01-28'`,
      [OFFICE],
    );
    expect(row?.day_off).toBe('임시공휴일(표본)');
    const [warned] = await db.admin.query<{ matter: string }[]>(
      `select matter_id as matter from meeting_slot where office_id = $1 and session_id = $2 and matter_id is not null`,
      [OFFICE, row?.id],
    );
    expect((await letter(warned?.matter ?? '', 'R10I'))?.view.meetingAt).toBe('2027. 1. 28.(목) 14:00');
    expect(await letter(row?.id ?? '', 'N49')).toBeDefined();
    expect([...(await freeSlots()).keys()].join()).not.toContain('1. 28.');
  });

  it('is set on a day off by nobody who does not say so', async () => {
    const saturday = { title: '토요일 회차', meeting: 'tongtong-day', at: '2027-02-20T14:00' };
    const plans = (more = {}) =>
      product.takes(OFFICE, { procedure: 'meeting-session' }, 'plan', secretary, { ...saturday, ...more });
    expect(await refused(plans())).toBe('meetings.day-off-unconfirmed');
    expect(await refused(plans({ ruled: '2027-02-18' }))).toBe('meetings.day-off-unconfirmed');
    const { matter } = await plans({ dayOff: true });
    const told = async () => {
      const { session } = await product.app.get(MeetingBoard).session(OFFICE, matter);
      return [session.at, session.dayOff, session.dayOffMeant];
    };
    expect(await told()).toEqual(['2027-02-20T14:00', '토요일', true]);
    expect([...(await freeSlots()).keys()].join()).toContain('2. 20.');
    const moves = (more = {}) =>
      takes(matter, 'move', secretary, { at: '2027-02-21T14:00', reason: '옮깁니다.', ...more });
    expect(await refused(moves())).toBe('meetings.day-off-unconfirmed');
    await moves({ dayOff: true });
    expect(await told()).toEqual(['2027-02-21T14:00', '일요일', true]);
    await moves({ at: '2027-02-21T15:00', dayOff: true });
    expect(await told()).toEqual(['2027-02-21T15:00', '일요일', true]);
    await moves({ at: '2027-02-22T14:00' });
    expect(await told()).toEqual(['2027-02-22T14:00', null, false]);
    await takes(matter, 'cancel', secretary, { reason: '열지 않습니다.' });
  });

  it('keeps a room apart from every other session of the office', async () => {
    const second = { title: '겹치는 회차', meeting: 'tongtong-day', at: '2027-01-28T14:30', dayOff: true };
    const plans = () => product.takes(OFFICE, { procedure: 'meeting-session' }, 'plan', secretary, second);
    expect(await refused(plans())).toBe('meetings.room-taken');
  });
});

describe('a delegate', () => {
  it('meets one of twenty who are given the same time at once', async () => {
    await at('2026-12-11T11:00');
    const deputy = await product.staff(OFFICE, 'deputy');
    const matters: string[] = [];
    for (let nth = 0; nth < 20; nth += 1) matters.push(await requested());
    const meets = { delegate: deputy.id, at: '2027-03-02T10:00', minutes: 30, reason: '부서의 일입니다.' };
    const ends = await Promise.all(
      matters.map((matter) => answered(() => takes(matter, 'substitute', secretary, meets))),
    );
    expect(ends.filter((end) => end === 'taken' || typeof end !== 'string')).toHaveLength(1);
    expect(ends.filter((end) => end === 'meetings.delegate-taken')).toHaveLength(19);
    const [winner = ''] = matters.filter((_, nth) => ends[nth] !== 'meetings.delegate-taken');
    await takes(winner, 'reschedule-substitute', secretary, { ...meets, at: '2027-03-02T11:00' });
    const [next = ''] = matters.filter((matter) => matter !== winner);
    await takes(next, 'substitute', secretary, meets);
  });
});

describe('a room', () => {
  it('is kept once, whatever the code above does', async () => {
    const session = await db.admin.query<{ id: string }[]>(
      `select id from meeting_session where state = 'cancelled' limit 1`,
    );
    const keeps = (from: string, to: string) =>
      product.app
        .get(OfficeTx)
        .run(OFFICE, (tx) =>
          tx.manager.query(
            `insert into room_use (office_id, id, room, during, session_id) values ($1, gen_random_uuid(), 'hall', tstzrange($2, $3), $4)`,
            [OFFICE, from, to, session[0]?.id],
          ),
        );
    const ends = await Promise.allSettled([
      keeps('2027-03-02T10:00+09', '2027-03-02T11:00+09'),
      keeps('2027-03-02T10:59+09', '2027-03-02T12:00+09'),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the calendars', () => {
  const calendars = () => product.app.get(MeetingCalendars);

  it('show everyone what is planned, and staff each meeting by its number; nobody’s name, no title', async () => {
    const [everyone, staff] = [
      await calendars().forEveryone(OFFICE),
      await calendars().forStaff(OFFICE, calendars().tokenOf(OFFICE, secretary.id)),
    ];
    expect(everyone).toMatch(/SUMMARY:통통\(通通\) 데이/);
    expect(everyone).not.toMatch(/2026-면담|2027-면담/);
    expect(staff).toMatch(/SUMMARY:면담 202[67]-면담-\d{5}/);
    expect(everyone + staff).not.toMatch(/김표본|배수로/);
  });

  it('open to no address but one that was signed for somebody who works here', async () => {
    const right = calendars().tokenOf(OFFICE, secretary.id);
    const guesses = [`${right.slice(0, -2)}AA`, secretary.id, `${head.id}.${right.split('.')[1] ?? ''}`, ''];
    for (const guess of guesses) expect(await refused(calendars().forStaff(OFFICE, guess))).toBe('front.not-found');
    expect(await refused(calendars().forStaff('yeonsu', right))).toBe('front.not-found');
  });
});

describe('the events of an office', () => {
  it('are counted by kind, groups and people apart, planned beside held', async () => {
    await product.at('yeonsu', '2026-11-26T09:00');
    const planner = await product.staff('yeonsu', 'secretary');
    const plans = (day: string) =>
      product.takes('yeonsu', { procedure: 'meeting-session' }, 'plan', planner, {
        title: `차담회 ${day}`, meeting: 'tea-talk', at: `${day}T10:00` }); // prettier-ignore
    const sessions = [await plans('2026-11-27'), await plans('2026-11-30'), await plans('2026-12-01')];
    await product.at('yeonsu', '2026-12-02T09:00');
    for (const [index, { matter }] of sessions.slice(0, 2).entries()) {
      const counts = { groups: index + 1, attended: 10 };
      await product.takes('yeonsu', { matter }, 'close', planner, counts);
    }
    const counted = await product.app.get(HeldEvents).counts('yeonsu', '2026-11-01', '2026-12-31');
    expect(counted.find(({ kind }) => kind === 'tea-talk')).toEqual({
      kind: 'tea-talk', label: '구청장 차담회', events: 2, groups: 3, people: 20, planned: 3,
    }); // prettier-ignore
    expect(counted.map(({ kind }) => kind)).toEqual(['tea-talk', 'field-day', 'policy-talk', 'gathering', 'market']);
  });
});
