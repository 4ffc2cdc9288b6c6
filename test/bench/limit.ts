import { gramsOf } from '../../libs/matters/rules/grams.js';
import type { Installation } from './installation.js';
import type { Pgbench } from './pgbench.js';

/**
 * The limit: the rows of the product's own changes written by bare SQL, prepared and pipelined, in one durable transaction, into
 * tables of the same columns, constraints and indexes in a schema of its own (no row security, no foreign keys, no triggers).
 */
const TABLES = [
  'person',
  'person_key',
  'matter',
  'passage',
  'fact',
  'delivery',
  'command',
  'reaction_mark',
  'search_gram',
  'tally_place',
  'letter',
];
/** Matters that stand ready to have a step taken. */
const STANDING = 20_000;
const DRAINERS = 8;
const DRAIN_BATCH = 50;

export class Limit {
  private runs = 0;

  private constructor(
    private readonly installation: Installation,
    private readonly pgbench: Pgbench,
  ) {}

  static async prepare(installation: Installation, pgbench: Pgbench): Promise<Limit> {
    await installation.rows(`create schema bench_limit`);
    for (const table of TABLES) {
      await installation.rows(`create table bench_limit.${table} (like public.${table} including all)`);
    }
    await installation.rows(
      `insert into bench_limit.matter (office_id, id, procedure, version, receipt_no, state, entered_at, channel, clock, calendar, submitted_at, step_no)
       select 'naju', ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'complaint', '2026-05-06', 'S' || n, 'assigned', now(), 'web',
         '{"start": "2026-11-20T10:00","kind": "grievance","pauses": [],"extensions": []}', 'test', now(), 1 from generate_series(1, $1) n`,
      [STANDING],
    );
    await installation.rows(`vacuum analyze bench_limit.matter`);
    return new Limit(installation, pgbench);
  }

  create(clients: number, seconds: number): Promise<number> {
    return this.pgbench.run({ clients, seconds, script: CREATE, variables: this.next() });
  }

  step(clients: number, seconds: number): Promise<number> {
    return this.pgbench.run({ clients, seconds, script: STEP, variables: this.next() });
  }

  /**
   * Facts a second that plain batches deliver, 8 workers side by side: a batch of heads is locked with SKIP LOCKED, the rows that
   * all reactions to them leave behind are written, and the deliveries go, all in one transaction.
   */
  async drain(facts: number): Promise<number> {
    const variables = this.next();
    await this.installation.rows(`truncate bench_limit.delivery`);
    await this.installation.rows(
      `insert into bench_limit.delivery (office_id, matter_id, seq, name)
       select 'naju', ('00000000-0000-7000-9000-' || lpad(($1::bigint * 1000000 + n)::text, 12, '0'))::uuid, 1, 'matters.step-taken.v1'
       from generate_series(1, $2::int) n`,
      [variables.run, facts],
    );
    // One turn more than needed, because a worker may find less than a whole batch; what counts are the facts, not the turns.
    const turns = Math.ceil(facts / DRAIN_BATCH / DRAINERS) + 1;
    const tps = await this.pgbench.run({ clients: DRAINERS, turns, script: DRAIN, variables });
    const [left] = await this.installation.rows<{ n: number }>(`select count(*)::int as n from bench_limit.delivery`);
    if (left?.n !== 0) throw new Error(`Plain batches left ${left?.n} of ${facts} facts behind.`);
    return (facts * tps) / (turns * DRAINERS);
  }

  /** Each run writes rows of its own. */
  private next(): { run: number; n: number } {
    return { run: ++this.runs, n: 0 };
  }
}

// pgbench takes `:word` for a variable, also within a text: JSON stands with a blank after each colon.
/** pgbench knows no text: ids are made of numbers, in the order of arrival as UUID v7 are. */
const ID = `('00000000-0000-7000-8000-' || lpad(:number::text, 12, '0'))::uuid`;
const BODY = `{"procedure": "complaint","version": "2026-05-06","step": "submit","from": null,"to": "submitted","answers": {"channel": "web"},"letters": ["R0"],"due": null,"calendar": "kr-1"}`;
const TITLE = '가로등이 꺼져 있습니다';
const CONTENT = '집 앞 골목의 가로등이 사흘째 꺼져 있어 밤길이 어둡습니다. 확인하고 고쳐 주십시오.';

const fact = (seq: string): string => `
insert into bench_limit.fact (office_id, matter_id, seq, id, name, body, actor, at, prev, hash) values ('naju', ${ID}, ${seq}, gen_random_uuid(),
  'matters.step-taken.v1', '${BODY}', 'resident-00000000-0000-7000-8000-000000000000', now(), decode(repeat('00', 32), 'hex'), decode(repeat('ab', 32), 'hex'));
insert into bench_limit.delivery (office_id, matter_id, seq, name) values ('naju', ${ID}, ${seq}, 'matters.step-taken.v1');`;

const CREATE = `
\\set n :n + 1
\\set number :run * 1000000000 + :client_id * 10000000 + :n
\\startpipeline
begin;
insert into bench_limit.person (office_id, id, version, sealed, blind_email, at)
  values ('naju', ${ID}, 1, decode(repeat('ab', 150), 'hex'), decode(lpad(:number::text, 64, '0'), 'hex'), now());
insert into bench_limit.person_key (office_id, person_id, kek, wrapped) values ('naju', ${ID}, 1, decode(repeat('ab', 60), 'hex'));
insert into bench_limit.matter (office_id, id, procedure, version, receipt_no, state, entered_at, channel, person_id, title, calendar, submitted_at, step_no)
  values ('naju', ${ID}, 'complaint', '2026-05-06', '2026-직소-' || :number::text, 'submitted', now(), 'web', ${ID}, gen_random_uuid(), 'kr-1', now(), 1);
insert into bench_limit.passage (office_id, id, matter_id, ask, body, at)
  values ('naju', gen_random_uuid(), ${ID}, 'title', '${TITLE}', now()), ('naju', gen_random_uuid(), ${ID}, 'content', '${CONTENT}', now());
insert into bench_limit.command (office_id, principal, key, body_sha256, answer)
  values ('naju', 'resident-web', :number::text, decode(repeat('ab', 32), 'hex'), '{"matter": "00000000-0000-7000-8000-000000000000","step": "submit","state": "submitted","due": null,"version": 1}');
${fact('1')}
commit;
\\endpipeline
`;

const STEP = `
\\set n :n + 1
\\set number random(1, ${STANDING})
\\set seq :run * 100000000 + :client_id * 10000000 + :n
\\startpipeline
begin;
update bench_limit.matter set state = 'in-progress', entered_at = now(), step_no = step_no + 1 where office_id = 'naju' and id = ${ID};
${fact(':seq')}
commit;
\\endpipeline
`;

const DRAIN = `
begin;
with head as (
  select office_id, matter_id, seq from bench_limit.delivery where parked_at is null and next_at <= clock_timestamp()
  order by next_at limit ${DRAIN_BATCH} for update skip locked),
marks as (
  insert into bench_limit.reaction_mark (office_id, reaction, matter_id, seq)
  select office_id, reaction, matter_id, seq from head, unnest(array['counts', 'words', 'moments', 'letters']) reaction),
grams as (
  insert into bench_limit.search_gram (office_id, gram, matter_id) select office_id, gram, matter_id from head,
    unnest(array['${gramsOf(`${TITLE} ${CONTENT}`).join("','")}']) gram on conflict do nothing),
places as (
  insert into bench_limit.tally_place (office_id, matter_id, place)
  select office_id, matter_id, '{"month": "2026-11-01","standing": "waiting","timing": "in-time","dimensions": {"all": "all","channel": "web"},"workingDays": 0}' from head
  on conflict (office_id, matter_id) do update set place = excluded.place),
letters as (
  insert into bench_limit.letter (office_id, id, matter_id, seq, template, template_version, kind, recipient_kind, recipient)
  select office_id, gen_random_uuid(), matter_id, seq, 'R0', '2022-07-12', 'status', 'resident', matter_id::text from head on conflict do nothing)
delete from bench_limit.delivery d using head where (d.office_id, d.matter_id, d.seq) = (head.office_id, head.matter_id, head.seq);
commit;
`;
