import { statement } from '#ledger';
import type { Belongings } from '#matters';

const FORGET_ROWS = statement(
  'lists.forget-rows',
  `update list_row set digests = '{}' where office_id = $1 and matter_id = $2 and digests <> '{}' returning upload_id`,
);
// One that is being applied keeps its content until it is through; it goes within the days that every list has.
const EMPTY_LISTS = statement(
  'lists.empty-lists-of-matter',
  `update list_upload set state = 'expired', content = null, file = null
   where office_id = $1 and id = any($2) and state in ('done', 'failed', 'cancelled')`,
);

/** By what a changed line of a list is known, and the list itself where it is still kept. That the line was taken stays known. */
export const listBelongings: Belongings = {
  destroy: async (tx, matter) => {
    const rows = await tx.rows<{ upload_id: string }>(FORGET_ROWS, [tx.office, matter]);
    if (rows.length > 0) await tx.touch(EMPTY_LISTS, [tx.office, rows.map((row) => row.upload_id)]);
    return 0;
  },
};
