import { Module } from '@nestjs/common';
import { StepForms } from '../step-forms.js';
import { AccessLogPages } from './access-log.page.js';
import { BriefingPages } from './briefings.page.js';
import { Complainants } from './complainants.js';
import { CalendarPages } from './calendar.page.js';
import { CouncilActPages } from './council-act.page.js';
import { CouncilPages } from './councils.page.js';
import { MeetingPages } from './meetings.page.js';
import { LetterPages } from './letters.page.js';
import { CorrectionPages } from './correction.page.js';
import { DeskPages } from './desk.page.js';
import { DisposalPages } from './disposal.page.js';
import { ExportPages } from './exports.page.js';
import { StaffFilePages } from './files.page.js';
import { StaffMatterPages } from './matter.page.js';
import { NewMatterPages } from './new-matter.page.js';
import { OfficerFiles } from './officer-files.js';
import { StaffOpeningPages } from './opening-about.page.js';
import { PermissionLogPages } from './permission-log.page.js';
import { SignInPages } from './sign-in.page.js';
import { StaffDoor } from './staff-door.js';
import { StaffStepPages } from './step.page.js';
import { ReviewPages } from './reviews.page.js';
import { SuggestionPages } from './suggestions.page.js';
import { VisitPages } from './visits.page.js';

/** Every page of the console. Needs the product's global modules. */
@Module({
  controllers: [
    CalendarPages,
    BriefingPages,
    CouncilPages,
    CouncilActPages,
    MeetingPages,
    LetterPages,
    SignInPages,
    DeskPages,
    NewMatterPages,
    StaffMatterPages,
    StaffStepPages,
    StaffOpeningPages,
    ExportPages,
    AccessLogPages,
    PermissionLogPages,
    DisposalPages,
    StaffFilePages,
    CorrectionPages,
    VisitPages,
    SuggestionPages,
    ReviewPages,
  ],
  providers: [StaffDoor, StepForms, Complainants, OfficerFiles],
  exports: [Complainants, OfficerFiles],
})
export class ConsolePagesModule {}
