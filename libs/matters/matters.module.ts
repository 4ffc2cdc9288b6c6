import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { RemindersModule } from '#reminders';
import { DayLetterContent } from './day-letter-content.js';
import { FrontAddresses, LetterContents } from './letter-content.js';
import { MailCodeLetters } from './mail-code-letters.js';
import { Procedures } from './procedures.js';
import { ArmMomentsOfTheClock } from './reactions/arm-moments-of-the-clock.js';
import { CountWhereMattersStand } from './reactions/count-where-matters-stand.js';
import { IndexWordsForSearch } from './reactions/index-words-for-search.js';
import { TakeTheStepThatFellDue } from './reactions/take-the-step-that-fell-due.js';
import { TakeTheStepsAStepBringsAbout } from './reactions/take-the-steps-a-step-brings-about.js';
import { WriteTheLettersAStepNames } from './reactions/write-the-letters-a-step-names.js';
import { WriteTheMailCode } from './reactions/write-the-mail-code.js';
import { MatterLinks } from './storage/matter-links.js';
import { MatterStore } from './storage/matter-store.js';
import { PassageKey, Passages } from './storage/passages.js';
import { TakeStepHandler } from './take-step.handler.js';
import { MatterCounts } from './views/counts.js';
import { MatterPages } from './views/matter-page.js';
import { MonthlyFigures } from './views/monthly-figures.js';
import { OfficerDesk } from './views/officer-desk.js';
import { MatterSearch } from './views/search.js';
import { StepTexts } from './views/step-texts.js';
import { SystemWatch } from './system-watch.js';
import { Timeline } from './views/timeline.js';
import { WaitingLetters } from './views/waiting-letters.js';
import { WriteDayLetters } from './write-day-letters.js';

/** Taking steps and looking at matters: every process. Needs the global ledger, office and people modules. */
@Module({})
export class MattersModule {
  static with(procedures: Procedures, passages: PassageKey, addresses: FrontAddresses): DynamicModule {
    const told: Provider[] = [
      { provide: Procedures, useValue: procedures },
      MatterStore,
      MatterLinks,
      Passages,
      Timeline,
      MatterPages,
      OfficerDesk,
      MatterSearch,
      StepTexts,
      MatterCounts,
      MonthlyFigures,
      WaitingLetters,
      SystemWatch,
      DayLetterContent,
      LetterContents,
      MailCodeLetters,
      { provide: FrontAddresses, useValue: addresses },
    ];
    return {
      module: MattersModule,
      global: true,
      imports: [CqrsModule.forRoot(), RemindersModule],
      providers: [...told, { provide: PassageKey, useValue: passages }, TakeStepHandler],
      exports: [CqrsModule, RemindersModule, ...told],
    };
  }
}

/** What follows from steps by itself: the worker, and the operator for replays. */
@Module({
  providers: [
    CountWhereMattersStand,
    IndexWordsForSearch,
    ArmMomentsOfTheClock,
    WriteTheLettersAStepNames,
    TakeTheStepThatFellDue,
    TakeTheStepsAStepBringsAbout,
    WriteTheMailCode,
    WriteDayLetters,
  ],
  exports: [WriteDayLetters],
})
export class MatterReactionsModule {}
