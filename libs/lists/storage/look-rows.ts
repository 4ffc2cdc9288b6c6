import { statement, type Tx } from '#ledger';
import type { Order } from './upload-rows.js';

/** Where looks at long lists stand, and what tells the worker which one. */
export const LOOK_JOBS = { library: 'list-looks', table: 'list_look', order: 'id' };

export interface LookRow {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly of: number;
  /** What was found of each row, sealed. */
  readonly file: Buffer | null;
  readonly finishedAt: Date | null;
}

const ASK = statement(
  'lists.ask-for-look',
  `insert into list_look as l (office_id, id, of) select u.office_id, u.id, u.rows from list_upload u
   where u.office_id = $1 and u.id = $2 and u.state = 'waiting'
   on conflict (office_id, id) do update set state = 'queued', done = 0, file = null, file_sha256 = null, reason = null, attempt = 0,
     since = clock_timestamp(), finished_at = null where l.state in ('done', 'failed')`,
);
const LOOK = statement(
  'lists.look-of',
  `select state, done, of, file, finished_at as "finishedAt" from list_look where office_id = $1 and id = $2`,
);
const LIST = statement(
  'lists.list-to-look-at',
  `select id, kind, name, procedure, steps, about, content, actor from list_upload where office_id = $1 and id = $2`,
);
const FORGET = statement('lists.forget-look', `delete from list_look where office_id = $1 and id = $2`);
const FORGET_OLD = statement(
  'lists.forget-looks',
  `delete from list_look l using list_upload u
   where l.office_id = $1 and u.office_id = l.office_id and u.id = l.id and u.state <> 'waiting'`,
);

/** Has a waiting list looked at, again when it was before; one that is being looked at goes on. */
export const askForLook = (tx: Tx, list: string): Promise<unknown> => tx.touch(ASK, [tx.office, list]);

export const lookOf = (tx: Tx, list: string): Promise<LookRow | undefined> => tx.row(LOOK, [tx.office, list]);

export const listToLookAt = (
  tx: Tx,
  list: string,
): Promise<(Omit<Order, 'content'> & { readonly content: Buffer | null }) | undefined> =>
  tx.row(LIST, [tx.office, list]);

/** What was found is not needed once the list is confirmed or given up. */
export const forgetLook = (tx: Tx, list: string): Promise<unknown> => tx.touch(FORGET, [tx.office, list]);
export const forgetOldLooks = (tx: Tx): Promise<number> => tx.touch(FORGET_OLD, [tx.office]);
