import { Global, Module } from '@nestjs/common';
import { HeldEvents } from './views/held-events.js';

/** Meetings with residents: every process. Needs the global ledger, office, people, letters and matters modules. */
@Global()
@Module({ providers: [HeldEvents], exports: [HeldEvents] })
export class MeetingsModule {}
