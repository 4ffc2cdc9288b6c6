export { type PlannedDay, PlanSessions } from './actions/plan-sessions.js';
export { MeetingLetterContents } from './meeting-letter-contents.js';
export { MeetingReactionsModule, MeetingsModule } from './meetings.module.js';
export { meetingGuards } from './rules/guards.js';
export { type EventCount, HeldEvents } from './views/held-events.js';
export { MeetingBoard, type BoardSession, type MeetingBrief, type WaitingRequest } from './views/meeting-board.js';
export { MeetingCalendars } from './views/meeting-calendars.js';
export { type PublicMeeting, PublicMeetings } from './views/public-meetings.js';
export { type MeetingFigures, MeetingFiguresView } from './views/meeting-figures.js';
