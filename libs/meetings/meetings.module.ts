import { Global, Module } from '@nestjs/common';
import { PlanSessions } from './actions/plan-sessions.js';
import { FollowSession, KeepRoomNow, KeepRoomThen, LeavePlace, TakeSlot } from './deeds/places.js';
import { CancelSession, CloseSession, MoveSession, PlanSession, WarnOfDayOff } from './deeds/sessions.js';
import { MeetingLetterContents } from './meeting-letter-contents.js';
import { WarnOfANewDayOff } from './reactions/warn-of-a-new-day-off.js';
import { HeldEvents } from './views/held-events.js';
import { MeetingBoard } from './views/meeting-board.js';
import { MeetingFiguresView } from './views/meeting-figures.js';
import { MeetingCalendars } from './views/meeting-calendars.js';
import { SessionFiguresView } from './views/session-figures.js';
import { PublicMeetings } from './views/public-meetings.js';
import { FreeSlots, MeetingKinds, Rooms, Substitutes } from './views/offers.js';

/** Meetings with residents: every process. Needs the global ledger, office, people, letters and matters modules. */
@Global()
@Module({
  providers: [
    TakeSlot,
    FollowSession,
    LeavePlace,
    KeepRoomThen,
    KeepRoomNow,
    PlanSession,
    MoveSession,
    CancelSession,
    CloseSession,
    WarnOfDayOff,
    FreeSlots,
    Rooms,
    Substitutes,
    MeetingKinds,
    PlanSessions,
    HeldEvents,
    MeetingLetterContents,
    MeetingBoard,
    PublicMeetings,
    MeetingCalendars,
    MeetingFiguresView,
    SessionFiguresView,
  ],
  exports: [
    MeetingFiguresView,
    SessionFiguresView,
    PlanSessions,
    HeldEvents,
    MeetingLetterContents,
    MeetingBoard,
    PublicMeetings,
    MeetingCalendars,
  ],
})
export class MeetingsModule {}

/** What follows by itself: the worker. */
@Module({ providers: [WarnOfANewDayOff] })
export class MeetingReactionsModule {}
