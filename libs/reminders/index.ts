export { QueueWatch } from './queue-watch.js';
export { ReminderLoop } from './reminder-loop.js';
export { type Missed, type ReminderHealth, Reminders, type Wanted } from './reminders.js';
export { RemindersModule, RemindersWorkModule } from './reminders.module.js';
