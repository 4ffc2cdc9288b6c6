import { Module } from '@nestjs/common';
import { StepForms } from '../step-forms.js';
import { DataRequestPages } from './data-request.page.js';
import { HomePages } from './home.page.js';
import { LinkPages } from './link.page.js';
import { PrivacyNoticePages } from './privacy-notice.page.js';
import { NewsPages } from './news.page.js';
import { ResidentDoor } from './resident-door.js';
import { MailCodePages } from './mail-code.page.js';
import { Residents } from './resident.js';
import { ResidentStepPages } from './resident-step.page.js';
import { SubmissionPages } from './submission.page.js';
import { TrackingPages } from './tracking.page.js';

/** Every page of the portal. Needs the product's global modules. */
@Module({
  controllers: [
    LinkPages,
    NewsPages,
    HomePages,
    SubmissionPages,
    MailCodePages,
    TrackingPages,
    ResidentStepPages,
    PrivacyNoticePages,
    DataRequestPages,
  ],
  providers: [Residents, ResidentDoor, StepForms],
})
export class PortalPagesModule {}
