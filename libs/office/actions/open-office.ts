import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ensure } from '#foundation';
import { OfficeTx, type Statement, type Tx } from '#ledger';
import type { Profile } from '../rules/profile.js';
import { type KnownStaff, permissionChanges } from '../rules/staff-changes.js';
import * as rows from '../storage/opening-rows.js';
import { keepPublishedHolidays } from '../storage/holiday-rows.js';

/** Opening an office is writing a profile and running one command; running it again changes what the profile changed. */
@Injectable()
export class OpenOffice {
  constructor(private readonly tx: OfficeTx) {}

  /**
   * Writes what the profile says: office, departments, staff with roles, holidays. Who is no longer named is closed, never
   * removed; each change of permissions is recorded as made by `actor` (`kind:id`).
   * @returns whether anything changed
   * @throws RuleBroken `office.stays-what-it-is`: a real office never becomes a sample, nor a sample a real one
   */
  open(profile: Profile, actor = 'system:office.open'): Promise<boolean> {
    const { office } = profile;
    return this.tx.run(office, async (tx) => {
      const known = await tx.row<{ sample: boolean }>(rows.SAMPLE, [office]);
      ensure(!known || known.sample === profile.sample, 'office.stays-what-it-is', { office });
      let changed = await tx.touch(rows.PUT_OFFICE, [office, profile.title, profile.sample, JSON.stringify(profile)]);
      changed += await putDepartments(tx, profile);
      changed += await putStaff(tx, profile, actor);
      changed += await keepPublishedHolidays(tx);
      if (changed > 0 && known) await tx.rows(rows.REVISE, [office]);
      return changed > 0;
    });
  }
}

async function putDepartments(tx: Tx, { departments }: Profile): Promise<number> {
  const named = Object.entries(departments).map(([code, { label, phone }], place) => ({ code, label, phone, place }));
  const put = await tx.touch(rows.PUT_DEPARTMENTS, [tx.office, JSON.stringify(named)]);
  return put + (await tx.touch(rows.CLOSE_DEPARTMENTS, [tx.office, Object.keys(departments)]));
}

async function putStaff(tx: Tx, { staff }: Profile, actor: string): Promise<number> {
  const known = await tx.rows<KnownStaff>(rows.KNOWN_STAFF, [tx.office]);
  const changes = permissionChanges(known, staff, uuid);
  const ids = new Map([...known, ...changes].map(({ account, id }) => [account, id]));
  const named = Object.entries(staff).map(([account, { name, department, phone }]) => ({
    id: ids.get(account),
    account,
    name,
    department,
    phone,
  }));
  const put = await tx.touch(rows.PUT_STAFF, [tx.office, JSON.stringify(named)]);
  if (changes.length === 0) return put;
  const gone = changes.filter(({ change }) => change === 'revoke').map(({ id }) => id);
  const told = JSON.stringify(changes);
  const steps: [Statement, readonly unknown[]][] = [
    [rows.CLOSE_STAFF, [tx.office, gone]],
    [rows.DROP_ROLES, [tx.office, changes.map(({ id }) => id)]],
    [rows.PUT_ROLES, [tx.office, told]],
    [rows.LOG_PERMISSIONS, [tx.office, told, actor]],
  ];
  for (const [what, values] of steps) await tx.touch(what, values);
  return put + changes.length;
}
