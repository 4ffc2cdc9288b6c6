import { Module } from '@nestjs/common';
import { BriefingCommand } from './briefing.command.js';
import { CalendarCommand } from './calendar.command.js';
import { ClockCommand } from './clock.command.js';
import { DeadlineCommand } from './deadline.command.js';
import { ImportCommand } from './import.command.js';
import { MigrateCommand } from './migrate.command.js';
import { OpenOfficeCommand } from './open-office.command.js';
import { ParkCommand, ParkListCommand, ParkReleaseCommand } from './park.command.js';
import { ReplayCommand } from './replay.command.js';
import { TokenCommand } from './token.command.js';
import { VerifyCommand } from './verify.command.js';

/** The command line. Each command opens what it needs, so that `deadline` runs without any database. */
@Module({
  providers: [
    MigrateCommand,
    OpenOfficeCommand,
    TokenCommand,
    VerifyCommand,
    ParkCommand,
    ParkListCommand,
    ParkReleaseCommand,
    ReplayCommand,
    ClockCommand,
    CalendarCommand,
    ImportCommand,
    DeadlineCommand,
    BriefingCommand,
  ],
})
export class OperatorModule {}
