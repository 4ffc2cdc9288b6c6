import { Module } from '@nestjs/common';
import { StepForms } from '../step-forms.js';
import { BriefingPages } from './briefings.page.js';
import { LetterPages } from './letters.page.js';
import { DeskPages } from './desk.page.js';
import { StaffMatterPages } from './matter.page.js';
import { NewMatterPages } from './new-matter.page.js';
import { SignInPages } from './sign-in.page.js';
import { StaffDoor } from './staff-door.js';
import { StaffStepPages } from './step.page.js';

/** Every page of the console. Needs the product's global modules. */
@Module({
  controllers: [BriefingPages, LetterPages, SignInPages, DeskPages, NewMatterPages, StaffMatterPages, StaffStepPages],
  providers: [StaffDoor, StepForms],
})
export class ConsolePagesModule {}
