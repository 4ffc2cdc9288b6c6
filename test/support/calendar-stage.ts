import { type Actor, Clock, type JsonObject } from '#foundation';
import { type HolidaySnapshot, holidaySnapshot, publishedHolidays } from '#calendar';
import { CalendarView, ChangeCalendar, MatterPages, RecountWork } from '#matters';
import type { HolidayChange } from '#office';
import { testDatabase, type TestDatabase } from './database.js';
import { openOffices } from './open-offices.js';
import { ProductAtHand } from './product-at-hand.js';

const OFFICE = 'naju';

/** An office on a calendar of its own, whose holidays are declared, withdrawn or published while complaints are open. */
export class CalendarStage {
  private number = 0;

  private constructor(
    readonly product: ProductAtHand,
    readonly db: TestDatabase,
  ) {}

  readonly office = OFFICE;

  static async open(at: string, holidays: HolidaySnapshot): Promise<CalendarStage> {
    const db = await testDatabase();
    await openOffices(db.tx, OFFICE);
    const { id, years, days } = holidays;
    await db.admin.query(
      `insert into holiday_snapshot (office_id, snapshot, number, years, source) values ($1, $2, 2, $3, 'as it was known')`,
      [OFFICE, id, years],
    );
    await db.admin.query(
      `insert into holiday (office_id, snapshot, day, name) select $1, $2, day::date, name from json_each_text($3) as d (day, name)
       on conflict do nothing`,
      [OFFICE, id, JSON.stringify(days)],
    );
    const product = await ProductAtHand.open(db, [], new Clock());
    await product.at(OFFICE, at);
    return new CalendarStage(product, db);
  }

  at(minute: string): Promise<void> {
    return this.product.at(OFFICE, minute);
  }

  async administrator(): Promise<Actor> {
    return this.product.staff(OFFICE, 'administrator');
  }

  /** A complaint received now, with the road department. */
  async complaint(kind: string): Promise<string> {
    const n = String(++this.number);
    const complainant = { name: `견본사람${n}`, email: `person-${n}@people.example`, answer: 'email', consent: true };
    const answers = { title: `가로등 ${n}`, content: '사흘째 꺼져 있어 밤길이 어둡습니다.', complainant };
    const resident = { kind: 'resident', id: 'visitor', roles: ['resident'] } as const;
    const { matter } = await this.product.takes(OFFICE, { procedure: 'complaint' }, 'submit', resident, answers);
    const intake = await this.product.staff(OFFICE, 'intake');
    await this.product.takes(OFFICE, { matter }, 'receive', intake, { kind });
    await this.product.takes(OFFICE, { matter }, 'assign', intake, { department: 'road' });
    return matter;
  }

  async takes(matter: string, role: string, step: string, answers: JsonObject = {}) {
    const actor =
      role === 'system'
        ? this.product.system()
        : await this.product.staff(OFFICE, role, role === 'intake' ? undefined : 'road');
    return this.product.takes(OFFICE, { matter }, step, actor, answers);
  }

  async make(change: HolidayChange, options: { expected?: string; key?: string } = {}): Promise<string> {
    const made = await this.product.app.get(ChangeCalendar).make(OFFICE, change, await this.administrator(), options);
    return made.id;
  }

  recount(change: string): Promise<void> {
    return this.product.app.get(RecountWork).carryOut(OFFICE, change);
  }

  get view(): CalendarView {
    return this.product.app.get(CalendarView);
  }

  page(matter: string) {
    return this.product.app.get(MatterPages).of(OFFICE, matter, this.product.system());
  }

  async facts(name: string): Promise<readonly { matter_id: string; body: Record<string, unknown> }[]> {
    return this.db.admin.query('select matter_id, body from fact where name = $1 order by at, matter_id, seq', [name]);
  }

  async letters(template: string): Promise<readonly { matter_id: string; recipient: string }[]> {
    return this.db.admin.query('select matter_id, recipient from letter where template = $1 order by id', [template]);
  }

  async reminders(matter: string): Promise<readonly { moment: string; due: string; state: string }[]> {
    return this.db.admin.query(
      `select moment, to_char(due_at at time zone 'Asia/Seoul', 'YYYY-MM-DD"T"HH24:MI') as due, state
       from reminder where matter_id = $1 order by due_at, moment`,
      [matter],
    );
  }

  async close(): Promise<void> {
    await this.product.close();
    await this.db.drop();
  }
}

/** The published holidays without some days, or only up to a year. */
export function knownHolidays(without: readonly string[], upTo = Infinity): HolidaySnapshot {
  const { years, days } = publishedHolidays();
  return holidaySnapshot(
    years.filter((year) => year <= upTo),
    Object.fromEntries(
      Object.entries(days).filter(([day]) => !without.includes(day) && Number(day.slice(0, 4)) <= upTo),
    ),
  );
}
