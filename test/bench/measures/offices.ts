import { type Finding, GOALS } from '../goals.js';
import type { Installation } from '../installation.js';
import { load, median } from '../load.js';
import { createIn } from './requests.js';

const CLIENTS = 32;

/** Goal 7: the same load on one office and spread over many. */
export async function hotOffice(at: Installation, many: number, rounds: number, seconds: number): Promise<Finding[]> {
  const codes = await openMany(at, many);
  await load(at.ports.portal, CLIENTS, { requests: many * 3 }, createIn(codes));
  const hot = { rate: [] as number[], p99: [] as number[] };
  const spread = { rate: [] as number[], p99: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const [offices, into] of [
      [codes, spread],
      [['naju'], hot],
    ] as const) {
      const run = await load(at.ports.portal, CLIENTS, { seconds }, createIn(offices));
      into.rate.push(run.perSecond);
      into.p99.push(run.p99);
    }
  }
  const rates = hot.rate.map((rate, round) => rate / (spread.rate[round] as number));
  const p99s = hot.p99.map((p99, round) => p99 / (spread.p99[round] as number));
  return [
    {
      goal: GOALS.hot,
      figure: median(rates),
      from: `${Math.round(median(hot.rate))}/s of ${Math.round(median(spread.rate))}/s`,
    },
    {
      goal: GOALS.hotP99,
      figure: median(p99s),
      from: `${median(hot.p99).toFixed(1)} ms over ${median(spread.p99).toFixed(1)} ms`,
    },
  ];
}

/** Offices like 나주시 under other codes, opened by copying its rows. */
async function openMany(at: Installation, many: number): Promise<string[]> {
  const codes = Array.from({ length: many }, (_, n) => `bench${String(n).padStart(3, '0')}`);
  for (const sql of COPIES) await at.rows(sql, [codes]);
  return codes;
}

const COPIES = [
  `insert into office (office_id, title, sample, profile)
   select code, title || ' ' || code, sample, replace(profile::text, '"office":"naju"', '"office":"' || code || '"')::json
   from office, unnest($1::text[]) code where office_id = 'naju'`,
  `insert into department (office_id, code, label, phone, place, valid_from)
   select c.code, d.code, d.label, d.phone, d.place, d.valid_from from department d, unnest($1::text[]) as c (code) where d.office_id = 'naju'`,
  `insert into staff (office_id, staff_id, account, name, department, phone, valid_from)
   select c.code, gen_random_uuid(), s.account, s.name, s.department, s.phone, s.valid_from from staff s, unnest($1::text[]) as c (code) where s.office_id = 'naju'`,
  `insert into staff_role (office_id, staff_id, role)
   select t.office_id, t.staff_id, r.role from staff s join staff_role r using (office_id, staff_id) join staff t on t.account = s.account
   where s.office_id = 'naju' and t.office_id = any($1::text[])`,
  `insert into holiday_snapshot (office_id, snapshot, number, years, source)
   select c.code, snapshot, number, years, source from holiday_snapshot, unnest($1::text[]) as c (code) where office_id = 'naju'`,
  `insert into holiday (office_id, snapshot, day, name)
   select c.code, snapshot, day, h.name from holiday h, unnest($1::text[]) as c (code) where h.office_id = 'naju'`,
];
