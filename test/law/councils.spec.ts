import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CouncilLetterContents } from '#councils';
import { OfficeTx } from '#ledger';
import { LetterBook, type LetterRow, render } from '#letters';
import { MatterPages } from '#matters';
import { OfficeDirectory } from '#office';
import { CouncilStage } from '../support/council-stage.js';

jest.setTimeout(120_000);

let stage: CouncilStage;
beforeAll(async () => {
  stage = await CouncilStage.open('gwanak', '2026-10-05T10:00');
});
afterAll(() => stage.close());

const at = (minute: string) => stage.product.at(stage.office, minute);
const broken = (code: string) => expect.objectContaining({ code });
const record = async (matter: string) =>
  (await stage.product.app.get(MatterPages).of(stage.office, matter, stage.product.system())).record;
const letters = (template: string) =>
  stage.db.admin.query<{ recipient: string; recipient_kind: string; matter_id: string }[]>(
    'select recipient, recipient_kind, matter_id from letter where template = $1 order by id',
    [template],
  );

describe('M-COM 민원조정위원회 (법 §34, 영 §38–38의3)', () => {
  it('meets when composed, tells complainant and interested parties beforehand, hears them, and its decision goes back into the matter', async () => {
    await expect(
      stage.act('mediation-committee/plan', { day: '2026-10-12', time: '2 PM', place: '회의실' }),
    ).rejects.toEqual(broken('procedure.answers-invalid'));
    const { receiptNo, matter } = await stage.matter();
    const { id } = await stage.act('mediation-committee/plan', {
      day: '2026-10-12',
      time: '14:00',
      place: '본관 2층 회의실',
    });
    const session = `mediation-committee/sessions/${String(id)}`;
    await expect(stage.act(`${session}/call`)).rejects.toEqual(broken('councils.too-few-members'));
    const members = await stage.seat('mediation-committee', 3, 3);
    await expect(stage.act(`${session}/call`)).rejects.toEqual(broken('councils.nothing-to-deliberate'));
    const laid = { receiptNo, about: 'objection', question: '거부처분을 바꿀 것인가요?' };
    const { id: item } = await stage.act(`${session}/lay-item`, laid);
    const path = `${session}/items/${String(item)}`;
    await stage.act(`${path}/name-party`, { person: stage.invented() });
    await stage.act(`${session}/call`);
    await stage.product.deliver();

    expect((await letters('N26')).length).toBe(6);
    const told = await letters('R24');
    expect(told.map(({ recipient_kind, matter_id }) => [recipient_kind, matter_id])).toEqual([
      ['resident', matter],
      ['resident', matter],
    ]);
    expect(told.map(({ recipient }) => recipient)).toContain((await record(matter)).person);

    await stage.act(`${path}/take-statement`, { by: 'complainant', text: '처분이 지나칩니다.' });
    await at('2026-10-12T15:30');
    await stage.attend(session, members);
    await expect(stage.act(`${session}/close`, { minutes: '모두 모여 심의했다.' })).rejects.toEqual(
      broken('councils.items-undecided'),
    );
    await stage.votes(path, 'conditional', [4, 1, 1]);
    await stage.act(`${session}/close`, { minutes: '모두 모여 심의했다.' });
    await stage.product.deliver();

    expect(await record(matter)).toMatchObject({
      marks: ['deliberated'],
      values: {
        decidedBy: 'mediation-committee',
        councilDecision: 'conditional',
        decidedOn: '2026-10-12',
        councilQuestion: 'objection',
      },
    });
    const page = await stage.page(session);
    expect(page).toMatchObject({
      session: { state: 'closed', members: 6, present: 6, minutes: '모두 모여 심의했다.' },
      items: [{ told: 'told', statements: [{ by: 'complainant', text: '처분이 지나칩니다.' }] }],
    });
  });

  it('keeps words and people out of the facts', async () => {
    const facts = await stage.db.admin.query<{ body: object }[]>(`select body from fact where name like 'councils.%'`);
    expect(facts.length).toBeGreaterThan(10);
    expect(JSON.stringify(facts)).not.toMatch(/견본사람|회의실|지나칩니다|모두 모여|@/);
  });

  it('shows as an alarm that a year passed without the review that is due each year', async () => {
    const line = async () =>
      (await stage.board.list(stage.office)).find(({ rule }) => rule.code === 'mediation-committee')?.duty;
    expect(await line()).toEqual({ year: 2026, held: 0, least: 1, state: 'soon' });
    await at('2027-01-11T10:00');
    expect(await line()).toMatchObject({ year: 2026, state: 'overdue' });
    const { receiptNo } = await stage.matter();
    const { session, item } = await stage.called('mediation-committee', 'yearly-review', '2027-01-18', receiptNo);
    await at('2027-01-18T16:00');
    const sitting = (await stage.page(session)).sitting.map(({ id }) => id);
    await stage.attend(session, sitting);
    await stage.votes(item, 'agreed', [6, 0, 0]);
    await stage.act(`${session}/close`, { minutes: '올해의 심의를 마쳤다.' });
    expect(await line()).toEqual({ year: 2027, held: 1, least: 1, state: 'kept' });
  });

  it('needs a notice beforehand', async () => {
    const { receiptNo } = await stage.matter();
    await expect(stage.called('mediation-committee', 'objection', '2027-01-20', receiptNo)).rejects.toEqual(
      broken('councils.notice-too-short'),
    );
  });
});

describe('M-ROUTE-5 the council designates the department (영 §38①1)', () => {
  it('asks which one, and the matter is that department’s', async () => {
    const { receiptNo, matter } = await stage.matter();
    const { session, item } = await stage.called('mediation-committee', 'competence', '2027-02-01', receiptNo);
    await at('2027-02-01T15:00');
    await stage.attend(
      session,
      (await stage.page(session)).sitting.map(({ id }) => id),
    );
    await expect(stage.votes(item, 'agreed', [6, 0, 0])).rejects.toEqual(broken('councils.department-missing'));
    const departments = (await stage.product.app.get(OfficeDirectory).of(stage.office)).departments();
    const department = [...departments.keys()].at(-1) ?? '';
    await stage.votes(item, 'agreed', [6, 0, 0], { department });
    await stage.act(`${session}/close`, { minutes: '소관이 어디인지 정했다.' });
    await stage.product.deliver();
    expect((await record(matter)).department).toBe(department);
  });
});

describe('a complaint of the product’s own table', () => {
  it('carries what the committee decided, for guards to ask', async () => {
    const resident = { kind: 'resident', id: 'visitor', roles: ['resident'] } as const;
    const answers = { title: '다리 소음', content: '다리에서 나는 소리가 큽니다.', complainant: stage.invented() };
    const target = { procedure: 'complaint' };
    const { matter, receiptNo } = await stage.product.takes(stage.office, target, 'submit', resident, answers);
    const intake = await stage.product.staff(stage.office, 'intake');
    await stage.product.takes(stage.office, { matter }, 'receive', intake, { kind: 'grievance' });
    const { session, item } = await stage.called('mediation-committee', 'long-pending', '2027-02-08', receiptNo);
    await at('2027-02-08T16:00');
    await stage.attend(
      session,
      (await stage.page(session)).sitting.map(({ id }) => id),
    );
    await stage.votes(item, 'agreed', [6, 0, 0]);
    await stage.act(`${session}/close`, { minutes: '오래된 민원을 심의했다.' });
    await stage.product.deliver();
    expect((await record(matter)).values).toMatchObject({ council: 'mediation-committee', councilDecision: 'agreed' });
  });
});

describe('M-CMP 민원실무심의회 (법 §32–33, 영 §35–36)', () => {
  it('needs no outsiders, and tells the complainant when it invites them and not otherwise', async () => {
    await stage.seat('working-review', 3, 0);
    const plan = { day: '2027-02-15', time: '10:00', place: '민원실 회의실' };
    const { id } = await stage.act('working-review/plan', plan);
    const session = `working-review/sessions/${String(id)}`;
    const [invited, other] = [await stage.matter(), await stage.matter()];
    const item = { about: 'compound', question: '관계 부서가 함께 볼 것은 무엇인가요?' };
    await stage.act(`${session}/lay-item`, { ...item, receiptNo: invited.receiptNo, invited: true });
    await stage.act(`${session}/lay-item`, { ...item, receiptNo: other.receiptNo });
    await stage.act(`${session}/call`);
    await stage.product.deliver();
    const told = (await letters('R24')).map(({ matter_id }) => matter_id);
    expect(told).toContain(invited.matter);
    expect(told).not.toContain(other.matter);
  });
});

describe('a decision that its matter cannot take', () => {
  it('stands as a problem at the item, and can be told again when nothing is in the way', async () => {
    const { receiptNo, matter } = await stage.matter();
    const { session, item } = await stage.called('mediation-committee', 'objection', '2027-02-22', receiptNo);
    const intake = await stage.product.staff(stage.office, 'intake');
    await stage.product.takes(stage.office, { matter }, 'settle', intake);
    await at('2027-02-22T15:00');
    await stage.attend(
      session,
      (await stage.page(session)).sitting.map(({ id }) => id),
    );
    await stage.votes(item, 'agreed', [6, 0, 0]);
    await stage.act(`${session}/close`, { minutes: '안건을 늦게 심의했다.' });
    await stage.product.deliver();
    expect((await stage.page(session)).items).toMatchObject([{ told: 'problem', problem: 'procedure.step-not-open' }]);
    expect((await stage.board.one(stage.office, 'mediation-committee')).untold).toBe(1);
    await stage.act(`${item}/tell-again`);
    expect((await stage.page(session)).items).toMatchObject([{ told: 'problem' }]);
  });
});

describe('P-19 청원심의회 (청원법 §8, 시행령 §3–4)', () => {
  it('has 5 to 7 members, at least half outsiders, and one chair', async () => {
    await stage.seat('petition', 4, 2);
    const unfit = async () => (await stage.board.one(stage.office, 'petition')).unfit?.code;
    expect(await unfit()).toBe('councils.too-few-outsiders');
    const [official] = (await stage.board.one(stage.office, 'petition')).members.filter(
      ({ chair, staff }) => !chair && staff,
    );
    await stage.act(`petition/members/${String(official?.id)}/end-term`, { on: stage.today(), why: 'replaced' });
    await stage.seat('petition', 0, 1);
    expect(await unfit()).toBeUndefined();
    await stage.seat('petition', 0, 1);
    await expect(
      stage.act('petition/seat-outsider', { person: stage.invented(), since: stage.today() }),
    ).rejects.toEqual(broken('councils.too-many-members'));
  });

  it('seats outsiders for two years and renews them once', async () => {
    const outsider = async () =>
      (await stage.board.one(stage.office, 'petition')).members.find(
        ({ person, endedOn }) => person && endedOn === null,
      );
    const first = await outsider();
    expect(first).toMatchObject({ since: '2027-02-22', until: '2029-02-21', renewals: 0 });
    const { id } = await stage.act(`petition/members/${String(first?.id)}/renew`);
    const members = (await stage.board.one(stage.office, 'petition')).members;
    expect(members.find((member) => member.id === id)).toMatchObject({
      since: '2029-02-22',
      until: '2031-02-21',
      renewals: 1,
    });
    expect(members.find((member) => member.id === first?.id)).toMatchObject({
      endedWhy: 'renewed',
      endedOn: '2029-02-22',
      sits: true,
    });
    await expect(stage.act(`petition/members/${String(id)}/renew`)).rejects.toEqual(
      broken('councils.no-more-renewals'),
    );
  });

  it('opens with a majority of all, decides with a majority of those present, without whom the law or a party keeps away', async () => {
    const { receiptNo } = await stage.matter();
    const { session, item } = await stage.called('petition', 'disclosure', '2027-03-08', receiptNo);
    const sitting = (await stage.page(session)).sitting.map(({ id }) => id);
    await at('2027-03-08T15:00');
    await stage.attend(session, sitting.slice(0, 3));
    await stage.votes(item, 'agreed', [3, 0, 0]);
    await expect(stage.act(`${session}/close`, { minutes: '세 사람이 모였다.' })).rejects.toEqual(
      broken('councils.no-quorum'),
    );
    await stage.attend(session, sitting.slice(0, 5));
    expect((await stage.page(session)).items).toMatchObject([{ decision: null }]);
    await stage.act(`${item}/recuse`, { member: String(sitting[1]), how: 'by-law', ground: '청원인의 친족이다.' });
    await expect(stage.votes(item, 'agreed', [3, 2, 0])).rejects.toEqual(broken('councils.votes-do-not-add-up'));
    await expect(stage.votes(item, 'agreed', [2, 1, 1])).rejects.toEqual(broken('councils.no-majority'));
    await expect(stage.votes(item, 'rejected', [3, 1, 0])).rejects.toEqual(broken('councils.majority-is-no-rejection'));
    await stage.votes(item, 'rejected', [2, 2, 0]);
    await stage.act(`${session}/close`, { minutes: '다섯 사람이 모였다.' });
    expect(await stage.page(session)).toMatchObject({ session: { state: 'closed', members: 7, present: 5 } });
  });
});

describe('S-12 제안심사위원회 (국민 제안 규정 §8)', () => {
  it('meets for a re-review only with at least half who are no officials', async () => {
    await stage.seat('proposal', 3, 2);
    const { receiptNo, matter } = await stage.matter();
    const plan = { day: '2027-03-22', time: '10:00', place: '회의실 하나' };
    const { id } = await stage.act('proposal/plan', plan);
    const session = `proposal/sessions/${String(id)}`;
    const { id: item } = await stage.act(`${session}/lay-item`, {
      receiptNo,
      about: 're-review',
      question: '다시 볼 것인가요?',
    });
    await expect(stage.act(`${session}/call`)).rejects.toEqual(broken('councils.too-few-outsiders'));
    await stage.seat('proposal', 0, 1);
    await stage.act(`${session}/call`);
    await at('2027-03-22T11:00');
    await stage.attend(
      session,
      (await stage.page(session)).sitting.map(({ id: member }) => member),
    );
    await stage.votes(`${session}/items/${String(item)}`, 'agreed', [5, 1, 0]);
    await stage.act(`${session}/close`, { minutes: '다시 보아 채택하기로 했다.' });
    await stage.product.deliver();
    expect((await record(matter)).values).toMatchObject({ decidedBy: 'proposal', councilDecision: 'agreed' });
    expect(await letters('R24').then((all) => all.filter(({ matter_id }) => matter_id === matter))).toEqual([]);
  });
});

describe('who may do what, and two at once', () => {
  it('is for the secretaries of the council, and every act is answered alike when it is sent again', async () => {
    const answers = { day: '2027-04-05', time: '14:00', place: '회의실 둘' };
    await expect(stage.act('proposal/plan', answers, { by: 'intake-1' })).rejects.toEqual(
      broken('councils.secretary-only'),
    );
    const sent = () => stage.act('proposal/plan', answers, { key: 'plan-once-1' });
    const [first, second] = [await sent(), await sent()];
    expect(second).toEqual(first);
    await expect(stage.act('proposal/plan', { ...answers, time: '15:00' }, { key: 'plan-once-1' })).rejects.toEqual(
      broken('matters.key-reused'),
    );
  });

  it('lets one of two win who close the same session, and tells the other', async () => {
    const { receiptNo } = await stage.matter();
    const { session, item } = await stage.called('petition', 'disclosure', '2027-04-12', receiptNo);
    await at('2027-04-12T15:00');
    await stage.attend(
      session,
      (await stage.page(session)).sitting.map(({ id }) => id),
    );
    await stage.votes(item, 'agreed', [7, 0, 0]);
    const { version } = (await stage.page(session)).session;
    const outcomes = await Promise.allSettled(
      ['civil-head', 'intake-1'].map((by) =>
        stage.act(`${session}/close`, { minutes: `${by}이 적은 회의록` }, { by, version }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(lost).toEqual(broken('councils.stale'));
    const closed = await stage.db.admin.query<{ n: number }[]>(
      `select count(*)::int as n from fact where matter_id = $1 and name = 'councils.session-closed.v1'`,
      [session.split('/')[2]],
    );
    expect(closed).toEqual([{ n: 1 }]);
  });

  it('does not let two who count votes at once both believe they were last', async () => {
    const { receiptNo } = await stage.matter();
    const { session, item } = await stage.called('petition', 'disclosure', '2027-04-26', receiptNo);
    await at('2027-04-26T15:00');
    await stage.attend(
      session,
      (await stage.page(session)).sitting.map(({ id }) => id),
    );
    const { version } = (await stage.page(session)).session;
    const vote = (decision: string, inFavour: number) =>
      stage.act(
        `${item}/count-votes`,
        { decision, inFavour, against: 7 - inFavour, abstained: 0, ground: '표를 세었습니다.' },
        { version },
      );
    const outcomes = await Promise.allSettled([vote('agreed', 5), vote('rejected', 2)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('councils for conflicts (갈등 규정 §11–23)', () => {
  let naju: CouncilStage;
  beforeAll(async () => {
    naju = await CouncilStage.open('naju', '2026-10-05T10:00');
  });
  afterAll(() => naju.close());

  it('C-2 has a majority of outsiders and a chair elected from them, for two years', async () => {
    await expect(naju.seat('conflict-review', 3, 0)).rejects.toEqual(broken('councils.chair-from-outsiders'));
    await naju.seat('conflict-review', 3, 3, 'outsider');
    const page = async () => naju.board.one('naju', 'conflict-review');
    expect((await page()).unfit).toMatchObject({ code: 'councils.too-few-outsiders' });
    await naju.seat('conflict-review', 0, 1);
    expect(await page()).toMatchObject({ unfit: null, sitting: 7 });
    const terms = (await page()).members.filter(({ person }) => person !== null).map(({ until }) => until);
    expect(new Set(terms)).toEqual(new Set(['2028-10-04']));
  });

  it('C-4 has a chair whom the parties agreed on and who is not concerned, and is closed to all but its secretaries', async () => {
    await naju.seat('conflict-mediation', 2, 3, 'outsider');
    const { receiptNo } = await naju.matter();
    await expect(naju.called('conflict-mediation', 'settlement', '2026-10-19', receiptNo)).rejects.toEqual(
      broken('procedure.answers-invalid'),
    );
    const { session, item } = await naju.called('conflict-mediation', 'settlement', '2026-10-19', receiptNo, {
      chairAgreed: true,
    });
    const chair = (await naju.board.one('naju', 'conflict-mediation')).members.find((member) => member.chair);
    const concerned = { member: String(chair?.id), how: 'challenged', ground: '이 일과 관계가 있다.' };
    await expect(naju.act(`${item}/recuse`, concerned)).rejects.toEqual(broken('councils.chair-is-concerned'));
    await expect(naju.page(session, 'planning-1')).rejects.toEqual(broken('councils.closed-to-others'));
    expect((await naju.page(session)).rule.closed).toBe(true);
  });
});

describe('what the letters say', () => {
  const rendered = async (template: string) => {
    const book = LetterBook.load('config/letters');
    const rows = await stage.db.admin.query<LetterRow[]>(
      `select id, office_id as office, matter_id as matter, seq, template, template_version::text as version, kind,
         recipient_kind as "recipientKind", recipient from letter where template = $1 order by written_at, id`,
      [template],
    );
    const contents = stage.product.app.get(CouncilLetterContents);
    const all: { text: string; address: string | undefined }[] = [];
    for (const row of rows.slice(0, 6)) {
      const { view, address } = await stage.product.app
        .get(OfficeTx)
        .run(stage.office, (tx) => contents.content(tx, row));
      all.push({ text: render(book, book.version(row.template, row.version), view).text, address });
    }
    return all;
  };

  it('N26 calls members with day, place and agenda: officials to their desk, outsiders by name', async () => {
    const letters = await rendered('N26');
    expect(letters).toHaveLength(6);
    for (const { text } of letters) {
      expect(text).toContain('2026. 10. 12.(월) 14:00');
      expect(text).toContain('본관 2층 회의실');
      expect(text).toContain('거부처분을 바꿀 것인가요?');
    }
    const outsiders = letters.filter(({ address }) => address?.endsWith('@people.example'));
    expect(outsiders).toHaveLength(3);
    for (const { text } of outsiders) expect(text).toMatch(/견본사람\d+ 위원님/);
    expect(letters.filter(({ text }) => text.includes('/councils/mediation-committee/sessions/'))).toHaveLength(3);
  });

  it('R24 tells the complainant with the way into the matter, and a party without it', async () => {
    const letters = (await rendered('R24')).slice(0, 2);
    for (const { text } of letters) {
      expect(text).toContain('거부처분을 바꿀 것인가요?');
      expect(text).toContain('글로 내실 수 있습니다');
      expect(text).toMatch(/담당: .+ ☎ 02-000/);
    }
    expect(letters.map(({ text }) => /진행상황 보기 http:\/\/127.0.0.1\/gwanak /.test(text)).sort()).toEqual([
      false,
      true,
    ]);
    expect(letters.filter(({ text }) => /\d{4}-심의-\d{5}/.test(text))).toHaveLength(1);
  });
});
