import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';

/** A candidate as the review sees it: no name, no text. */
export interface DisposalCandidate {
  readonly id: string;
  readonly matter: string;
  readonly receiptNo: string;
  readonly procedure: string;
  readonly kind: string | null;
  readonly state: 'waiting' | 'kept' | 'approved' | 'destroyed';
  readonly class: string;
  /** Last day of the period. */
  readonly until: string;
  readonly markedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly newClass: string | null;
  readonly council: string | null;
  readonly reason: string | null;
  readonly destroyedAt: Date | null;
}

const SELECTED = `select c.id, c.matter_id as matter, m.receipt_no as "receiptNo", m.procedure, m.kind, c.state, c.class, c.until::text, c.marked_at as "markedAt",
     c.decided_by as "decidedBy", c.decided_at as "decidedAt", c.new_class as "newClass", c.council, c.reason, c.destroyed_at as "destroyedAt"
   from disposal_candidate c join matter m on m.office_id = c.office_id and m.id = c.matter_id`;
const LIST = statement(
  'privacy.candidates',
  `${SELECTED} where c.office_id = $1 and ($2::text is null or c.state = $2) and ($3::uuid is null or c.id > $3) order by c.id limit $4`,
);
const ONE = statement('privacy.candidate-listed', `${SELECTED} where c.office_id = $1 and c.id = $2`);

/** 폐기 후보: what waits for the review, what was decided and what is gone. */
@Injectable()
export class DisposalList {
  read(
    tx: Tx,
    { state, after, most }: { state?: string | undefined; after?: string | undefined; most: number },
  ): Promise<DisposalCandidate[]> {
    return tx.rows<DisposalCandidate>(LIST, [tx.office, state ?? null, after ?? null, most]);
  }

  one(tx: Tx, id: string): Promise<DisposalCandidate | undefined> {
    return tx.row<DisposalCandidate>(ONE, [tx.office, id]);
  }
}
