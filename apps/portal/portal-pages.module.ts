import { Module } from '@nestjs/common';
import { PetitionsModule } from '#petitions';
import { ProposalsModule } from '#proposals';
import { StepForms } from '../step-forms.js';
import { ResidentFilePages } from './files.page.js';
import { ContactPages } from './contact.page.js';
import { HomePages } from './home.page.js';
import { JustOpened } from './just-opened.js';
import { LinkPages } from './link.page.js';
import { PrivacyNoticePages } from './privacy-notice.page.js';
import { NewsPages } from './news.page.js';
import { PetitionPages } from './petitions.page.js';
import { PublicMeetingPages } from './meetings.page.js';
import { ProposalPages } from './proposals.page.js';
import { ResidentDoor } from './resident-door.js';
import { MailCodePages } from './mail-code.page.js';
import { OpenedPages } from './opened.page.js';
import { OpeningPages } from './opening.page.js';
import { OpeningAboutPages } from './opening-about.page.js';
import { Residents } from './resident.js';
import { ResidentFiles } from './resident-files.js';
import { ResidentStepPages } from './resident-step.page.js';
import { PublicSuggestionPages } from './suggestions.page.js';
import { TrackingPages } from './tracking.page.js';

/** Every page of the portal. Needs the product's global modules. */
@Module({
  imports: [PetitionsModule, ProposalsModule],
  controllers: [
    LinkPages,
    NewsPages,
    HomePages,
    OpeningPages,
    MailCodePages,
    TrackingPages,
    OpenedPages,
    ResidentStepPages,
    ResidentFilePages,
    ContactPages,
    OpeningAboutPages,
    PrivacyNoticePages,
    PetitionPages,
    ProposalPages,
    PublicMeetingPages,
    PublicSuggestionPages,
  ],
  providers: [Residents, ResidentDoor, ResidentFiles, StepForms, JustOpened],
  exports: [ResidentFiles],
})
export class PortalPagesModule {}
