export { MeetingsModule } from './meetings.module.js';
export { meetingGuards } from './rules/guards.js';
export { type EventCount, HeldEvents } from './views/held-events.js';
