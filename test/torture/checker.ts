import type { Pool } from 'pg';
import type { CommandLog, Told } from './command-log.js';
import type { Findings } from './findings.js';
import type { OfficeWork } from './office-work.js';
import { PlaceReckoning } from './place-reckoning.js';
import type { Line } from './sink.js';

/**
 * A step may be refused because somebody else was faster, or by a rule, for the offices' clocks were moved past due dates. Slots and
 * rooms are wanted by several on purpose.
 */
const REASONS = new RegExp(
  `^(procedure\\.step-not-open$|cases\\.|meetings\\.(${[
    'slot-taken',
    'slot-is-past',
    'came-after-closing',
    'session-not-planned',
    'room-taken',
    'delegate-taken',
    'not-begun',
    'some-not-recorded',
    'is-a-substitute-meeting',
    'is-no-substitute-meeting',
  ].join('|')})$)`,
);

/** What was said to clients, what the mail servers took and what the database holds, laid side by side after the run. */
export class Checker {
  constructor(
    private readonly database: Pool,
    private readonly log: CommandLog,
    private readonly lines: readonly Line[],
    private readonly work: OfficeWork,
  ) {}

  async check(offices: readonly string[]): Promise<Findings> {
    const [commands, matters, letters] = [await this.commands(), await this.createdTwice(), await this.letters()];
    const verified = await this.work.verify(offices);
    return {
      ...commands,
      'created twice': matters,
      'answered in two ways': this.log.contradictions,
      ...letters,
      ...(await new PlaceReckoning(this.database, this.log).check()),
      'chain broken': verified.findings,
      'gap in a matter': await this.texts(GAPS),
      parked: await this.texts(PARKED),
      'fact not carried to a reaction': await this.texts(UNCARRIED),
      'letter not written': await this.texts(UNWRITTEN),
      'out of order': await this.texts(OUT_OF_ORDER),
      'reminder without its one outcome': await this.texts(REMINDERS),
    };
  }

  /** Acknowledged is stored, as it was said; what was refused is not. */
  private async commands(): Promise<Findings> {
    const { rows } = await this.database.query<{ key: string; matter: string; version: number }>(
      `select key, answer->>'matter' as matter, (answer->>'version')::int as version from command`,
    );
    const stored = new Map(rows.map((row) => [row.key, row]));
    const steps = await this.steps();
    const kept = ({ key, matter, version, step }: Told): boolean => {
      const row = stored.get(key);
      return row?.matter === matter && row?.version === version && steps.get(`${matter} ${version}`) === step;
    };
    const of = (outcome: Told['outcome']): readonly Told[] => this.log.told.filter((told) => told.outcome === outcome);
    return {
      'acknowledged and lost': of('yes')
        .filter((told) => !kept(told))
        .map(named),
      'refused and stored': of('no')
        .filter(({ key }) => stored.has(key))
        .map(named),
      'never answered': of('never').map(named),
      'refused without reason': of('no')
        .filter(({ code = '', answer }) => !REASONS.test(code) && !hasPassed(answer))
        .map(named),
    };
  }

  /** Which step each version of each matter is, by the facts. */
  private async steps(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.query<{ place: string; step: string }>(
      `select matter_id || ' ' || row_number() over (partition by office_id, matter_id order by seq) as place, body->>'step' as step
       from fact where name = 'matters.step-taken.v1'`,
    );
    return new Map(rows.map(({ place, step }) => [place, step]));
  }

  /** Every submission has its key in the title, so two matters of one key show whatever the command table says. */
  private createdTwice(): Promise<string[]> {
    return this.texts(`select p.body from matter m join passage p on p.office_id = m.office_id and p.id = m.title
      group by p.body having count(*) > 1`);
  }

  private async letters(): Promise<Findings> {
    const { rows } = await this.database.query<{ id: string; template: string; state: string; reason: string | null }>(
      `select id, template, state, reason from letter`,
    );
    const arrived = new Map<string, number>();
    for (const { messageId } of this.lines) {
      const id = messageId.split('.')[0] ?? '';
      arrived.set(id, (arrived.get(id) ?? 0) + 1);
    }
    const all = rows.map((row) => ({ ...row, times: arrived.get(row.id) ?? 0 }));
    const told = ({ id, template, state, reason, times }: (typeof all)[number]): string =>
      `${id} ${template} ${state} ${reason ?? ''} arrived ${times}`;
    const waits = ({ state, reason }: (typeof all)[number]): boolean =>
      state === 'held' && reason === 'letters.outcome-unknown';
    const known = new Set(rows.map(({ id }) => id));
    return {
      'letter missing': all.filter((row) => row.times === 0 && !waits(row)).map(told),
      'letter arrived but not marked': all
        .filter((row) => row.times > 0 && row.state !== 'sent' && !waits(row))
        .map(told),
      'letter held for a person': all.filter(waits).map(told),
      'letter twice': all.filter(({ times }) => times > 1).map(told),
      'letter of nobody': [...arrived.keys()].filter((id) => !known.has(id)),
    };
  }

  /** The rows of a query, each as one text. */
  private async texts(sql: string): Promise<string[]> {
    const { rows } = await this.database.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row).join(' '));
  }
}

/** The clock was moved past the time that was asked for, and nothing else was wrong. */
function hasPassed(answer: string): boolean {
  const { details } = JSON.parse(answer) as { details?: { problems?: readonly { field?: string; code?: string }[] } };
  const problems = details?.problems ?? [];
  return problems.length === 1 && problems[0]?.field === 'at' && problems[0].code === 'procedure.answer-not-future';
}

const named = ({ key, step, matter, code, status, tries }: Told): string =>
  `${key} ${step} ${matter ?? ''} ${status} ${code ?? ''} after ${tries}`;

const GAPS = `select office_id, matter_id, count(*), max(seq) from fact group by 1, 2 having count(*) <> max(seq) or min(seq) <> 1`;
const PARKED = `select office_id, matter_id, seq, name, reason, attempt from delivery where parked_at is not null`;
/** Steps that some reaction to steps has not marked. */
const UNCARRIED = `select f.office_id, f.matter_id, f.seq, r.reaction from fact f
  cross join (select distinct m.reaction from reaction_mark m join fact using (office_id, matter_id, seq)
    where fact.name = 'matters.step-taken.v1') r
  where f.name = 'matters.step-taken.v1' and not exists (
    select from reaction_mark m
    where (m.office_id, m.matter_id, m.seq, m.reaction) = (f.office_id, f.matter_id, f.seq, r.reaction))`;
/**
 * Letters to residents that a step names and that nobody wrote. What the clock alone causes is capped at five a day for one matter and
 * person; what comes along with a person's step is not.
 */
const UNWRITTEN = `select f.office_id, f.matter_id, f.seq, code from fact f, jsonb_array_elements_text(f.body->'letters') code
  where f.name = 'matters.step-taken.v1' and code like 'R%' and not exists (
    select from letter l where (l.office_id, l.matter_id, l.seq, l.template) = (f.office_id, f.matter_id, f.seq, code))
    and not (f.actor like 'system:%' and f.actor not like 'system:with.%' and (select count(*) from letter l join fact c using (office_id, matter_id, seq)
      where (l.office_id, l.matter_id) = (f.office_id, f.matter_id) and l.recipient_kind = 'resident' and c.actor like 'system:%' and c.actor not like 'system:with.%'
        and (c.at at time zone 'Asia/Seoul')::date = (f.at at time zone 'Asia/Seoul')::date) >= 5)`;
/** A reaction that saw a later fact of a matter before an earlier one. */
const OUT_OF_ORDER = `select * from (
    select office_id, matter_id, reaction, seq, at, lag(at) over (partition by office_id, matter_id, reaction order by seq) as before
    from reaction_mark) marks where at < before`;
/** Due and not fired, or not exactly one fact for what fired. */
const REMINDERS = `select 'due', r.office_id, r.id::text, 0 from reminder r join office o using (office_id)
    where r.state = 'armed' and r.due_at <= clock_timestamp() + o.clock_shift
  union all
  select 'fired', r.office_id, r.id::text, count(f.id) from reminder r left join fact f
    on f.office_id = r.office_id and f.matter_id = r.matter_id and f.name = 'reminders.fell-due.v1'
    and f.body->>'moment' = r.moment and (f.body->>'due')::timestamptz = r.due_at
  group by r.office_id, r.id, r.state having count(f.id) <> (r.state = 'fired')::int`;
