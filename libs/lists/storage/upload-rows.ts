import { statement, type Tx } from '#ledger';
import type { Actor } from '#foundation';

export type UploadState = 'waiting' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';

/** A list that somebody sent. */
export interface Upload {
  readonly id: string;
  /** A list that opens matters, or a department's sheet that takes steps on those there are. */
  readonly kind: 'import' | 'return';
  readonly name: string;
  readonly procedure: string;
  readonly steps: readonly string[];
  /** Receipt number of the matter that all of it is about. */
  readonly about: string | null;
  readonly rows: number;
  readonly state: UploadState;
  /** Rows that were gone through. */
  readonly done: number;
  readonly of: number;
  /** Why it failed: the kind of error, or `never-finished`. */
  readonly reason: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  /** Matters opened by it, or steps taken, so far. */
  readonly taken: number;
}

/** Where lists stand, and what tells their worker what to do. */
export const JOBS = {
  library: 'lists',
  table: 'list_upload',
  order: 'id, kind, name, procedure, steps, about, content, actor',
};

export interface Order {
  readonly id: string;
  readonly kind: Upload['kind'];
  readonly name: string;
  readonly procedure: string;
  readonly steps: readonly string[];
  readonly about: string | null;
  readonly content: Buffer;
  readonly actor: Actor;
}

const STATUS = `u.id, u.kind, u.name, u.procedure, u.steps, u.about, u.rows, u.state, u.done, u.of, u.reason, u.requested_at as "requestedAt",
  u.finished_at as "finishedAt", (
    select count(*)::int from list_row r where r.office_id = u.office_id and r.upload_id = u.id) as taken`;
export const KEEP = statement(
  'lists.keep',
  `insert into list_upload as u (office_id, id, kind, name, procedure, steps, rows, content, digest, actor, requested_by, requested_at, about)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${STATUS}`,
);
export const LOOK = statement(
  'lists.look',
  `select ${STATUS} from list_upload u where u.office_id = $1 and u.id = $2 and u.requested_by = $3`,
);
export const MINE = statement(
  'lists.mine',
  `select ${STATUS} from list_upload u where u.office_id = $1 and u.requested_by = $2 and ($3::uuid is null or u.id < $3)
   order by u.id desc limit $4`,
);
export const CONTENT = statement(
  'lists.content',
  `select content from list_upload where office_id = $1 and id = $2 and requested_by = $3`,
);
export const CONFIRM = statement(
  'lists.confirm',
  `update list_upload set state = 'queued', actor = $4, since = clock_timestamp()
   where office_id = $1 and id = $2 and requested_by = $3 and state = 'waiting'`,
);
export const CANCEL = statement(
  'lists.cancel-waiting',
  `update list_upload set state = 'cancelled', content = null, finished_at = $3
   where office_id = $1 and id = $2 and state = 'waiting'`,
);
export const FETCH = statement(
  'lists.file',
  `select name, state, file from list_upload where office_id = $1 and id = $2 and requested_by = $3`,
);
export const APPLIED = statement(
  'lists.applied-before',
  `select requested_at as "requestedAt" from list_upload
   where office_id = $1 and digest = $2 and id <> $3 and state in ('queued', 'running', 'done') limit 1`,
);
/** What was sent is not needed once it was applied; all of it goes when its days are over. */
export const EMPTY = statement(
  'lists.empty',
  `update list_upload set content = null where office_id = $1 and state in ('done', 'failed', 'cancelled') and content is not null`,
);
export const EXPIRE = statement(
  'lists.expire',
  `update list_upload set state = 'expired', content = null, file = null
   where office_id = $1 and requested_at < $2 and state in ('waiting', 'done') and (content is not null or file is not null)`,
);

/** A line of a list that was taken. */
export interface TakenRow {
  readonly key: Buffer;
  /** The list that it was taken from. */
  readonly upload: string;
  readonly matter: string;
  readonly receiptNo: string;
  /** Keyed digest of each answer, by question. */
  readonly digests: Readonly<Record<string, string>>;
}

const TAKEN = statement(
  'lists.taken-rows',
  `select r.key, r.upload_id as upload, r.matter_id as matter, m.receipt_no as "receiptNo", r.digests from list_row r
   join matter m on m.office_id = r.office_id and m.id = r.matter_id where r.office_id = $1 and r.key = any($2)`,
);
const TAKE = statement(
  'lists.take-row',
  `insert into list_row (office_id, key, upload_id, matter_id, digests, at) values ($1, $2, $3, $4, $5, $6)`,
);

/** Which of these lines were taken before, by key in hex. */
export async function takenRows(tx: Tx, keys: readonly Buffer[]): Promise<ReadonlyMap<string, TakenRow>> {
  const rows = await tx.rows<TakenRow>(TAKEN, [tx.office, keys]);
  return new Map(rows.map((row) => [row.key.toString('hex'), row]));
}

/** Collides on the key when the line was taken meanwhile. */
export async function takeRow(
  tx: Tx,
  row: {
    readonly key: Buffer;
    readonly upload: string;
    readonly matter: string;
    readonly digests: TakenRow['digests'];
  },
  at: Date,
): Promise<void> {
  await tx.touch(TAKE, [tx.office, row.key, row.upload, row.matter, JSON.stringify(row.digests), at]);
}
