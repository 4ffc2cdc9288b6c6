import { ensure } from '#foundation';
import { type LocalDate, type LocalMinute, koreanMoment, seoulDate, seoulMinute } from '#calendar';
import type { Tx } from '#ledger';
import { type Deed, type Found, NamedInTables, type StepBeingTaken } from '#matters';
import type { Office } from '#office';
import { v7 as uuid } from 'uuid';
import { roomLabel, roomOf, substitutesOn, termsOn } from '../meeting-terms.js';
import { spanOf } from '../rules/slots.js';
import * as rows from '../storage/session-rows.js';

/** Takes the slot that was chosen, and leaves the one the matter had. */
@NamedInTables('take-slot')
export class TakeSlot implements Deed {
  /**
   * RuleBroken: `meetings.no-such-slot`, `meetings.session-not-planned`, `meetings.slot-is-past`, `meetings.on-a-day-off` {why},
   * `meetings.came-after-closing` {closing}, `meetings.slot-taken`.
   */
  async take(tx: Tx, { office, matter, answers, now }: StepBeingTaken): Promise<Found> {
    const [id = '', number = ''] = String(answers['slot']).split(':');
    ensure(/^[0-9a-f-]{36}$/.test(id), 'meetings.no-such-slot');
    await rows.inTurn(tx);
    const session = await rows.sessionHeld(tx, id);
    const slot = session && (await rows.slotsOfSession(tx, id)).find((each) => String(each.number) === number);
    ensure(slot, 'meetings.no-such-slot');
    ensure(session.state === 'planned', 'meetings.session-not-planned');
    ensure(session.dayOff === null || session.dayOffMeant, 'meetings.on-a-day-off', { why: session.dayOff });
    ensure(slot.startsAt > now, 'meetings.slot-is-past', { at: seoulMinute(slot.startsAt) });
    await this.refuseLate(tx, office, matter, session);
    if (slot.matter !== matter) {
      ensure(slot.matter === null, 'meetings.slot-taken');
      await rows.leavePlace(tx, matter);
      ensure(await rows.takeSlot(tx, id, slot.number, matter), 'meetings.slot-taken');
    }
    return foundAt(office, session, slot);
  }

  /** Whoever asked after the session was closed waits for a later one, so that nobody overtakes those who waited. */
  private async refuseLate(tx: Tx, office: Office, matter: string, session: rows.SessionRow): Promise<void> {
    const day = seoulDate(session.startsAt);
    const { closes } = termsOn(office, session.kind, day).terms;
    const submitted = await rows.submittedAt(tx, matter);
    if (closes === undefined || !submitted) return;
    const closing = office.calendar.addCalendarDays(day, -closes);
    ensure(seoulDate(submitted) <= closing, 'meetings.came-after-closing', { closing });
  }
}

/** The session moved: the matter stays in the same slot at its new time. */
@NamedInTables('follow-session')
export class FollowSession implements Deed {
  async take(tx: Tx, { office, matter }: StepBeingTaken): Promise<Found> {
    const slot = await rows.slotOfMatter(tx, matter);
    ensure(slot, 'meetings.no-such-slot');
    const session = await rows.sessionHeld(tx, slot.session);
    ensure(session, 'meetings.no-such-slot');
    return foundAt(office, session, slot);
  }
}

@NamedInTables('leave-place')
export class LeavePlace implements Deed {
  async take(tx: Tx, { matter }: StepBeingTaken): Promise<Found> {
    await rows.inTurn(tx);
    await rows.leavePlace(tx, matter);
    return {};
  }
}

/** A substitute meets the resident at a time that is theirs alone, in a room or where it is agreed. */
@NamedInTables('keep-room-then')
export class KeepRoomThen implements Deed {
  /** RuleBroken: `meetings.no-such-substitute`, `meetings.no-such-room`, `meetings.room-taken` {room}, `meetings.delegate-taken` {delegate}. */
  async take(tx: Tx, { office, matter, answers, now }: StepBeingTaken): Promise<Found> {
    const delegate = substitutesOn(office, seoulDate(now)).find(({ id }) => id === answers['delegate']);
    ensure(delegate, 'meetings.no-such-substitute');
    const at = String(answers['at']) as LocalMinute;
    const minutes = Number(answers['minutes']);
    await rows.inTurn(tx);
    await rows.leavePlace(tx, matter);
    const room = answers['room'] === undefined ? undefined : String(answers['room']);
    if (room !== undefined) await keep(tx, office, matter, room, at, minutes);
    const meets = await rows.keepDelegate(tx, { matter, delegate: delegate.id, ...spanOf(at, minutes) });
    ensure(meets, 'meetings.delegate-taken', { delegate: delegate.title });
    const label = roomLabel(office, room);
    return {
      values: {
        delegateRole: delegate.role,
        meetsAt: at,
        meetsOn: at.slice(0, 10),
        minutes,
        ...(room !== undefined && { room }),
        ...(delegate.material !== undefined && {
          materialDue: office.calendar.addCalendarDays(at.slice(0, 10), -delegate.material),
        }),
      },
      words: { delegate: delegate.title, ...(label !== undefined && { room: label }) },
    };
  }
}

/** Somebody is here: the room is kept from now on. */
@NamedInTables('keep-room-now')
export class KeepRoomNow implements Deed {
  /** RuleBroken: `meetings.no-such-room`, `meetings.room-taken` {room}. */
  async take(tx: Tx, { office, matter, answers, now }: StepBeingTaken): Promise<Found> {
    const room = String(answers['room']);
    const minutes = Number(answers['minutes']);
    const at = seoulMinute(now);
    await rows.inTurn(tx);
    await keep(tx, office, matter, room, at, minutes);
    return {
      values: { meetsAt: at, meetsOn: at.slice(0, 10), minutes, room },
      words: { room: roomLabel(office, room) ?? room },
    };
  }
}

async function keep(tx: Tx, office: Office, matter: string, room: string, at: LocalMinute, minutes: number) {
  ensure(roomOf(office, room), 'meetings.no-such-room');
  const use = { id: uuid(), room, ...spanOf(at, minutes), matter };
  ensure(await rows.keepRoom(tx, use), 'meetings.room-taken', { room: roomLabel(office, room) ?? room });
}

function foundAt(office: Office, session: rows.SessionRow, slot: rows.SlotRow): Found {
  const at = seoulMinute(slot.startsAt);
  const day = at.slice(0, 10) as LocalDate;
  const { meeting, terms } = termsOn(office, session.kind, seoulDate(session.startsAt));
  const minutes = Math.round((slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000);
  return {
    values: {
      session: session.id,
      meeting: session.kind,
      meetsAt: at,
      meetsOn: day,
      minutes,
      ...(session.room !== null && { room: session.room }),
      ...(terms.material !== undefined && { materialDue: office.calendar.addCalendarDays(day, -terms.material) }),
    },
    words: { slot: `${meeting.label} ${koreanMoment(at)} (${String(minutes)}분)` },
  };
}
