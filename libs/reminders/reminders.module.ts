import { Module } from '@nestjs/common';
import { ReminderLoop } from './reminder-loop.js';
import { Reminders } from './reminders.js';

/** Arming moments: every process that takes steps. Needs the global LedgerModule. */
@Module({ providers: [Reminders], exports: [Reminders] })
export class RemindersModule {}

/** Firing them: the worker alone. Needs a global `Clock` and the ledger's DeliveryModule for the queue. */
@Module({ imports: [RemindersModule], providers: [ReminderLoop], exports: [ReminderLoop] })
export class RemindersWorkModule {}
