import type { ExportQuestion } from '../rules/export-question.js';

/** Where the files stand, and what tells their maker what to make. */
export const EXPORTS = {
  library: 'privacy',
  table: 'matter_export',
  order: 'id, purpose, why, question, actor, origin, requested_at as "requestedAt"',
};

/** A file that was asked for. */
export interface MatterExport {
  readonly id: string;
  readonly purpose: string;
  readonly why: string;
  readonly question: ExportQuestion;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';
  readonly done: number;
  readonly of: number;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly fileSha256: string | null;
  /** How often it was fetched. */
  readonly downloads: number;
}

export const STATUS = `e.id, e.purpose, e.why, e.question, e.state, e.done, e.of, e.requested_by as "requestedBy", e.requested_at as "requestedAt",
  e.finished_at as "finishedAt", encode(e.file_sha256, 'hex') as "fileSha256", (
    select count(*)::int from export_download d where d.office_id = e.office_id and d.export_id = e.id) as downloads`;
