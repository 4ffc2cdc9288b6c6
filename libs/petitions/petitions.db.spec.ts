import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#foundation';
import { FactLog, OfficeTx } from '#ledger';
import { LetterSent } from '#letters/facts';
import { MatterPages } from '#matters';
import { MailCodeAsked } from '#matters/facts';
import { MailCodes } from '#people';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';
import { openOffices } from '../../test/support/open-offices.js';
import { ProductAtHand } from '../../test/support/product-at-hand.js';
import { PetitionOpinions } from './actions/petition-opinions.js';
import { PublicPetitions } from './views/public-petitions.js';

const OFFICE = 'naju';
const council: Actor = { kind: 'system', id: 'councils', roles: ['council'] };
const petition = {
  kind: 'public',
  subject: 'facilities',
  title: '김예시의 공원 청원',
  content: '저 김예시는 동네 공원에 화장실을 두어 주시기를 바랍니다.',
  petitioner: { name: '김예시', email: 'kim.yesi@resident.example', answer: 'email', consent: true },
};
const cleared = { publicTitle: '공원에 화장실을', publicText: '동네 공원에 화장실을 두어 달라는 청원입니다.' };

let db: TestDatabase;
let product: ProductAtHand;
let intake: Actor;
let head: Actor;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE, 'saha');
  product = await ProductAtHand.open(db);
  intake = await product.staff(OFFICE, 'intake');
  head = await product.staff(OFFICE, 'head', 'road');
}, 60_000);
afterAll(async () => {
  await product.close();
  await db.drop();
});

const at = (minute: string) => product.at(OFFICE, minute);
const takes = (matter: string, step: string, actor: Actor, answers: object = {}) =>
  product.takes(OFFICE, { matter }, step, actor, answers as never);
const publicly = () => product.app.get(PublicPetitions);

async function received(): Promise<string> {
  const visitor: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };
  await at('2025-03-04T10:00');
  const { matter } = await product.takes(OFFICE, { procedure: 'petition' }, 'submit', visitor, petition);
  await takes(matter, 'receive-public', intake, { identity: 'id-card' });
  await takes(matter, 'assign', intake, { department: 'road' });
  await at('2025-03-14T10:00');
  return matter;
}

async function disclosed(): Promise<string> {
  const matter = await received();
  await takes(matter, 'note-council-decision', council, {
    council: '청원심의회',
    decision: 'agreed',
    decidedOn: '2025-03-14',
  });
  await takes(matter, 'disclose', intake, cleared);
  return matter;
}

/** Gives an opinion; the digits are those of the letter that would go to the address. */
async function gives(matter: string, email: string, stance = 'agree', content = '저도 그렇게 생각합니다.') {
  const author = { name: '이보기', email, consent: true };
  const { token } = await product.app.get(PetitionOpinions).give(OFFICE, matter, { stance, content, author });
  const [asked] = await product.app
    .get(OfficeTx)
    .run(OFFICE, (tx) =>
      tx.manager.query<{ code: string; matter_id: string }[]>(
        `select body->>'code' as code, matter_id from fact where office_id = $1 and name = $2 order by matter_id desc limit 1`,
        [OFFICE, MailCodeAsked.name],
      ),
    );
  const digits = product.app.get(MailCodes).digitsOf(OFFICE, asked?.code ?? '');
  return { token, digits, opinion: asked?.matter_id ?? '' };
}

async function speaks(matter: string, email: string, stance?: string, content?: string): Promise<string> {
  const { token, digits, opinion } = await gives(matter, email, stance, content);
  await product.app.get(PetitionOpinions).confirm(OFFICE, token, digits);
  return opinion;
}

describe('a public petition', () => {
  it('P-7 is seen by nobody before it is disclosed, and then as it was cleared', async () => {
    const hidden = await received();
    await expect(publicly().of(OFFICE, hidden)).rejects.toMatchObject({ code: 'petitions.not-public' });
    const matter = await disclosed();
    const page = await publicly().of(OFFICE, matter);
    expect(page).toMatchObject({ title: cleared.publicTitle, text: cleared.publicText, opinionsUntil: '2025-04-14' });
    expect(JSON.stringify([page, await publicly().list(OFFICE)])).not.toMatch(/김예시|resident\.example/);
    expect((await publicly().list('saha')).rows).toEqual([]);
  });

  it('P-7 hears one opinion of each address, and shows it without the name', async () => {
    const matter = await disclosed();
    await speaks(matter, 'lee@resident.example', 'agree', '밤에도 쓸 수 있으면 좋겠습니다.');
    await speaks(matter, 'park@resident.example', 'disagree', '냄새가 걱정됩니다.');
    await expect(speaks(matter, 'Lee@resident.example')).rejects.toMatchObject({ code: 'petitions.one-opinion-each' });
    const { rows } = await publicly().opinions(OFFICE, matter);
    expect(rows.map(({ stance, content }) => [stance, content])).toEqual([
      ['disagree', '냄새가 걱정됩니다.'],
      ['agree', '밤에도 쓸 수 있으면 좋겠습니다.'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('이보기');
    expect(await publicly().of(OFFICE, matter)).toMatchObject({ opinions: 2, byStance: { agree: 1, disagree: 1 } });
  });

  it('P-7 shows no opinion whose address was not confirmed, and takes wrong digits for none', async () => {
    const matter = await disclosed();
    const { token, digits } = await gives(matter, 'choi@resident.example');
    const wrong = digits === '000000' ? '000001' : '000000';
    await expect(product.app.get(PetitionOpinions).confirm(OFFICE, token, wrong)).rejects.toMatchObject({
      code: 'people.mail-code-wrong-or-over',
    });
    expect((await publicly().opinions(OFFICE, matter)).rows).toEqual([]);
  });

  it('P-7 goes page by page, newest first', async () => {
    const matter = await disclosed();
    for (const who of ['a', 'b', 'c']) await speaks(matter, `${who}@resident.example`, 'other', `의견 ${who}입니다.`);
    const first = await publicly().opinions(OFFICE, matter, undefined, 2);
    const second = await publicly().opinions(OFFICE, matter, first.next ?? '', 2);
    expect([...first.rows, ...second.rows].map(({ content }) => content)).toEqual([
      '의견 c입니다.',
      '의견 b입니다.',
      '의견 a입니다.',
    ]);
    expect(second.next).toBeNull();
  });

  it('P-7 hides an opinion that breaks the law by a recorded step', async () => {
    const matter = await disclosed();
    const opinion = await speaks(matter, 'kang@resident.example', 'other', '○○○은 나쁜 사람입니다.');
    await takes(opinion, 'hide', intake, { ground: 'insult', reason: '사람을 모욕하는 말입니다.' });
    const { rows } = await publicly().opinions(OFFICE, matter);
    expect(rows).toMatchObject([{ content: null }]);
  });

  it('P-7 hears nobody after the thirty days', async () => {
    const matter = await disclosed();
    await at('2025-04-15T00:00');
    await expect(gives(matter, 'late@resident.example')).rejects.toMatchObject({ code: 'petitions.opinions-are-over' });
  });

  it('P-8 P-10 P-11 goes through the council to its result, told in the period and then shown to all', async () => {
    const matter = await disclosed();
    await at('2025-04-15T00:03');
    expect(await takes(matter, 'close-opinions', product.system())).toMatchObject({ due: '2025-07-14' });
    await at('2025-05-12T10:00');
    await takes(matter, 'refer-to-council', head, { summary: '의견을 모아 심의에 부칩니다.' });
    await takes(matter, 'note-council-decision', council, {
      council: '청원심의회',
      decision: 'agreed',
      decidedOn: '2025-05-12',
    });
    await takes(matter, 'draft-answer', head, {
      outcome: 'accepted',
      conclusion: '내년에 화장실을 둡니다.',
      reasons: '공원 이용자가 많아 필요합니다.',
    });
    await takes(matter, 'note-outside-number', intake, { outsideNo: '온-2025-0007' });
    await takes(matter, 'approve', head);
    expect(await publicly().of(OFFICE, matter)).not.toHaveProperty('result');
    await told(matter, 'R12C');
    expect(await publicly().of(OFFICE, matter)).toMatchObject({
      state: 'closed',
      result: { conclusion: '내년에 화장실을 둡니다.' },
    });
    const { record } = await product.app.get(MatterPages).of(OFFICE, matter, head);
    expect(record.clock?.stop).toBe('2025-05-12T10:00');
  }, 30_000);
});

describe('an objection', () => {
  it('P-18 that is upheld opens the petition to the public', async () => {
    const matter = await received();
    await takes(matter, 'note-council-decision', council, {
      council: '청원심의회',
      decision: 'rejected',
      decidedOn: '2025-03-14',
    });
    await takes(matter, 'refuse-disclosure', intake, { ground: 'unfit', reason: '특정한 사람을 알아볼 수 있습니다.' });
    const owner = await ownerOf(matter);
    const object = { ground: 'undisclosed', title: '공개해 주세요', reason: '알아볼 수 있는 것을 지우면 됩니다.' };
    const about = { procedure: 'petition-objection', about: matter };
    const { matter: objection } = await product.takes(OFFICE, about, 'object', owner, object);
    await takes(objection, 'receive', intake);
    await takes(objection, 'draft-answer', head, {
      outcome: 'upheld',
      conclusion: '공개하기로 합니다.',
      reasons: '알아볼 수 있는 것을 지우고 공개할 수 있습니다.',
    });
    await takes(objection, 'approve', head);
    await product.deliver();
    expect(await stateOf(matter)).toBe('disclosure-review');
    await takes(matter, 'disclose', intake, cleared);
    expect((await publicly().of(OFFICE, matter)).opinionsUntil).toBe('2025-04-14');
    await told(objection, 'R12E');
    expect(await stateOf(objection)).toBe('closed');
  }, 30_000);

  it('P-18 is offered to the petitioner only while it stands', async () => {
    const matter = await received();
    const owner = await ownerOf(matter);
    const { openings } = await product.app.get(MatterPages).of(OFFICE, matter, owner);
    expect(openings.map(({ step, whyNot }) => [step.code, whyNot?.code])).toContainEqual([
      'object',
      'petitions.nothing-to-object-to',
    ]);
    expect(openings.map(({ step }) => step.code)).not.toContain('give');
  });
});

async function ownerOf(matter: string): Promise<Actor> {
  const { record } = await product.app.get(MatterPages).of(OFFICE, matter, head);
  return { kind: 'resident', id: record.person ?? '', roles: ['resident'] };
}

async function stateOf(matter: string): Promise<string> {
  return (await product.app.get(MatterPages).of(OFFICE, matter, head)).record.state;
}

/** The mail server has taken the letter. */
async function told(matter: string, template: string): Promise<void> {
  const body = {
    letter: matter,
    template,
    version: '2022-12-23',
    recipientKind: 'resident',
    reconciled: 'reply',
  } as const;
  await product.app.get(OfficeTx).run(OFFICE, (tx) => {
    const draft = { matter, kind: LetterSent, body, actor: 'system:letters', at: new Date(0) };
    return product.app.get(FactLog).appendNext(tx, draft);
  });
  await product.deliver();
}
