import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Calendar, endOfDay, instantOf } from '#calendar';
import { Clock, systemActor } from '#foundation';
import { collided, FactLog, FACTS_CHANNEL, Hints, OfficeTx, type Tx } from '#ledger';
import { ChangeHolidays, type Office, OfficeDirectory } from '#office';
import { momentsOf } from '#procedure';
import { Reminders } from '#reminders';
import { type CalendarMoved, Recounted, RecountFinished } from '../facts.js';
import { Procedures } from '../procedures.js';
import { dueOn, promiseBeside, stillRuns, supersededCalendar } from '../rules/recount.js';
import {
  advanceRecount,
  type CalendarChange,
  calendarChange,
  claimRecount,
  finishRecount,
  keepRecount,
  leftToRecount,
  nextToRecount,
  recountMatter,
} from '../storage/calendar-changes.js';
import { type Loaded, recordOf } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';

const BATCH = 100;
const LEASE_SECONDS = 30;
const TRIES = 8;
const ACTOR = systemActor('matters.recount');

/**
 * Counts every open matter of an office anew after its calendar changed: in batches, each matter in its own transaction, under the lock
 * of its facts. Cut short anywhere it goes on from its last batch, and what was recounted already is left alone.
 */
@Injectable()
export class RecountWork {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly holidays: ChangeHolidays,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly facts: FactLog,
    private readonly reminders: Reminders,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /** Does nothing when the recount is done or in other hands. `told`: after each batch. */
  async carryOut(code: string, id: string, told: (examined: number) => void = () => undefined): Promise<void> {
    const token = randomUUID();
    if (!(await this.offices.quick(code, (tx) => claimRecount(tx, id, token, LEASE_SECONDS)))) return;
    const change = await this.offices.quick(code, (tx) => calendarChange(tx, id));
    if (!change) return;
    let { reached } = change;
    for (let examined = change.examined; ;) {
      // A later change counts everything by itself, and knows the reason to tell.
      const calendar = await this.calendarOf(code, change);
      if (!calendar) break;
      const batch = await this.offices.quick(code, (tx) => nextToRecount(tx, reached, BATCH));
      if (batch.length === 0) {
        await this.sweep(code, change, calendar);
        break;
      }
      for (const matter of batch) await this.one(code, matter, change, calendar);
      reached = batch.at(-1) ?? reached;
      examined += batch.length;
      const still = await this.offices.quick(code, (tx) =>
        advanceRecount(tx, id, token, String(reached), batch.length, LEASE_SECONDS),
      );
      if (!still) return;
      told(examined);
    }
    await this.finish(code, id, token);
  }

  /** The office's calendar, when it is still the one this change made. */
  private async calendarOf(code: string, { after }: CalendarChange): Promise<Calendar | undefined> {
    const office = await this.directory.of(code);
    const latest = await this.offices.run(code, (tx) => this.holidays.latest(tx));
    return latest.id === after ? office.calendarOn(latest) : undefined;
  }

  /** A step taken by a process that had not heard of the new calendar yet put its matter back on the old one. */
  private async sweep(code: string, change: CalendarChange, calendar: Calendar): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const left = await this.offices.quick(code, (tx) => leftToRecount(tx, change.after, BATCH));
      if (left.length === 0) return;
      for (const matter of left) await this.one(code, matter, change, calendar);
    }
  }

  private async one(code: string, matter: string, change: CalendarChange, calendar: Calendar): Promise<void> {
    const office = await this.directory.of(code);
    for (let tries = 1; ; tries++) {
      try {
        const told = await this.offices.run(code, (tx) => this.recount(tx, office, matter, change, calendar));
        if (told) this.hints.tell(FACTS_CHANNEL);
        return;
      } catch (error) {
        if (tries >= TRIES || !(collided(error) || error instanceof MovedOn)) throw error;
      }
    }
  }

  /** Answers whether the date moved. */
  private async recount(
    tx: Tx,
    office: Office,
    matter: string,
    change: CalendarChange,
    calendar: Calendar,
  ): Promise<boolean> {
    const loaded = await this.store.load(tx, matter);
    if (!loaded || loaded.row.ended_at !== null) return false;
    const { row } = loaded;
    const record = recordOf(row);
    const procedure = this.procedures.of(office).exactly(row.procedure, record.version);
    const moved = stillRuns(record.clock) ? await this.moveOf(tx, office, loaded, calendar) : undefined;
    const due = moved ? moved.newDue : stillRuns(record.clock) ? dueOn(procedure, record.clock, calendar) : row.due;
    const promised =
      moved && record.clock ? promiseBeside(row.promised, record.clock, moved.oldDue, moved.newDue) : row.promised;
    const standing = { due, dueAt: instant(due), calendar: change.after, promised };
    if (!(await recountMatter(tx, matter, row.step_no, standing))) throw new MovedOn();
    if (moved) {
      const body = {
        ...movedBy(change),
        from: moved.from,
        to: change.after,
        oldDue: moved.oldDue,
        newDue: moved.newDue,
      };
      const at = this.clock.now(tx.office);
      const draft = { matter, kind: Recounted, body, actor: `${ACTOR.kind}:${ACTOR.id}`, at };
      await this.facts.append(tx, loaded.tip, draft).written;
      await keepRecount(tx, change.id, matter, moved.oldDue, moved.newDue);
    }
    const wanted = momentsOf(procedure, record, calendar).map(({ moment, at }) => ({
      moment: moment.code,
      at,
      missed: moment.missed,
    }));
    await this.reminders.arm(tx, new Map([[matter, wanted]]));
    return moved !== undefined;
  }

  /** From which promise to which date; undefined when nothing moved. */
  private async moveOf(
    tx: Tx,
    office: Office,
    { row }: Loaded,
    calendar: Calendar,
  ): Promise<{ from: string; oldDue: string | null; newDue: string } | undefined> {
    const record = recordOf(row);
    const procedure = this.procedures.of(office).exactly(row.procedure, record.version);
    const newDue = dueOn(procedure, record.clock, calendar);
    if (newDue === null) return undefined;
    const present = calendar.holidays.id;
    if (row.calendar !== present) {
      return row.due === newDue ? undefined : { from: row.calendar, oldDue: row.due, newDue };
    }
    const from = supersededCalendar(await this.facts.of(tx, row.id), present);
    const known = from === undefined ? undefined : await this.holidays.named(tx, from);
    if (from === undefined || !known) return undefined;
    const oldDue = dueOn(procedure, record.clock, office.calendarOn(known));
    return oldDue === newDue ? undefined : { from, oldDue, newDue };
  }

  private async finish(code: string, id: string, token: string): Promise<void> {
    await this.offices.run(code, async (tx) => {
      const at = this.clock.now(code);
      if (!(await finishRecount(tx, id, token, at))) return;
      const change = await calendarChange(tx, id);
      if (!change) return;
      const body = { ...movedBy(change), examined: change.examined, moved: change.moved };
      const actor = `${ACTOR.kind}:${ACTOR.id}`;
      await this.facts.appendNext(tx, { matter: id, kind: RecountFinished, body, actor, at });
      tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
    });
  }
}

/** A step was taken between reading and writing. */
class MovedOn extends Error {}

function movedBy({ id, kind, day, year }: CalendarChange): CalendarMoved {
  return { change: id, why: kind, day, year };
}

function instant(due: string | null): Date | null {
  if (due === null) return null;
  return due.length === 10 ? endOfDay(due) : instantOf(due);
}
