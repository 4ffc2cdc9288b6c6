import type { HolidaySnapshot } from '#calendar';
import { statement, type Tx } from '#ledger';
import type { Profile } from '../rules/profile.js';
import { latestHolidays } from './holiday-rows.js';

export interface DepartmentRow {
  readonly code: string;
  readonly label: string;
  readonly phone: string;
  readonly closed: boolean;
}
export interface StaffRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly department: string;
  readonly phone: string;
  readonly roles: readonly string[];
  readonly closed: boolean;
}
export interface OfficeRows {
  readonly profile: Profile;
  readonly revision: number;
  readonly departments: readonly DepartmentRow[];
  readonly staff: readonly StaffRow[];
  readonly holidays: HolidaySnapshot;
}

const PROFILE = statement('office.profile', `select profile, revision from office where office_id = $1`);
const REVISION = statement('office.revision', `select revision from office where office_id = $1`);
const DEPARTMENTS = statement(
  'office.departments',
  `select code, label, phone, valid_to is not null as closed from department where office_id = $1 order by place, code`,
);
const STAFF = statement(
  'office.staff',
  `select s.staff_id as id, s.account, s.name, s.department, s.phone, s.valid_to is not null as closed,
     array(select r.role from staff_role r where r.office_id = s.office_id and r.staff_id = s.staff_id order by r.role) as roles
   from staff s where s.office_id = $1 order by s.department, s.account`,
);

/** The revision the office stands at; undefined for an office that is not open. */
export async function revisionOf(tx: Tx): Promise<number | undefined> {
  return (await tx.row<{ revision: number }>(REVISION, [tx.office]))?.revision;
}

/** All of an office, as of one revision at least; undefined for an office that is not open. */
export async function officeRows(tx: Tx): Promise<OfficeRows | undefined> {
  const office = await tx.row<Pick<OfficeRows, 'profile' | 'revision'>>(PROFILE, [tx.office]);
  const departments = tx.rows<DepartmentRow>(DEPARTMENTS, [tx.office]);
  const staff = tx.rows<StaffRow>(STAFF, [tx.office]);
  const [told, people, holidays] = await Promise.all([departments, staff, latestHolidays(tx)]);
  return office && holidays && { ...office, departments: told, staff: people, holidays };
}
