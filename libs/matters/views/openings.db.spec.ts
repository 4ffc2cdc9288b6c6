import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, Clock } from '#foundation';
import { OfficeTx } from '#ledger';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { openOffices } from '../../../test/support/open-offices.js';
import { ProductAtHand } from '../../../test/support/product-at-hand.js';
import { smallTables } from '../../../test/support/small-tables.js';
import { MatterPages } from './matter-page.js';
import { openingOf, Openings } from './openings.js';
import { SimilarMatters } from './similar-matters.js';

const OFFICE = 'naju';
const visitor: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };
let db: TestDatabase;
let product: ProductAtHand;
let intake: Actor;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE);
  // The office's own changes are to tables that are not here.
  await db.admin.query(`update office set profile = (profile::jsonb - 'procedures')::json`);
  product = await ProductAtHand.open(db, [], new Clock(), smallTables());
  intake = await product.staff(OFFICE, 'intake');
}, 60_000);
afterAll(async () => {
  await product.close();
  await db.drop();
});

const who = (name: string, email: string) => ({ name, email, answer: 'email', consent: true });
const plea = (title = '골목 가로등이 어둡습니다', email = 'kim@resident.example') => ({
  title,
  content: '사흘째 꺼져 있어 아이들이 다니기 어렵습니다.',
  first: who('김예시', email),
});
const page = (matter: string, actor: Actor) => product.app.get(MatterPages).of(OFFICE, matter, actor);
const ask = (answers: object = plea()) =>
  product.takes(OFFICE, { procedure: 'plea' }, 'ask', visitor, answers as never);
async function own(matter: string): Promise<Actor> {
  return { kind: 'resident', id: (await page(matter, intake)).record.person ?? '', roles: ['resident'] };
}

describe('what may be opened', () => {
  const openings = (actor: Actor) => product.app.get(Openings).byItself(OFFICE, actor);

  it('is for each what the tables give them by itself', async () => {
    const codes = async (actor: Actor) => (await openings(actor)).map(({ step }) => step.code);
    expect(await codes(visitor)).toEqual(['ask']);
    expect(await codes(intake)).toEqual(['ask', 'register']);
  });

  it('is chosen by procedure and step, the first of the table when none is named', async () => {
    const all = await openings(intake);
    expect(openingOf(all, 'plea').step.code).toBe('ask');
    expect(openingOf(all, 'plea', 'register').step.code).toBe('register');
    expect(() => openingOf(all, 'plea', 'finish')).toThrow(expect.objectContaining({ code: 'procedure.no-such-step' }));
    expect(() => openingOf(all, 'protest')).toThrow(expect.objectContaining({ code: 'procedure.no-such-procedure' }));
  });

  it('about a matter is off with the reason until the law gives it, and links the two in words', async () => {
    const { matter } = await ask();
    const resident = await own(matter);
    expect((await page(matter, resident)).openings).toMatchObject([
      { step: { code: 'protest' }, whyNot: { code: 'procedure.step-not-open' } },
    ]);
    await product.takes(OFFICE, { matter }, 'finish', intake);
    const [open] = (await page(matter, resident)).openings;
    expect(open?.whyNot).toBeUndefined();
    const protest = { title: '다시 봐 주세요', grounds: '아직도 어둡습니다.' };
    const opened = await product.takes(OFFICE, { procedure: 'protest', about: matter }, 'protest', resident, protest);
    const about = await page(opened.matter, resident);
    expect(about.record.person).toBe(resident.id);
    expect(about.links).toMatchObject([
      { id: matter, names: true, relationLabel: '이의', stateForResident: '답변완료' },
    ]);
    expect((await page(matter, resident)).links).toMatchObject([
      { id: opened.matter, names: false, relationLabel: '이의', people: [resident.id] },
    ]);
  });
});

describe('a matter of several people', () => {
  it('is written to by all of them, and each may act on it', async () => {
    const { matter } = await ask({ ...plea(), second: who('이예시', 'lee@resident.example') });
    await product.deliver();
    const written = await db.admin.query<{ recipient: string }[]>('select recipient from letter where matter_id = $1', [
      matter,
    ]);
    const { record } = await page(matter, intake);
    const second = String((record.values['people'] as string[])[0]);
    expect(written.map(({ recipient }) => recipient).sort()).toEqual([String(record.person), second].sort());
    const representative: Actor = { kind: 'resident', id: second, roles: ['resident'] };
    expect((await page(matter, representative)).steps.map(({ step }) => step.code)).toEqual(['drop']);
    await product.takes(OFFICE, { matter }, 'drop', representative);
  });

  it('may be of one alone: who may be left out is left out whole, never in part', async () => {
    const { matter } = await ask({ ...plea(), second: {} });
    expect((await page(matter, intake)).record.values['people']).toBeUndefined();
    await expect(ask({ ...plea(), second: { name: '이예시' } })).rejects.toMatchObject({
      code: 'people.contact-invalid',
      details: {
        problems: expect.arrayContaining([{ ask: 'second', field: 'consent', code: 'people.consent-missing' }]),
      },
    });
  });
});

describe('similar matters', () => {
  const similar = async (matter: string) => product.app.get(SimilarMatters).of(await page(matter, intake));

  it('are those of the same address and those of the same words, with whether their result was told', async () => {
    const sameWords = await ask(plea('버스정류장 의자 파손되어 앉을 수 없습니다', 'park@resident.example'));
    const samePerson = await ask({
      ...plea('공원 화장실 청소', 'choi@resident.example'),
      content: '물이 나오지 않습니다.',
    });
    await product.takes(OFFICE, { matter: samePerson.matter }, 'finish', intake);
    const again = await ask(plea('버스정류장 의자 파손되어 위험합니다', 'CHOI@resident.example'));
    await product.deliver();
    const found = new Map((await similar(again.matter)).map((each) => [each.id, each]));
    expect(found.get(samePerson.matter)).toMatchObject({
      samePerson: true,
      told: true,
      receiptNo: samePerson.receiptNo,
    });
    expect(found.get(sameWords.matter)).toMatchObject({ samePerson: false, sameWords: true, told: false });
    expect(found.has(again.matter)).toBe(false);
  });

  it('change nothing and leave nothing in the access log', async () => {
    const { matter } = await ask();
    const counted = () =>
      product.app.get(OfficeTx).run(OFFICE, async (tx) => {
        const [row] = await tx.manager.query<{ n: number }[]>(
          'select (select count(*) from fact) + (select count(*) from access_log) as n',
        );
        return row?.n;
      });
    const before = await counted();
    await similar(matter);
    expect(await counted()).toBe(before);
  });
});
