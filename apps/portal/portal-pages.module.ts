import { Module } from '@nestjs/common';
import { StepForms } from '../step-forms.js';
import { ResidentFilePages } from './files.page.js';
import { HomePages } from './home.page.js';
import { LinkPages } from './link.page.js';
import { ResidentDoor } from './resident-door.js';
import { MailCodePages } from './mail-code.page.js';
import { Residents } from './resident.js';
import { ResidentFiles } from './resident-files.js';
import { ResidentStepPages } from './resident-step.page.js';
import { SubmissionPages } from './submission.page.js';
import { TrackingPages } from './tracking.page.js';

/** Every page of the portal. Needs the product's global modules. */
@Module({
  controllers: [
    LinkPages,
    HomePages,
    SubmissionPages,
    MailCodePages,
    TrackingPages,
    ResidentStepPages,
    ResidentFilePages,
  ],
  providers: [Residents, ResidentDoor, ResidentFiles, StepForms],
  exports: [ResidentFiles],
})
export class PortalPagesModule {}
