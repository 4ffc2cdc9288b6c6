import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#foundation';
import { OfficeTx } from '#ledger';
import { LetterBook, Letters, type LetterSource, render } from '#letters';
import { MoveClock, OfficeDirectory } from '#office';
import { matterDesk, type MatterDesk } from '../../test/support/matter-desk.js';
import { TakeStep } from './take-step.js';
import { WriteDayLetters } from './write-day-letters.js';
import { LetterContents } from './letter-content.js';

const OFFICE = 'naju';
const resident: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };
const complainant = {
  name: '김예시',
  phone: '010-0000-1234',
  email: 'kim@resident.example',
  answer: 'email',
  consent: true,
};
let desk: MatterDesk;
let days: WriteDayLetters;
let officer: string;

interface Row {
  id: string;
  template: string;
  recipient: string;
  matter: string;
}
const letters = (template: string): Promise<Row[]> =>
  desk.app.get(OfficeTx).run(OFFICE, (tx) =>
    tx.manager.query(
      `select id, template, recipient, matter_id as matter, template_version::text as version, seq, kind, recipient_kind as "recipientKind",
           office_id as office from letter where template = $1 order by id`,
      [template],
    ),
  );
const at = (moment: string): Promise<void> => desk.app.get(MoveClock).move(OFFICE, new Date(`${moment}:00+09:00`));

async function assigned(title: string): Promise<string> {
  const answers = { title, content: '어두워서 다니기 어렵습니다.', complainant };
  const { matter } = await desk.execute(new TakeStep(OFFICE, { procedure: 'complaint' }, 'submit', resident, answers));
  const { intake, head } = await desk.staff('road');
  const take = (step: string, actor: Actor, given = {}) =>
    desk.execute(new TakeStep(OFFICE, { matter }, step, actor, given));
  await take('receive', intake, { kind: 'grievance' });
  await take('assign', intake, { department: 'road' });
  await take('appoint', head, { officer });
  return matter;
}

beforeAll(async () => {
  desk = await matterDesk(OFFICE);
  days = desk.app.get(WriteDayLetters);
  const office = await desk.app.get(OfficeDirectory).of(OFFICE);
  officer = office.staff('officer', 'road')[0]?.id ?? '';
  await at('2026-11-02T10:00');
  await assigned('골목 가로등');
  await assigned('깨진 보도');
});
afterAll(() => desk.close());

describe('the digest', () => {
  it('waits for half past eight of a working day', async () => {
    await at('2026-11-09T08:20');
    await days.digests(OFFICE);
    await at('2026-11-08T09:00'); // 일요일
    await days.digests(OFFICE);
    expect(await letters('N2')).toEqual([]);
  });

  it('is one letter per person and day, whoever asks and how often', async () => {
    await at('2026-11-09T08:31');
    await Promise.all([days.digests(OFFICE), days.digests(OFFICE), days.digests(OFFICE)]);
    await days.digests(OFFICE);
    expect((await letters('N2')).map(({ recipient }) => recipient)).toEqual([officer]);
  });

  it('takes in what single matters would have said that day', async () => {
    const matter = await assigned('막힌 하수구');
    await desk.app.get(OfficeTx).run(OFFICE, async (tx) => {
      for (const seq of [1, 2, 3])
        await desk.app
          .get(Letters)
          .write(tx, { matter, seq, code: 'N2', recipients: [{ kind: 'staff', id: officer }] });
    });
    expect(await letters('N2')).toHaveLength(1);
    await at('2026-11-10T08:31');
    await days.digests(OFFICE);
    expect(await letters('N2')).toHaveLength(2);
  });

  it('counts what is due today, tomorrow and past, and leads to the desk', async () => {
    const [, letter] = await letters('N2');
    const source: LetterSource = desk.app.get(LetterContents);
    const { view, address } = await desk.app.get(OfficeTx).run(OFFICE, (tx) => source.content(tx, letter as never));
    const book = desk.app.get(LetterBook);
    const { subject, text } = render(book, book.inForce('N2', '2026-11-10'), view);
    expect(subject).toBe('오늘 2건·내일 0건·경과 0건');
    expect(text).toMatch(/「골목 가로등」[^]*「깨진 보도」/);
    expect(text).toMatch(/열기 http:\/\/localhost:\d+\/naju\/desk\n/);
    expect(address).toMatch(/^road-1@naju\.example$/);
  });
});

describe('a warning', () => {
  it('goes to the administrator once per day and kind', async () => {
    await desk.app
      .get(OfficeTx)
      .run(OFFICE, (tx) => tx.manager.query(`update letter set state = 'failed' where template = 'N2'`));
    await days.warnings(OFFICE);
    expect(await letters('N8A')).toEqual([]);
    await at('2026-11-11T08:31');
    await days.digests(OFFICE);
    await desk.app
      .get(OfficeTx)
      .run(OFFICE, (tx) => tx.manager.query(`update letter set state = 'failed' where template = 'N2'`));
    await Promise.all([days.warnings(OFFICE), days.warnings(OFFICE)]);
    expect(await letters('N8A')).toHaveLength(1);
    const office = await desk.app.get(OfficeDirectory).of(OFFICE);
    expect((await letters('N8A'))[0]?.recipient).toBe(office.staff('administrator')[0]?.id);
  });

  it('tells of a year whose holidays nobody has registered, from November on', async () => {
    await at('2027-10-29T09:00');
    await days.warnings(OFFICE);
    expect(await letters('N8C')).toEqual([]);
    await at('2027-11-01T09:00');
    await days.warnings(OFFICE);
    expect(await letters('N8C')).toHaveLength(1);
  });
});

describe('what the clock alone causes', () => {
  it('is not written without end about one matter on one day', async () => {
    await at('2026-11-10T09:00');
    const matter = await assigned('흔들리는 난간');
    const [letterDesk, offices] = [desk.app.get(Letters), desk.app.get(OfficeTx)];
    const { head } = await desk.staff('road');
    const count = (template: string): Promise<number> =>
      letters(template).then((rows) => rows.filter((row) => row.matter === matter).length);
    await offices.run(OFFICE, async (tx) => {
      // Facts of the system, as the clock's steps are.
      await tx.manager.query(
        `insert into fact (office_id, matter_id, seq, id, name, body, actor, at, prev, hash)
         select $1, $2, n, gen_random_uuid(), 'test.ticked.v1', '{}', 'system:moment.test', office_now(), hash, hash
         from fact, generate_series(5, 20) n where office_id = $1 and matter_id = $2 and seq = 1`,
        [OFFICE, matter],
      );
      for (let seq = 5; seq <= 20; seq++) {
        const order = { matter, seq, automatic: true, recipients: [{ kind: 'staff' as const, id: head.id }] };
        await letterDesk.write(tx, { ...order, code: 'N4' });
      }
      const [{ person_id: person } = { person_id: '' }] = await tx.manager.query<{ person_id: string }[]>(
        'select person_id from matter where id = $1',
        [matter],
      );
      for (let seq = 5; seq <= 20; seq++)
        await letterDesk.write(tx, {
          matter,
          seq,
          automatic: true,
          code: 'R7',
          recipients: [{ kind: 'resident', id: person }],
        });
    });
    expect(await count('N4')).toBe(5);
    // What the law asks for is never left out.
    expect(await count('R7')).toBe(16);
  });
});
