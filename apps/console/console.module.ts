import { type DynamicModule, Module } from '@nestjs/common';
import type { Env, Secrets } from '#config/env';
import { HealthController } from '#front';
import { DeadlineController } from '../deadline.controller.js';
import { product } from '../wiring.js';
import { BriefingsController } from './api/briefings.controller.js';
import { ExportsController } from './api/exports.controller.js';
import { CalendarController } from './api/calendar.controller.js';
import { CouncilsController } from './api/councils.controller.js';
import { MatterFilesController } from './api/matter-files.controller.js';
import { MattersController } from './api/matters.controller.js';
import { OpeningsController } from './api/openings.controller.js';
import { MeetingsController, StaffCalendarController } from './api/meetings.controller.js';
import { ParkedController } from './api/parked.controller.js';
import { PrivacyController } from './api/privacy.controller.js';
import { SessionsController } from './api/sessions.controller.js';
import { SuggestionsController } from './api/suggestions.controller.js';
import { VisitsController } from './api/visits.controller.js';
import { ConsolePagesModule } from './console-pages.module.js';

/** The staff's front: pages and API. */
@Module({})
export class ConsoleModule {
  static with(env: Env, secrets: Secrets): DynamicModule {
    return {
      module: ConsoleModule,
      imports: [product(env, secrets), ConsolePagesModule],
      controllers: [
        HealthController,
        BriefingsController,
        CalendarController,
        CouncilsController,
        MeetingsController,
        StaffCalendarController,
        SessionsController,
        MattersController,
        MatterFilesController,
        OpeningsController,
        ParkedController,
        PrivacyController,
        ExportsController,
        VisitsController,
        SuggestionsController,
        DeadlineController,
      ],
    };
  }
}
