import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Actor, Clock, ensure } from '#foundation';
import { collided, FactLog, Hints, OfficeTx, type Tx } from '#ledger';
import { ChangeHolidays, type HolidayChange } from '#office';
import { CalendarChanged } from '../facts.js';
import {
  type CalendarChange,
  calendarChange,
  calendarChangeByKey,
  calendarChanges,
  keepCalendarChange,
  leftToRecount,
  type NewCalendarChange,
} from '../storage/calendar-changes.js';

/** Heard by whoever recounts. */
export const RECOUNTS_CHANNEL = 'tongtong_recounts';

const TRIES = 5;

/** Changes the calendar of an office and has its open matters counted anew. */
@Injectable()
export class ChangeCalendar {
  constructor(
    private readonly offices: OfficeTx,
    private readonly holidays: ChangeHolidays,
    private readonly facts: FactLog,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /**
   * The calendar is another from now on; the recount follows in the background. `expected`: id of the calendar that was looked at
   * beforehand. The same `key` of the same actor is answered alike.
   * @throws RuleBroken `front.not-allowed` (not an administrator), `office.calendar-moved-on`, `matters.key-reused`, and what the change breaks
   */
  async make(
    office: string,
    change: HolidayChange,
    actor: Actor,
    options: { readonly expected?: string; readonly key?: string } = {},
  ): Promise<CalendarChange> {
    ensureAdministrator(actor);
    const madeBy = `${actor.kind}:${actor.id}`;
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.run(office, async (tx) => {
          // Held before it is asked whether this was said before: of two who say it at once the second waits for the first's answer.
          await this.holidays.hold(tx);
          const key = options.key ?? null;
          const known = key === null ? undefined : await calendarChangeByKey(tx, madeBy, key);
          if (known) {
            ensure(says(known, change), 'matters.key-reused');
            return known;
          }
          const { before, after } = await this.holidays.make(office, change, options.expected);
          return this.begin(tx, { ...partsOf(change), before: before.id, after: after.id, madeBy, key });
        });
      } catch (error) {
        if (tries >= TRIES || !collided(error)) throw error;
      }
    }
  }

  /** Where the office took up newly published holidays and nobody recounted yet: begins that. Undefined when there is nothing to do. */
  async takeUp(office: string): Promise<CalendarChange | undefined> {
    return this.offices.run(office, async (tx) => {
      const latest = await this.holidays.latest(tx);
      const [last] = await calendarChanges(tx, 1);
      if (last?.after === latest.id || (await leftToRecount(tx, latest.id, 1)).length === 0) return undefined;
      const adopted = { kind: 'adopted', day: null, year: null, name: null } as const;
      const before = last?.after ?? latest.id;
      return this.begin(tx, { ...adopted, before, after: latest.id, madeBy: 'system:office.open', key: null });
    });
  }

  private async begin(tx: Tx, change: Omit<NewCalendarChange, 'id' | 'madeAt'>): Promise<CalendarChange> {
    const { kind, day, year, before, after, madeBy: actor } = change;
    const id = uuid();
    const at = this.clock.now(tx.office);
    await keepCalendarChange(tx, { ...change, id, madeAt: at });
    const body = { change: id, why: kind, day, year, before, after };
    await this.facts.appendNext(tx, { matter: id, kind: CalendarChanged, body, actor, at });
    tx.afterCommit(() => this.hints.tell(RECOUNTS_CHANNEL));
    const kept = await calendarChange(tx, id);
    if (!kept) throw new Error('an insert leaves its row');
    return kept;
  }
}

/** 공휴일을 고치는 사람: the system's administrator; the operator's command line acts as the system. */
export function ensureAdministrator({ kind, roles }: Actor): void {
  ensure(kind === 'system' || roles.includes('administrator'), 'front.not-allowed');
}

function partsOf(change: HolidayChange): Pick<NewCalendarChange, 'kind' | 'day' | 'year' | 'name'> {
  switch (change.kind) {
    case 'declared':
      return { kind: change.kind, day: change.day, year: null, name: change.name };
    case 'withdrawn':
      return { kind: change.kind, day: change.day, year: null, name: null };
    case 'published':
      return { kind: change.kind, day: null, year: change.year, name: null };
  }
}

function says(known: CalendarChange, change: HolidayChange): boolean {
  const { kind, day, year, name } = partsOf(change);
  return known.kind === kind && known.day === day && known.year === year && known.name === name;
}
