export { MeetingsModule } from './meetings.module.js';
export { type EventCount, HeldEvents } from './views/held-events.js';
