import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Check } from '#documents';
import { ensure } from '#foundation';
import { statement, type Tx } from '#ledger';
import type { Briefing } from '../report/briefing-document.js';
import type { BriefingSnapshot } from '../rules/snapshot.js';

const COLUMNS = `id, month, version, as_of as "asOf", encode(sha256, 'hex') as sha256, checks, (snapshot->>'provisional')::boolean as provisional,
  made_by as "madeBy", made_at as "madeAt"`;
const KEEP = statement(
  'briefings.keep',
  `insert into briefing (office_id, id, month, version, as_of, calendar, snapshot, sha256, checks, occasion, made_by, made_at)
   select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6::jsonb, $7, $8::jsonb, $9, $10, $4
   from briefing where office_id = $1 and month = $3
   on conflict (office_id, occasion) do nothing
   returning ${COLUMNS}`,
);
const WHOLE = statement(
  'briefings.whole',
  `select id, version, encode(sha256, 'hex') as sha256, snapshot from briefing where office_id = $1 and id = $2`,
);
const ONE = statement('briefings.one', `select ${COLUMNS} from briefing where office_id = $1 and id = $2`);
const LATEST = statement(
  'briefings.latest',
  `select ${COLUMNS} from briefing where office_id = $1 and month = $2 order by version desc limit 1`,
);
const OCCASION = statement('briefings.occasion', `select id from briefing where office_id = $1 and occasion = $2`);
const LIST = statement(
  'briefings.list',
  `select ${COLUMNS} from briefing where office_id = $1 and (month, version) < ($2, $3) order by month desc, version desc limit $4`,
);

/** A briefing without its figures. */
export interface BriefingLine {
  readonly id: string;
  readonly month: string;
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

export interface NewBriefing {
  readonly id: string;
  readonly snapshot: BriefingSnapshot;
  readonly at: Date;
  readonly checks: readonly Check[];
  readonly occasion: string | null;
  readonly madeBy: string;
}

/** Keeps a briefing as the next version of its month; undefined when its occasion has one already. */
export function keepBriefing(tx: Tx, briefing: NewBriefing): Promise<BriefingLine | undefined> {
  const { id, snapshot, at, checks, occasion, madeBy } = briefing;
  return tx.row<BriefingLine>(KEEP, [
    tx.office,
    id,
    snapshot.month,
    at,
    snapshot.calendar,
    JSON.stringify(snapshot),
    digestOf(snapshot),
    JSON.stringify(checks),
    occasion,
    madeBy,
  ]);
}

/** With its figures. @throws RuleBroken `briefings.not-found` */
export async function wholeBriefing(tx: Tx, id: string): Promise<Briefing> {
  const briefing = isId(id) ? await tx.row<Briefing>(WHOLE, [tx.office, id]) : undefined;
  ensure(briefing, 'briefings.not-found');
  return briefing;
}

/** @throws RuleBroken `briefings.not-found` */
export async function oneBriefing(tx: Tx, id: string): Promise<BriefingLine> {
  const line = isId(id) ? await tx.row<BriefingLine>(ONE, [tx.office, id]) : undefined;
  ensure(line, 'briefings.not-found');
  return line;
}

export function latestBriefing(tx: Tx, month: string): Promise<BriefingLine | undefined> {
  return tx.row<BriefingLine>(LATEST, [tx.office, month]);
}

export function briefingOf(tx: Tx, occasion: string): Promise<{ id: string } | undefined> {
  return tx.row<{ id: string }>(OCCASION, [tx.office, occasion]);
}

export function briefingsBefore(tx: Tx, month: string, version: number, most: number): Promise<BriefingLine[]> {
  return tx.rows<BriefingLine>(LIST, [tx.office, month, version, most]);
}

/** Canonical JSON, so that the digest can be reckoned again from what the database keeps. */
export function digestOf(snapshot: BriefingSnapshot): Buffer {
  const canonical = (canonicalize as unknown as (value: unknown) => string)(snapshot);
  return createHash('sha256').update(canonical).digest();
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
