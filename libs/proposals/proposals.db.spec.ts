import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#foundation';
import { FactLog, OfficeTx } from '#ledger';
import { LetterSent } from '#letters/facts';
import { MatterPages, OfficerDesk } from '#matters';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';
import { openOffices } from '../../test/support/open-offices.js';
import { ProductAtHand } from '../../test/support/product-at-hand.js';
import { YearlyReports } from './actions/yearly-reports.js';
import { PublicProposals } from './views/public-proposals.js';

const OFFICE = 'naju';
const visitor: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };
const proposal = {
  title: '정류장에 그늘막을',
  present: '정류장에 그늘이 없어 여름에 덥습니다.',
  idea: '정류장마다 접는 그늘막을 둡니다.',
  effect: '기다리는 사람이 덜 덥습니다.',
  own: true,
  proposer: { name: '김예시', email: 'kim.yesi@resident.example', answer: 'email', consent: true },
};
const reviewed = {
  feasibility: 'high',
  creativity: 'middle',
  efficiency: 'high',
  scope: 'middle',
  continuity: 'high',
  conclusion: '심사한 결론입니다.',
  reasons: '심사한 이유를 여기에 적습니다.',
};

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
const list = async () => (await product.app.get(PublicProposals).list(OFFICE)).rows;

async function received(more: object = {}): Promise<string> {
  await at('2025-09-08T10:00');
  const answers = { ...proposal, ...more } as never;
  const { matter } = await product.takes(OFFICE, { procedure: 'proposal' }, 'submit', visitor, answers);
  await takes(matter, 'receive', intake);
  await takes(matter, 'assign', intake, { department: 'road' });
  return matter;
}

async function rejected(more: object = {}): Promise<string> {
  const matter = await received(more);
  await takes(matter, 'draft-answer', head, { ...reviewed, outcome: 'not-adopted' });
  await takes(matter, 'reject', head);
  return matter;
}

describe('a proposal', () => {
  it('S-7 is shown with its state the moment it is received, and not before', async () => {
    await at('2025-09-08T09:00');
    const { matter } = await product.takes(OFFICE, { procedure: 'proposal' }, 'submit', visitor, proposal);
    expect((await list()).map(({ id }) => id)).not.toContain(matter);
    await takes(matter, 'receive', intake);
    expect((await list())[0]).toMatchObject({
      id: matter,
      title: proposal.title,
      state: '접수',
      receivedOn: '2025-09-08',
    });
    await takes(matter, 'withdraw', intake);
    expect((await list())[0]).toMatchObject({ state: '철회' });
    expect(JSON.stringify(await list())).not.toMatch(/김예시|resident\.example|그늘이 없어/);
  });

  it('L14 that is hidden on request still shows its title and whether it was adopted, and nothing else', async () => {
    const matter = await rejected({ hide: true });
    expect((await list())[0]).toEqual({ id: matter, title: proposal.title, hidden: true, outcome: '불채택' });
  });

  it('S-4 that was really a complaint goes on as one, with its texts and its person', async () => {
    const matter = await received();
    const ask = {
      ground: 'complaint',
      items: '민원으로 바꿀지',
      reason: '불편을 풀어 달라는 글입니다.',
      until: '2025-09-15',
    };
    await takes(matter, 'ask-supplement', head, ask);
    await at('2025-09-16T00:01');
    await takes(matter, 'note-supplement-lapse', product.system());
    await at('2025-09-17T10:00');
    await takes(matter, 'convert-to-complaint', head, { reason: '민원으로 처리하는 것이 알맞습니다.' });
    await product.deliver();
    const page = await product.app.get(MatterPages).of(OFFICE, matter, head);
    const complaint = page.links.find(({ procedure }) => procedure === 'complaint');
    const opened = await product.app.get(MatterPages).of(OFFICE, complaint?.id ?? '', intake);
    expect(opened).toMatchObject({ title: proposal.title, record: { state: 'submitted', person: page.record.person } });
    expect(opened.timeline[0]?.answers.find(({ ask }) => ask === 'content')?.value).toContain(proposal.idea);
    expect((await takes(opened.id, 'receive', intake, { kind: 'suggestion' })).due).not.toBeNull();
  }, 30_000);

  it('S-11 the days for a review run from the day the letter with the result arrived', async () => {
    const matter = await rejected();
    await at('2025-09-09T10:00');
    await told(matter, 'R11B');
    const { record } = await product.app.get(MatterPages).of(OFFICE, matter, head);
    expect(record.values).toMatchObject({ toldOn: '2025-09-09', reviewUntil: '2025-09-24' });
    const owner: Actor = { kind: 'resident', id: record.person ?? '', roles: ['resident'] };
    const { openings } = await product.app.get(MatterPages).of(OFFICE, matter, owner);
    expect(openings.map(({ step, whyNot }) => [step.code, whyNot])).toContainEqual(['ask-review', undefined]);
  }, 30_000);

  it('S-14 the report on last year opens itself in January, once', async () => {
    const reports = product.app.get(YearlyReports);
    await at('2025-12-31T10:00');
    await reports.openDue(OFFICE);
    await at('2026-01-05T10:00');
    await reports.openDue(OFFICE);
    await reports.openDue(OFFICE);
    const { rows } = await product.app.get(OfficerDesk).page(OFFICE, { state: 'open' });
    expect(rows).toMatchObject([{ title: '2025년 국민제안 운영실적 보고', due: '2026-02-02' }]);
  });
});

/** The mail server has taken the letter. */
async function told(matter: string, template: string): Promise<void> {
  const body = {
    letter: matter,
    template,
    version: '2023-09-01',
    recipientKind: 'resident',
    reconciled: 'reply',
  } as const;
  await product.app.get(OfficeTx).run(OFFICE, (tx) => {
    const draft = { matter, kind: LetterSent, body, actor: 'system:letters', at: new Date(0) };
    return product.app.get(FactLog).appendNext(tx, draft);
  });
  await product.deliver();
}
