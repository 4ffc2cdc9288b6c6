import { CommandBus } from '@nestjs/cqrs';
import { v7 as uuid } from 'uuid';
import { alongWith, ensure, type JsonObject } from '#foundation';
import { type LocalMinute, seoulDate } from '#calendar';
import type { Tx } from '#ledger';
import { type Deed, type Found, NamedInTables, type StepBeingTaken, TakeStep } from '#matters';
import type { Office } from '#office';
import { type Answers, whenPublished } from '#procedure';
import { type MeetingTerms, roomLabel, termsOn } from '../meeting-terms.js';
import { keptFor, slotsOf, type Span, spanOf } from '../rules/slots.js';
import * as rows from '../storage/session-rows.js';

const SYSTEM = alongWith('meetings.session');

/** Why nobody works on that day. Nobody sets a session on a day off by mistake: whoever means it says so. */
function dayOffMeant(office: Office, at: LocalMinute, answers: Answers): string | null {
  const day = at.slice(0, 10);
  const why = whenPublished(() => office.calendar.whyOff(day));
  ensure(why === undefined || answers['dayOff'] === true, 'meetings.day-off-unconfirmed', { day, why: why ?? '' });
  return why ?? null;
}

@NamedInTables('plan-session')
export class PlanSession implements Deed {
  /**
   * RuleBroken: `meetings.no-such-kind`, `meetings.not-yet-in-force`, `meetings.day-off-unconfirmed` {day, why},
   * `meetings.day-planned-already`, `meetings.room-taken` {room}.
   */
  async take(tx: Tx, { office, matter: id, answers }: StepBeingTaken): Promise<Found> {
    const kind = String(answers['meeting']);
    const at = String(answers['at']) as LocalMinute;
    const { meeting, terms } = termsOn(office, kind, at.slice(0, 10));
    const dayOff = dayOffMeant(office, at, answers);
    const span = spanOf(at, terms.minutes);
    await rows.inTurn(tx);
    const ruled = typeof answers['ruled'] === 'string' ? answers['ruled'] : null;
    const row = { id, kind, ruled, ...span, room: terms.room ?? null, dayOff };
    ensure(await rows.keepSession(tx, row), 'meetings.day-planned-already', { day: ruled });
    await keepItsRoom(tx, office, id, terms, span);
    if (terms.slots !== undefined) await rows.keepSlots(tx, id, slotsOf(span, terms.slots));
    return { values: { meetsAt: at, meetsOn: at.slice(0, 10) }, words: { meeting: meeting.label } };
  }
}

@NamedInTables('move-session')
export class MoveSession implements Deed {
  constructor(private readonly commands: CommandBus) {}

  /** RuleBroken: `meetings.session-not-planned`, `meetings.day-off-unconfirmed` {day, why}, `meetings.room-taken` {room}. */
  async take(tx: Tx, { office, matter: id, answers }: StepBeingTaken): Promise<Found> {
    const at = String(answers['at']) as LocalMinute;
    const dayOff = dayOffMeant(office, at, answers);
    await rows.inTurn(tx);
    const session = await plannedSession(tx, id);
    const minutes = (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000;
    const span = spanOf(at, minutes);
    const { terms } = termsOn(office, session.kind, at.slice(0, 10));
    await rows.leaveRoom(tx, id);
    await rows.moveSession(tx, id, span, dayOff);
    await keepItsRoom(tx, office, id, { ...terms, room: session.room ?? undefined }, span);
    const slots = await rows.slotsOfSession(tx, id);
    if (slots.length > 0) await rows.keepSlots(tx, id, slotsOf(span, slots.length));
    await tellAll(this.commands, office, slots, 'move-with-session', { reason: textOf(answers['reason']) });
    return { values: { meetsAt: at, meetsOn: at.slice(0, 10) } };
  }
}

@NamedInTables('cancel-session')
export class CancelSession implements Deed {
  constructor(private readonly commands: CommandBus) {}

  /** RuleBroken: `meetings.session-not-planned`. */
  async take(tx: Tx, { office, matter: id, answers }: StepBeingTaken): Promise<Found> {
    await rows.inTurn(tx);
    await plannedSession(tx, id);
    const slots = await rows.slotsOfSession(tx, id);
    await rows.leaveRoom(tx, id);
    await rows.endSession(tx, id, 'cancelled');
    await tellAll(this.commands, office, slots, 'lose-place', { reason: textOf(answers['reason']) });
    return {};
  }
}

@NamedInTables('close-session')
export class CloseSession implements Deed {
  /** RuleBroken: `meetings.session-not-planned`, `meetings.some-not-recorded` {count}. */
  async take(tx: Tx, { matter: id, answers }: StepBeingTaken): Promise<Found> {
    await rows.inTurn(tx);
    await plannedSession(tx, id);
    const count = await rows.unrecordedIn(tx, id);
    ensure(count === 0, 'meetings.some-not-recorded', { count });
    await rows.endSession(tx, id, 'held', { groups: Number(answers['groups']), people: Number(answers['attended']) });
    return {};
  }
}

/** A holiday was declared on its day: everyone who was selected hears that the day will be another. */
@NamedInTables('warn-of-day-off')
export class WarnOfDayOff implements Deed {
  constructor(private readonly commands: CommandBus) {}

  async take(tx: Tx, { office, matter: id }: StepBeingTaken): Promise<Found> {
    await rows.inTurn(tx);
    const session = await plannedSession(tx, id);
    await rows.noteDayOff(tx, id, office.calendar.whyOff(seoulDate(session.startsAt)) ?? '쉬는 날');
    await tellAll(this.commands, office, await rows.slotsOfSession(tx, id), 'warn-of-day-off', {});
    return {};
  }
}

async function plannedSession(tx: Tx, id: string): Promise<rows.SessionRow> {
  const session = await rows.sessionHeld(tx, id);
  ensure(session?.state === 'planned', 'meetings.session-not-planned');
  return session;
}

async function keepItsRoom(
  tx: Tx,
  office: Office,
  session: string,
  terms: Pick<MeetingTerms, 'before' | 'after'> & { readonly room?: string | undefined },
  span: Span,
): Promise<void> {
  if (terms.room === undefined) return;
  const kept = keptFor(span, terms);
  const use = { id: uuid(), room: terms.room, ...kept, session };
  ensure(await rows.keepRoom(tx, use), 'meetings.room-taken', { room: roomLabel(office, terms.room) ?? '' });
}

/** In the same transaction: nobody is left in a session that is not there, and nobody is told of what did not happen. */
async function tellAll(
  commands: CommandBus,
  { code }: Office,
  slots: readonly rows.SlotRow[],
  step: string,
  answers: JsonObject,
): Promise<void> {
  for (const { matter } of slots) {
    if (matter !== null) await commands.execute(new TakeStep(code, { matter }, step, SYSTEM, answers));
  }
}

function textOf(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'text' in answer ? String(answer.text) : '';
}
