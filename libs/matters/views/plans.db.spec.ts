import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Statement, statement, type Tx } from '#ledger';
import { type TestDatabase, testDatabase } from '../../../test/support/database.js';
import { openOffices } from '../../../test/support/open-offices.js';
import { BY_RECEIPT } from './matter-page.js';
import { deskQuery } from './officer-desk.js';
import { STANDING } from './desk-counts.js';
import { matchingQuery, RARITY } from './search.js';
import { ALIKE, OF_PEOPLE } from './similar-matters.js';

jest.setTimeout(120_000);

const MATTERS = 20_000;
const WORDS = ['가로', '로등', '고장', '인도', '파손', '소음', '주차', '하수', '악취', '신호'];
const CURSOR = Buffer.from(JSON.stringify(['2026-01-01 00:00:00+00', '00000000-0000-7000-8000-000000000000'])).toString(
  'base64url',
);

/** How the hot looks are carried out in an office of 20,000 matters beside others, behind the wall and through prepared statements. */
describe('plans', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
    await openOffices(db.tx, 'naju', 'saha');
    for (const [office, matters] of [
      ['naju', MATTERS],
      ['saha', MATTERS / 10],
    ] as const) {
      await db.admin.query(PEOPLE, [office, matters]);
      await db.admin.query(FILL, [office, matters]);
      await db.admin.query(GRAMS, [office, WORDS]);
    }
    await db.admin.query('analyze matter, search_gram');
  });
  afterAll(() => db.drop());

  it.each([
    ['the whole desk', {}],
    ['the desk of a department', { department: 'road' }],
    ['the desk of a state', { state: 'assigned' }],
    ['the next page', { after: CURSOR }],
  ])('walk an index in order for %s', async (_, question) => {
    const { name, text, values } = deskQuery('naju', question, 50);
    const plan = await planOf(statement(name, text), values);
    expect(plan).toMatch(/Index Scan using matter_(desk|open|state) on matter/);
    expect(plan).not.toMatch(/Seq Scan on matter|Sort/);
  });

  it('look among the open matters alone for what is due soon', async () => {
    const near = { from: new Date(0), until: new Date(3_600_000) };
    const { name, text, values } = deskQuery('naju', { near }, 50);
    const plan = await planOf(statement(name, text), values);
    expect(plan).toMatch(/(on|using) matter_open/);
    expect(plan).not.toMatch(/Seq Scan on matter/);
  });

  it.each([['가로'], ['가로', '로등', '고장']])('find words by their pairs: %s %s %s', async (...grams) => {
    const { name, text, values } = matchingQuery('naju', grams, undefined, 51);
    const plan = await planOf(statement(name, text), values);
    expect(plan).toMatch(/Index Only Scan (Backward )?using search_gram_pkey on search_gram g/);
    expect(plan).not.toMatch(/Seq Scan on (matter|search_gram|passage)/);
  });

  it('count how rare a pair is from the index', async () => {
    const plan = await planOf(RARITY, ['naju', ['가로', '로등']]);
    expect(plan).toMatch(/using search_gram_pkey on search_gram/);
    expect(plan).not.toMatch(/Seq Scan on search_gram/);
  });

  it('count along the open matters alone', async () => {
    const plan = await planOf(STANDING, ['naju', 'staff-1', new Date(), new Date()]);
    expect(plan).toMatch(/(on|using) matter_open/);
    expect(plan).not.toMatch(/Seq Scan on matter/);
  });

  it('find what is alike by the rarest pairs and by the people', async () => {
    const self = '00000000-0000-7000-8000-000000000000';
    const alike = await planOf(ALIKE, ['naju', ['가로', '로등', '고장'], self, 3]);
    expect(alike).toMatch(/using search_gram_pkey on search_gram/);
    expect(alike).not.toMatch(/Seq Scan on (matter|search_gram|passage)/);
    const people = await planOf(OF_PEOPLE, ['naju', [self], self]);
    expect(people).toMatch(/using matter_person on matter/);
    expect(people).not.toMatch(/Seq Scan on (matter|passage)/);
  });

  it('look a receipt number up', async () => {
    const plan = await planOf(BY_RECEIPT, ['naju', 'F-77']);
    expect(plan).toMatch(/using matter_office_id_receipt_no_key on matter/);
    expect(plan).not.toMatch(/Seq Scan on matter/);
  });

  /** The plan as the apps' role gets it, both for these values and for any. */
  async function planOf({ name, text }: Statement, values: readonly unknown[]): Promise<string> {
    const plans = await Promise.all(
      ['force_custom_plan', 'force_generic_plan'].map((mode) =>
        db.tx.quick('naju', async (tx: Tx) => {
          await tx.rows(statement(`plans.${mode}`, `set local plan_cache_mode = ${mode}`));
          const lines = await tx.rows<{ 'QUERY PLAN': string }>(
            statement(`plans ${mode} ${name}`, `explain ${text}`),
            values,
          );
          return lines.map((line) => line['QUERY PLAN']).join('\n');
        }),
      ),
    );
    return plans.join('\n');
  }
});

const PEOPLE = `insert into person (office_id, id, version, sealed, at) select $1, gen_random_uuid(), 1, '\\x00', now() from generate_series(1, $2::int)`;

const FILL = `insert into matter (office_id, id, person_id, procedure, version, receipt_no, state, entered_at, department, calendar, submitted_at, received_at, due_at, ended_at, step_no)
  select $1, gen_random_uuid(), p.id, 'complaint', '2022-07-12', 'F-' || n, case when n % 4 = 0 then 'assigned' else 'closed' end, now(),
    case when n % 8 = 0 then 'road' else 'welfare' end, 'test', now(), now(), now() + n * interval '1 minute', case when n % 4 > 0 then now() end, 1
  from (select id, row_number() over () as n from person where office_id = $1 limit $2) p`;

const GRAMS = `insert into search_gram (office_id, gram, matter_id)
  select m.office_id, w.gram, m.id from matter m, unnest($2::text[]) with ordinality as w (gram, at)
  where m.office_id = $1 and hashtext(m.id::text) % w.at = 0`;
