import type { Installation } from './installation.js';

/**
 * Fills an office with matters up to a number, in a few set-based statements instead of through the product: rows as the product
 * would have left them after receipt and assignment, with their texts, search pairs and counts. Every fourth matter is open.
 */
export async function fill(to: Installation, office: string, upTo: number): Promise<void> {
  const [{ first } = { first: 0 }] = await to.rows<{ first: number }>(
    `select count(*)::int as first from matter where office_id = $1 and receipt_no like 'F-%'`,
    [office],
  );
  if (first >= upTo) return;
  const made = [office, first + 1, upTo];
  for (const sql of [MATTERS, TEXTS]) await to.rows(sql, made);
  await to.rows(GRAMS, [office, first + 1, upTo]);
  await to.rows(`delete from tally where office_id = $1`, [office]);
  await to.rows(TALLY, [office]);
  await to.rows('vacuum analyze matter, passage, search_gram, tally');
}

/**
 * Its place among a hundred thousand within two years. Few matters are spread over the same months as many, and not the first weeks of
 * them: an office with ten times the matters has ten times as many in a month, and not more months to count.
 */
const PLACE = `((n::bigint * 7919) % 100000)`;
/** The same id for the same number everywhere: version 7 in form, ordered as they arrived. */
const ID = `(lpad(to_hex(1700000000000 + ${PLACE} * 700000), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid`;
const PASSAGE = `(lpad(to_hex(1700000000000 + ${PLACE} * 700000), 12, '0') || '7000' || '9000' || lpad(to_hex(n), 12, '0'))::uuid`;
const ARRIVED = `(timestamptz '2024-11-01' + ${PLACE} * interval '10 minutes')`;
const pick = (list: string, by: string): string => `(${list})[1 + (${by}) % array_length(${list}, 1)]`;
const DEPARTMENTS = `array(select code from department where office_id = $1 order by code)`;

const MATTERS = `
  insert into matter (office_id, id, procedure, version, receipt_no, state, entered_at, kind, department, dong, channel, outcome, title, clock,
    due_at, due, calendar, submitted_at, received_at, ended_at, step_no, marks)
  select $1, ${ID}, 'complaint', '2022-07-12', 'F-' || n, case when n % 4 = 0 then 'in-progress' else 'closed' end, ${ARRIVED},
    ${pick(`array['grievance','suggestion','inquiry-other','misc']`, 'n')}, ${pick('d.codes', 'n / 4')}, '가나동', 'web',
    case when n % 4 > 0 then 'accepted' end, ${PASSAGE},
    jsonb_build_object('start', to_char(${ARRIVED} at time zone 'Asia/Seoul', 'YYYY-MM-DD"T"HH24:MI'), 'kind', 'grievance', 'pauses', '[]'::jsonb, 'extensions', '[]'::jsonb),
    ${ARRIVED} + interval '9 days', to_char((${ARRIVED} + interval '9 days') at time zone 'Asia/Seoul', 'YYYY-MM-DD'), 'bench', ${ARRIVED}, ${ARRIVED},
    case when n % 4 > 0 then ${ARRIVED} + interval '6 days' end, 3, case when n % 9 = 0 then array['overdue'] else '{}' end
  from generate_series($2::int, $3::int) n, (select ${DEPARTMENTS} as codes) d`;

/** Some 1,600 different titles from words of complaints. */
const TEXT = `${pick(`array['가로등','보안등','인도','횡단보도','하수구','놀이터','버스','쓰레기','주차장','소음']`, 'n')} || ' ' ||
  ${pick(`array['고장','파손','막힘','불편','민원','신고','점검','정비']`, 'n / 10')} || ' ' ||
  ${pick(`array['역전','시청','학교','시장','공원','마을','아파트','도서관','강변','터미널']`, 'n / 80')} || ' ' ||
  ${pick(`array['앞입니다','뒤편입니다','골목입니다','근처입니다']`, 'n / 800')} || case when n % 1000 = 7 then ' 맨홀뚜껑' else '' end`;

const TEXTS = `insert into passage (office_id, id, matter_id, ask, body, at)
  select $1, ${PASSAGE}, ${ID}, 'title', ${TEXT}, ${ARRIVED} from generate_series($2::int, $3::int) n`;

const GRAMS = `insert into search_gram (office_id, gram, matter_id)
  select distinct $1, substr(word, at, 2), ${ID} from generate_series($2::int, $3::int) n,
    regexp_split_to_table(${TEXT}, ' ') word, generate_series(1, length(word) - 1) at`;

const TALLY = `insert into tally (office_id, procedure, month, dimension, key, standing, timing, matters, working_days)
  select $1, 'complaint', date_trunc('month', received_at at time zone 'Asia/Seoul')::date, dimension, key, coalesce(outcome, 'open'),
    case when 'overdue' = any(marks) then 'overdue' else 'in-time' end, count(*), count(ended_at) * 5
  from matter, lateral (values ('all', 'all'), ('channel', channel), ('kind', kind), ('department', department), ('dong', dong)) d (dimension, key)
  where office_id = $1 and receipt_no like 'F-%' group by 1, 2, 3, 4, 5, 6, 7`;
