import { Injectable } from '@nestjs/common';
import { OfficeTx, statement } from '#ledger';
import { cursorOf, readCursor } from './cursor.js';

/** A row of the desk: no name of a resident; the title is the resident's own words. */
export interface DeskRow {
  readonly id: string;
  readonly receiptNo: string;
  readonly procedure: string;
  readonly title: string | null;
  readonly kind: string | null;
  readonly state: string;
  readonly department: string | null;
  readonly officer: string | null;
  readonly dong: string | null;
  readonly channel: string | null;
  /** Due date or minute in Asia/Seoul; null before the clock starts, while paused, or when it cannot be fixed yet. */
  readonly due: string | null;
  readonly dueAt: Date | null;
  /** 처음 약속한 날, where a change of the calendar moved the due date. */
  readonly promised: string | null;
  readonly submittedAt: Date;
  /** Id of who asked, in the vault. */
  readonly person: string | null;
  readonly marks: readonly string[];
  readonly version: number;
}
export interface DeskQuestion {
  readonly procedure?: string | undefined;
  readonly department?: string | undefined;
  readonly officer?: string | undefined;
  /** Codes of states, with commas between. */
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly dong?: string | undefined;
  readonly mark?: string | undefined;
  /** Due from now on until this moment. */
  readonly near?: { readonly from: Date; readonly until: Date } | undefined;
  readonly after?: string | undefined;
  /** At most 200; 50 when absent. */
  readonly most?: number | undefined;
}
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** The earlier promise, until a step changes the clock it was made on (`promisedDue` says the same of one matter). */
const PROMISED = `case when m.promised->'clock' = m.clock - 'stop' and m.promised->>'due' <> m.due then m.promised->>'due' end`;

export const DESK_COLUMNS = `m.id, m.receipt_no as "receiptNo", m.procedure, p.body as title, m.kind, m.state, m.department, m.officer, m.dong,
  m.channel, m.due, m.due_at as "dueAt", ${PROMISED} as promised, m.submitted_at as "submittedAt", m.person_id as person, m.marks, m.step_no as version`;

const FILTERS = {
  procedure: 'm.procedure',
  department: 'm.department',
  officer: 'm.officer',
  kind: 'm.kind',
  dong: 'm.dong',
} as const;

/** The open matters of an office, soonest due first, by page. */
@Injectable()
export class OfficerDesk {
  constructor(private readonly offices: OfficeTx) {}

  async page(office: string, question: DeskQuestion): Promise<Page<DeskRow>> {
    const most = Math.min(Math.max(question.most ?? 50, 1), 200);
    const { text, name, values } = deskQuery(office, question, most);
    const rows = await this.offices.quick(office, (tx) =>
      tx.rows<DeskRow & { at: string }>(statement(name, text), values),
    );
    const shown = rows.slice(0, most).map(({ at: _, ...row }) => row);
    const last = rows.length > most ? rows[most - 1] : undefined;
    return { rows: shown, next: last ? cursorOf(last.at, last.id) : null };
  }
}

/** One prepared statement per combination of filters; the plan of each stays on an index (plans.db.spec.ts). */
export function deskQuery(office: string, question: DeskQuestion, most: number) {
  const values: unknown[] = [office, most + 1];
  const wanted = (Object.keys(FILTERS) as (keyof typeof FILTERS)[]).filter((key) => question[key] !== undefined);
  const where = wanted.map((key) => `and ${FILTERS[key]} = $${values.push(question[key])}`);
  const also: string[] = [];
  if (question.state !== undefined) {
    const states = question.state.split(',');
    also.push(states.length === 1 ? 'state' : 'states');
    where.push(
      states.length === 1 ? `and m.state = $${values.push(states[0])}` : `and m.state = any($${values.push(states)})`,
    );
  }
  if (question.mark !== undefined) {
    also.push('mark');
    where.push(`and $${values.push(question.mark)} = any(m.marks)`);
  }
  if (question.near) {
    also.push('near');
    const { from, until } = question.near;
    where.push(
      `and coalesce(m.due_at, 'infinity'::timestamptz) between $${values.push(from)}::timestamptz and $${values.push(until)}::timestamptz`,
    );
  }
  if (question.after !== undefined) {
    const [at, id] = readCursor(question.after, 2);
    where.push(
      `and (coalesce(m.due_at, 'infinity'::timestamptz), m.id) > ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`,
    );
  }
  const text = `select ${DESK_COLUMNS}, coalesce(m.due_at, 'infinity'::timestamptz)::text as at
    from matter m left join passage p on p.office_id = m.office_id and p.id = m.title
    where m.office_id = $1 and m.ended_at is null ${where.join(' ')}
    order by coalesce(m.due_at, 'infinity'::timestamptz), m.id limit $2`;
  const name = `matters.desk ${[...wanted, ...also].join('+')}${question.after === undefined ? '' : ' after'}`;
  return { text, name, values };
}
