import { Calendar, type HolidaySnapshot } from '#calendar';
import type { JsonObject } from '#foundation';
import type { OfficeView } from '#procedure';
import { allowsAddress } from '../rules/networks.js';
import type { Profile, RetentionClass } from '../rules/profile.js';
import { DEFAULT_RETENTION } from '../rules/retention-classes.js';
import { procedureChanges, statusesOf } from '../rules/visits.js';
import { workingHours } from '../rules/working-hours.js';
import type { DepartmentRow, OfficeRows, StaffRow } from '../storage/office-rows.js';

/** What a letter or a page says of an official. Names of officials are public: they stand in the office's tables, not in the vault. */
export interface StaffRef {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  /** Label of the department. */
  readonly department: string;
  readonly phone: string;
}

export interface Department {
  readonly label: string;
  readonly phone: string;
  /** Staff id of the 부서장, who is the 민원책임관. */
  readonly head?: string;
}

/** One office as it stands at a revision: never changed, only replaced by a later one. */
export class Office implements OfficeView {
  readonly code: string;
  readonly revision: number;
  readonly profile: Profile;
  /** Working days and hours by the office's latest snapshot of holidays. */
  readonly calendar: Calendar;
  private readonly open: ReadonlyMap<string, Department>;
  private readonly departmentRows: ReadonlyMap<string, DepartmentRow>;
  private readonly people: ReadonlyMap<string, StaffRow>;

  constructor({ profile, revision, departments, staff, holidays }: OfficeRows) {
    this.code = profile.office;
    this.revision = revision;
    this.profile = profile;
    this.calendar = new Calendar(holidays, workingHours(profile.day.work), profile.readings);
    this.departmentRows = new Map(departments.map((department) => [department.code, department]));
    this.people = new Map(staff.map((person) => [person.id, person]));
    this.open = new Map(
      departments
        .filter(({ closed }) => !closed)
        .map(({ code, label, phone }) => {
          const [head] = this.holders('head', code);
          return [code, head ? { label, phone, head: head.id } : { label, phone }];
        }),
    );
  }

  /** The office's working hours on other holidays: of an earlier snapshot, or of one that is only thought of. */
  calendarOn(holidays: HolidaySnapshot): Calendar {
    return holidays.id === this.calendar.holidays.id
      ? this.calendar
      : new Calendar(holidays, workingHours(this.profile.day.work), this.profile.readings);
  }

  /** Departments that exist today, in the office's own order. */
  departments(): ReadonlyMap<string, Department> {
    return this.open;
  }

  /** Whether it has a 시민고충처리위원회 (부패방지권익위법 §32). */
  hasOmbudsman(): boolean {
    return this.profile.ombudsman !== undefined;
  }

  /** States that a 건의사항 of a visit of this kind on this day can be in, by code. */
  visitStatuses(kind: string, on: string): readonly string[] {
    return statusesOf(this.profile.visits, kind, on).map(({ code }) => code);
  }

  /** The office's changes of the procedure tables: those it tells of a table, and those that follow from its visits. */
  procedureChanges(tables: ReadonlySet<string>): { readonly [procedure: string]: JsonObject } {
    return procedureChanges(this.profile, tables);
  }

  /** 읍·면·동. */
  dongs(): readonly string[] {
    return this.profile.dongs;
  }

  /** Who holds a role today, optionally in one department; `label` is the name. */
  staff(role: string, department?: string): readonly { readonly id: string; readonly label: string }[] {
    return this.holders(role, department).map(({ id, name }) => ({ id, label: name }));
  }

  /** Everyone who works here today; `label` is name and department. */
  everyone(): readonly { readonly id: string; readonly label: string }[] {
    return [...this.people.values()]
      .filter(({ closed }) => !closed)
      .map(({ id, name, department }) => ({
        id,
        label: `${name} (${this.departmentLabel(department) ?? department})`,
      }));
  }

  /** A member of staff by id, those who have left included; undefined for an id that never worked here. */
  person(id: string): StaffRef | undefined {
    const person = this.people.get(id);
    if (!person) return undefined;
    const { account, name, department, phone } = person;
    return { id, account, name, department: this.departmentLabel(department) ?? department, phone };
  }

  /** Label of a department, closed ones included. */
  departmentLabel(code: string): string | undefined {
    return this.departmentRows.get(code)?.label;
  }

  /** Whether the console may be used from an address (안전성 확보조치 기준 §6①). */
  allowsAddress(address: string): boolean {
    return allowsAddress(this.profile.privacy?.networks, address);
  }

  /** How long records of a procedure and kind are kept (공공기록물법 시행령 §25–26); five years where the office says nothing. */
  retentionClass(procedure: string, kind?: string | null): RetentionClass {
    const { class: all = DEFAULT_RETENTION, procedures = {} } = this.profile.privacy?.retention ?? {};
    const own = procedures[procedure];
    return (typeof kind === 'string' ? own?.kinds?.[kind] : undefined) ?? own?.class ?? all;
  }

  private holders(role: string, department?: string): StaffRow[] {
    return [...this.people.values()].filter(
      (person) =>
        !person.closed && person.roles.includes(role) && (department === undefined || person.department === department),
    );
  }
}
