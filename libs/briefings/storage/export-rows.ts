import { statement, type Tx } from '#ledger';
import type { Format } from '../rules/format.js';

/** Where the files stand, and what tells their maker what to make. */
export const EXPORTS = { library: 'briefings', table: 'briefing_export', order: 'briefing_id as briefing, format' };

export interface ExportStatus {
  readonly id: string;
  readonly briefing: string;
  readonly format: Format;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Steps of the work; 0 of 0 until it has begun. */
  readonly done: number;
  readonly of: number;
  readonly fileSha256: string | null;
  /** Why it failed: the kind of error, or `never-finished`. */
  readonly reason: string | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

/** Columns of an `ExportStatus`, of `briefing_export e`. */
export const STATUS = `e.id, e.briefing_id as briefing, e.format, e.state, e.done, e.of, encode(e.file_sha256, 'hex') as "fileSha256", e.reason,
  e.requested_by as "requestedBy", e.requested_at as "requestedAt", e.finished_at as "finishedAt"`;
const OF = statement(
  'briefings.exports-of',
  `select ${STATUS} from briefing_export e where office_id = $1 and briefing_id = any($2) order by id desc limit 200`,
);

/** Of some briefings, newest first, 200 at most. */
export function exportsOf(tx: Tx, briefings: readonly string[]): Promise<readonly ExportStatus[]> {
  return tx.rows<ExportStatus>(OF, [tx.office, briefings]);
}
