import { type DynamicModule, Module } from '@nestjs/common';
import type { Env, Secrets } from '#config/env';
import { HealthController } from '#front';
import { DeadlineController } from '../deadline.controller.js';
import { PetitionsModule } from '#petitions';
import { ProposalsModule } from '#proposals';
import { product } from '../wiring.js';
import { ComplaintsController } from './api/complaints.controller.js';
import { OpeningsController } from './api/openings.controller.js';
import { OfficesController } from './api/offices.controller.js';
import { PetitionsController } from './api/petitions.controller.js';
import { PublicMeetingsController } from './api/meetings.controller.js';
import { ProposalsController } from './api/proposals.controller.js';
import { SuggestionsController } from './api/suggestions.controller.js';
import { TrackingFilesController } from './api/tracking-files.controller.js';
import { TrackingController } from './api/tracking.controller.js';
import { PortalPagesModule } from './portal-pages.module.js';
import { Residents } from './resident.js';
import { ResidentOpenings } from './resident-openings.js';

/** The residents' front: pages and the public API. */
@Module({})
export class PortalModule {
  static with(env: Env, secrets: Secrets): DynamicModule {
    return {
      module: PortalModule,
      imports: [product(env, secrets), PortalPagesModule, PetitionsModule, ProposalsModule],
      controllers: [
        HealthController,
        OfficesController,
        ComplaintsController,
        OpeningsController,
        TrackingController,
        TrackingFilesController,
        DeadlineController,
        PetitionsController,
        ProposalsController,
        PublicMeetingsController,
        SuggestionsController,
      ],
      providers: [Residents, ResidentOpenings],
    };
  }
}
