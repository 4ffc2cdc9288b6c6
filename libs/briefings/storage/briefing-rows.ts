import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Check } from '#documents';
import { ensure } from '#foundation';
import { statement, type Tx } from '#ledger';

const COLUMNS = `id, kind, month, subject, version, as_of as "asOf", encode(sha256, 'hex') as sha256, checks, coalesce((snapshot->>'provisional')::boolean, false) as provisional,
  made_by as "madeBy", made_at as "madeAt"`;
const KEEP = statement(
  'briefings.keep',
  `insert into briefing
     (office_id, id, kind, month, subject, version, nth, as_of, calendar, snapshot, sha256, checks, occasion, made_by, made_at)
   select $1, $2, $11, $3, $12, coalesce(max(version) filter (where month = $3), 0) + 1, coalesce(max(nth), 0) + 1, $4, $5, $6::jsonb, $7,
     $8::jsonb, $9, $10, $4
   from briefing where office_id = $1 and kind = $11 and subject = $12
   on conflict (office_id, occasion) do nothing
   returning ${COLUMNS}`,
);
const WHOLE = statement(
  'briefings.whole',
  `select id, kind, month, subject, version, encode(sha256, 'hex') as sha256, snapshot from briefing where office_id = $1 and id = $2`,
);
const ONE = statement('briefings.one', `select ${COLUMNS} from briefing where office_id = $1 and id = $2`);
const LATEST = statement(
  'briefings.latest',
  `select ${COLUMNS} from briefing
   where office_id = $1 and kind = $2 and subject = $3 and ($4::text is null or month = $4)
   order by nth desc, as_of desc, version desc limit 1`,
);
const OCCASION = statement('briefings.occasion', `select id from briefing where office_id = $1 and occasion = $2`);
const LIST = statement(
  'briefings.list',
  `select ${COLUMNS} from briefing
   where office_id = $1 and kind = $2 and (month, subject, version) < ($3, $4, $5) and ($7::text is null or subject = $7)
   order by month desc, subject desc, version desc limit $6`,
);

/** A briefing without its figures. */
export interface BriefingLine {
  readonly id: string;
  readonly kind: string;
  /** Of 기준일, `YYYY-MM`. */
  readonly month: string;
  /** What it is about beside the month, as its kind says; empty for the monthly one. */
  readonly subject: string;
  readonly version: number;
  readonly asOf: Date;
  /** 잠정. */
  readonly provisional: boolean;
  /** Of the snapshot, in hex. */
  readonly sha256: string;
  readonly checks: readonly Check[];
  /** `kind:id` of who asked for it. */
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** What every snapshot holds, whatever its kind. */
export interface AnySnapshot {
  /** Id of the holiday calendar. */
  readonly calendar: string;
}

/** A briefing with its figures. */
export interface KeptBriefing<Snapshot = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly month: string;
  readonly subject: string;
  readonly version: number;
  /** Of the snapshot, in hex. */
  readonly sha256: string;
  readonly snapshot: Snapshot;
}

export interface NewBriefing {
  readonly id: string;
  readonly kind: string;
  readonly month: string;
  readonly subject: string;
  readonly snapshot: AnySnapshot;
  readonly at: Date;
  readonly checks: readonly Check[];
  readonly occasion: string | null;
  readonly madeBy: string;
}

/** Keeps a briefing as the next version of its kind, month and subject; undefined when its occasion has one already. */
export function keepBriefing(tx: Tx, briefing: NewBriefing): Promise<BriefingLine | undefined> {
  const { id, kind, month, subject, snapshot, at, checks, occasion, madeBy } = briefing;
  return tx.row<BriefingLine>(KEEP, [
    tx.office,
    id,
    month,
    at,
    snapshot.calendar,
    JSON.stringify(snapshot),
    digestOf(snapshot),
    JSON.stringify(checks),
    occasion,
    madeBy,
    kind,
    subject,
  ]);
}

/** With its figures. @throws RuleBroken `briefings.not-found` */
export async function wholeBriefing(tx: Tx, id: string): Promise<KeptBriefing> {
  const briefing = isId(id) ? await tx.row<KeptBriefing>(WHOLE, [tx.office, id]) : undefined;
  ensure(briefing, 'briefings.not-found');
  return briefing;
}

/** @throws RuleBroken `briefings.not-found` */
export async function oneBriefing(tx: Tx, id: string): Promise<BriefingLine> {
  const line = isId(id) ? await tx.row<BriefingLine>(ONE, [tx.office, id]) : undefined;
  ensure(line, 'briefings.not-found');
  return line;
}

/** Which briefings are meant: of a kind and subject, in one month. */
export interface WhichBriefing {
  readonly kind: string;
  readonly subject?: string;
  readonly month?: string;
}

/** The one last made, whatever the clock of the office said then. */
export function latestBriefing(tx: Tx, which: WhichBriefing): Promise<BriefingLine | undefined> {
  const { kind, subject = '', month = null } = which;
  return tx.row<BriefingLine>(LATEST, [tx.office, kind, subject, month]);
}

export function briefingOf(tx: Tx, occasion: string): Promise<{ id: string } | undefined> {
  return tx.row<{ id: string }>(OCCASION, [tx.office, occasion]);
}

/** Of a kind, and of one subject when it is named, after a place in the list: latest month first. */
export function briefingsBefore(
  tx: Tx,
  of: Pick<WhichBriefing, 'kind' | 'subject'>,
  { month, subject, version }: Pick<BriefingLine, 'month' | 'subject' | 'version'>,
  most: number,
): Promise<BriefingLine[]> {
  return tx.rows<BriefingLine>(LIST, [tx.office, of.kind, month, subject, version, most, of.subject ?? null]);
}

/** Canonical JSON, so that the digest can be reckoned again from what the database keeps. */
export function digestOf(snapshot: unknown): Buffer {
  const canonical = (canonicalize as unknown as (value: unknown) => string)(snapshot);
  return createHash('sha256').update(canonical).digest();
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
