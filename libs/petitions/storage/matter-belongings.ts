import { randomBytes } from 'node:crypto';
import { statement } from '#ledger';
import type { Belongings } from '#matters';

const DESTROY = statement(
  'petitions.destroy-author',
  `update petition_opinion set author = $3 where office_id = $1 and opinion_id = $2`,
);

/** What told that two opinions are of one address. The row stays, for it is counted. */
export const petitionBelongings: Belongings = {
  destroy: async (tx, matter) => {
    await tx.touch(DESTROY, [tx.office, matter, randomBytes(32)]);
    return 0;
  },
};
