import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';
import { boundsOf, type Month } from '../rules/months.js';

export interface AccessReview {
  readonly id: string;
  readonly month: Month;
  /** Staff id. */
  readonly reviewer: string;
  readonly at: Date;
  readonly conclusion: 'clear' | 'found';
  readonly note: string;
  readonly entries: number;
  readonly flagged: number;
  readonly downloads: number;
}

const COLUMNS = `id, month, reviewer, at, conclusion, note, entries, flagged, downloads`;
const OF_MONTH = statement(
  'privacy.reviews-of-month',
  `select ${COLUMNS} from access_review where office_id = $1 and month = $2 order by at, id`,
);
const LIST = statement(
  'privacy.reviews',
  `select ${COLUMNS} from access_review where office_id = $1 order by month desc, at desc limit $2`,
);
const MISSING = statement(
  'privacy.review-missing',
  `select exists (select from access_log where office_id = $1 and at >= $2 and at < $3)
     and not exists (select from access_review where office_id = $1 and month = $4) as missing`,
);

/** The reviews that were made, and the one that is missing. */
@Injectable()
export class AccessReviews {
  ofMonth(tx: Tx, month: Month): Promise<AccessReview[]> {
    return tx.rows<AccessReview>(OF_MONTH, [tx.office, month]);
  }

  list(tx: Tx, most = 36): Promise<AccessReview[]> {
    return tx.rows<AccessReview>(LIST, [tx.office, most]);
  }

  /** The month when it has something to review and nobody has; a month in which nobody looked at anything needs none. */
  async missing(tx: Tx, month: Month): Promise<Month | undefined> {
    const { from, to } = boundsOf(month);
    const row = await tx.row<{ missing: boolean }>(MISSING, [tx.office, from, to, month]);
    return row?.missing ? month : undefined;
  }
}
