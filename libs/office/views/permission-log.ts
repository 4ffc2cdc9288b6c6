import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';

/** One grant, change or revocation (안전성 확보조치 기준 §5③): the duties and department after it. */
export interface PermissionEntry {
  readonly id: string;
  readonly at: Date;
  readonly staff: string;
  readonly account: string;
  readonly name: string;
  readonly change: 'grant' | 'change' | 'revoke';
  readonly roles: readonly string[];
  readonly department: string;
  /** `kind:id` of who made the change. */
  readonly actor: string;
}

const READ = statement(
  'office.read-permissions',
  `select c.change_id as id, c.at, c.staff_id as staff, s.account, s.name, c.change, c.roles, c.department, c.actor
   from permission_change c join staff s on s.office_id = c.office_id and s.staff_id = c.staff_id
   where c.office_id = $1 and ($2::text is null or s.account = $2) and ($3::uuid is null or (c.at, c.change_id) < (
     select at, change_id from permission_change where office_id = $1 and change_id = $3))
   order by c.at desc, c.change_id desc limit $4`,
);

/** Who was given what when, newest first. Rows are only ever added; none is younger than its three years when it could go. */
@Injectable()
export class PermissionLog {
  read(
    tx: Tx,
    { account, after, most = 50 }: { account?: string | undefined; after?: string | undefined; most?: number },
  ): Promise<PermissionEntry[]> {
    return tx.rows<PermissionEntry>(READ, [tx.office, account ?? null, after ?? null, most]);
  }
}
