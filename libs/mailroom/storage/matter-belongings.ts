import { statement } from '#ledger';
import type { Belongings } from '#matters';

const DESTROY = statement(
  'mailroom.destroy-waiting',
  `update inbound_mail set sealed = null, outcome = 'destroyed' where office_id = $1 and matter_id = $2 and outcome is null`,
);

/** Mail that has not been dealt with; what was, is gone already. */
export const mailBelongings: Belongings = {
  destroy: (tx, matter) => tx.touch(DESTROY, [tx.office, matter]),
};
