import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Check } from '#documents';
import { ensure } from '#foundation';
import { statement, type Tx } from '#ledger';
import type { SessionReport } from '../report/session-document.js';
import type { SessionSnapshot } from '../rules/session-snapshot.js';
import { isId } from './briefing-rows.js';

export interface SessionReportLine {
  readonly id: string;
  readonly version: number;
  readonly checks: readonly Check[];
  readonly madeAt: Date;
}

const COLUMNS = `id, version, checks, made_at as "madeAt"`;
const KEEP = statement(
  'briefings.keep-session-report',
  `insert into session_report (office_id, id, session_id, version, snapshot, sha256, checks, made_by, made_at)
   select $1, $2, $3, coalesce(max(version), 0) + 1, $4::jsonb, $5, $6::jsonb, $7, $8 from session_report where office_id = $1 and session_id = $3
   returning ${COLUMNS}`,
);
const WHOLE = statement(
  'briefings.session-report',
  `select id, version, encode(sha256, 'hex') as sha256, snapshot from session_report where office_id = $1 and id = $2`,
);
const OF = statement(
  'briefings.session-reports',
  `select ${COLUMNS} from session_report where office_id = $1 and session_id = $2 order by version desc limit 50`,
);

export async function keepSessionReport(
  tx: Tx,
  {
    id,
    snapshot,
    checks,
    madeBy,
    at,
  }: { id: string; snapshot: SessionSnapshot; checks: readonly Check[]; madeBy: string; at: Date },
): Promise<SessionReportLine> {
  const canonical = (canonicalize as unknown as (value: unknown) => string)(snapshot);
  const digest = createHash('sha256').update(canonical).digest();
  const values = [
    tx.office,
    id,
    snapshot.session,
    JSON.stringify(snapshot),
    digest,
    JSON.stringify(checks),
    madeBy,
    at,
  ];
  const kept = await tx.row<SessionReportLine>(KEEP, values);
  if (!kept) throw new Error('an insert returns its row');
  return kept;
}

/** @throws RuleBroken `briefings.not-found` */
export async function wholeSessionReport(tx: Tx, id: string): Promise<SessionReport> {
  const report = isId(id) ? await tx.row<SessionReport>(WHOLE, [tx.office, id]) : undefined;
  ensure(report, 'briefings.not-found');
  return report;
}

export function sessionReportsOf(tx: Tx, session: string): Promise<SessionReportLine[]> {
  return tx.rows<SessionReportLine>(OF, [tx.office, session]);
}
