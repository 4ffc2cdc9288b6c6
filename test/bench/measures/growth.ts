import { DataSource } from 'typeorm';
import { appDatabase, OfficeTokens, OfficeTx } from '#ledger';
import { MatterCounts } from '#matters';
import { fill } from '../fill.js';
import { type Finding, GOALS } from '../goals.js';
import type { Installation } from '../installation.js';
import { load, median } from '../load.js';
import { cpuOf } from '../process-meter.js';
import { intakeToken, look } from './requests.js';

const OFFICE = 'saha';
const UPDATES = 5_000;
const ROUNDS = 3;
const WORDS = ['고장', '가로등 고장', '맨홀뚜껑', '시청 골목'].map(encodeURIComponent);

interface Costs {
  readonly desk: number;
  readonly search: number;
  readonly briefing: number;
}

/** Goals 4, 5 and 6: what looking costs in an office with few and with many matters, in ms of processor time. */
export async function growth(at: Installation, few: number, many: number, looks: number): Promise<Finding[]> {
  const token = await intakeToken(at, OFFICE);
  await settled(at, few);
  const small = await medians(ROUNDS, () => costs(at, token, looks));
  await settled(at, many);
  const large = await medians(ROUNDS, () => costs(at, token, looks));
  await at.rows(CHURN, [OFFICE, UPDATES]);
  await at.rows(CHURN_GRAMS, [OFFICE, UPDATES]);
  const { search: churned } = await medians(ROUNDS, async () => ({ search: await search(at, token, looks) }));
  const told = (now: number, before: number): string =>
    `${now.toFixed(2)} over ${before.toFixed(2)} ms each, ${many} over ${few} matters`;
  return [
    { goal: GOALS.desk, figure: large.desk / small.desk, from: told(large.desk, small.desk) },
    { goal: GOALS.search, figure: large.search / small.search, from: told(large.search, small.search) },
    {
      goal: GOALS.searchAfter,
      figure: churned / large.search,
      from: `${churned.toFixed(2)} over ${large.search.toFixed(2)} ms each`,
    },
    { goal: GOALS.briefing, figure: large.briefing / small.briefing, from: told(large.briefing, small.briefing) },
  ];
}

/** The median of each figure over some rounds: one look may meet a neighbour of this machine at work. */
async function medians<Figures extends Record<keyof Figures, number>>(
  rounds: number,
  measure: () => Promise<Figures>,
): Promise<Figures> {
  const all: Figures[] = [];
  for (let round = 0; round < rounds; round++) all.push(await measure());
  const names = Object.keys(all[0] as Figures) as (keyof Figures)[];
  return Object.fromEntries(names.map((name) => [name, median(all.map((one) => one[name]))])) as Figures;
}

async function settled(at: Installation, matters: number): Promise<void> {
  await fill(at, OFFICE, matters);
  await at.rows('checkpoint');
}

async function costs(at: Installation, token: string, looks: number): Promise<Costs> {
  const path = `/api/v1/offices/${OFFICE}/matters`;
  const desk = await cpuOfLooks(at, token, [path, `${path}?department=${await someDepartment(at)}`], looks, true);
  return { desk, search: await search(at, token, looks), briefing: await briefing(at, looks) };
}

function search(at: Installation, token: string, looks: number): Promise<number> {
  return cpuOfLooks(
    at,
    token,
    WORDS.map((words) => `/api/v1/offices/${OFFICE}/matters?search=${words}`),
    looks,
    false,
  );
}

/** CPU of the sessions of the apps' role (never of autovacuum), and of the console where that is asked for. */
async function cpuOfLooks(
  at: Installation,
  token: string,
  paths: readonly string[],
  looks: number,
  withConsole: boolean,
): Promise<number> {
  const round = (most: number) =>
    load(at.ports.console, 2, { requests: most }, (http, client, turn) =>
      look(token, paths[turn % paths.length] as string)(http, client, turn),
    );
  await round(Math.max(60, looks / 4));
  const pids = [...(await sessions(at)), ...(withConsole ? [at.pid('console')] : [])];
  const before = cpuOf(...pids);
  await round(looks);
  return (cpuOf(...pids) - before) / looks;
}

/** The counts of a year as a monthly briefing reads them. */
async function briefing(at: Installation, looks: number): Promise<number> {
  const source = await new DataSource(appDatabase(at.appUrl, 1)).initialize();
  try {
    const counts = new MatterCounts(new OfficeTx(source, new OfficeTokens(at.officeTokenKey)));
    const read = () => counts.between(OFFICE, 'complaint', '2025-01', '2025-12');
    for (let warm = 0; warm < 20; warm++) await read();
    const [{ pid }] = (await source.query('select pg_backend_pid() as pid')) as [{ pid: number }];
    const before = cpuOf(pid);
    for (let turn = 0; turn < looks; turn++) await read();
    return (cpuOf(pid) - before) / looks;
  } finally {
    await source.destroy();
  }
}

async function sessions(at: Installation): Promise<number[]> {
  const rows = await at.rows<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'tongtong_app' and backend_type = 'client backend'`,
  );
  return rows.map(({ pid }) => pid);
}

async function someDepartment(at: Installation): Promise<string> {
  const [row] = await at.rows<{ department: string }>(
    `select department from matter where office_id = $1 and ended_at is null group by 1 order by 1 limit 1`,
    [OFFICE],
  );
  return row?.department ?? '';
}

/** Steps taken on many matters at once: each row gets a new version. */
const CHURN = `update matter set state = 'assigned', step_no = step_no + 1, due_at = due_at + interval '1 day'
  where (office_id, id) in (select office_id, id from matter where office_id = $1 order by md5(id::text) limit $2)`;

/** What residents added meanwhile: new pairs of every searched word. */
const CHURN_GRAMS = `insert into search_gram (office_id, gram, matter_id)
  select $1, gram, id from (select id from matter where office_id = $1 order by md5(id::text) limit $2) m,
    unnest(array['고장', '가로', '로등', '시청', '골목', '추가', '보완']) gram on conflict do nothing`;
