import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';

/** One act of 접속기록: who, when, from where, whose data, what, what for and why. */
export interface AccessEntry {
  readonly id: string;
  readonly at: Date;
  /** `kind:id` of who acted. */
  readonly actor: string;
  readonly origin: string;
  readonly person: string;
  readonly act: 'view' | 'open' | 'correct' | 'forget' | 'export';
  readonly purpose: string;
  readonly reason: string;
  /** The matter it was looked at in. */
  readonly matter: string | null;
}

const COLUMNS = `id, at, actor_kind || ':' || actor as actor, origin, person_id as person, act, purpose, reason, matter_id as matter`;
const READ = statement(
  'people.read-access-log',
  `select ${COLUMNS} from access_log
   where office_id = $1 and at >= $2 and at < $3
     and ($4::text is null or actor = $4) and ($5::uuid is null or person_id = $5) and ($6::uuid is null or (at, id) > (
       select at, id from access_log where office_id = $1 and id = $6))
   order by at, id limit $7`,
);

const LATELY = statement(
  'people.looked-lately',
  `select ${COLUMNS} from access_log where office_id = $1 and person_id = $2 and actor_kind = 'staff' order by id desc limit $3`,
);

/** What the monthly review reads (안전성 확보조치 기준 §8②), and what a resident may ask about their own data (개인정보 보호법 §35). */
@Injectable()
export class AccessLog {
  /** Entries from `from` until before `to` in their order, at most `most`, after the entry `after`. */
  read(
    tx: Tx,
    {
      from,
      to,
      actor,
      person,
      after,
      most = 200,
    }: {
      readonly from: Date;
      readonly to: Date;
      readonly actor?: string;
      readonly person?: string;
      readonly after?: string;
      readonly most?: number;
    },
  ): Promise<AccessEntry[]> {
    return tx.rows<AccessEntry>(READ, [tx.office, from, to, actor ?? null, person ?? null, after ?? null, most]);
  }

  /** Who of the staff looked at a person's data lately, newest first: the 열람기록 of a matter. */
  lately(tx: Tx, person: string, most = 20): Promise<AccessEntry[]> {
    return tx.rows<AccessEntry>(LATELY, [tx.office, person, most]);
  }
}
