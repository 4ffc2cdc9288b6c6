export { type PlannedDay, PlanSessions } from './actions/plan-sessions.js';
export { MeetingLetterContents } from './meeting-letter-contents.js';
export { MeetingReactionsModule, MeetingsModule } from './meetings.module.js';
export { meetingGuards } from './rules/guards.js';
export { type EventCount, HeldEvents } from './views/held-events.js';
