import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { RemindersModule } from '#reminders';
import { Deeds } from './deeds.js';
import { DayLetterContent } from './day-letter-content.js';
import { FrontAddresses, LetterContents } from './letter-content.js';
import { LettersBesideTheTables } from './letters-beside-the-tables.js';
import { MailCodeLetters } from './mail-code-letters.js';
import { ChangeCalendar } from './actions/change-calendar.js';
import { RecountWork } from './actions/recount-work.js';
import { Procedures } from './procedures.js';
import { ArmMomentsOfTheClock } from './reactions/arm-moments-of-the-clock.js';
import { CountWhereMattersStand } from './reactions/count-where-matters-stand.js';
import { IndexWordsForSearch } from './reactions/index-words-for-search.js';
import { TellOfficersOfARecount } from './reactions/tell-officers-of-a-recount.js';
import { TellWhoseDateMoved } from './reactions/tell-whose-date-moved.js';
import { TakeTheStepThatFellDue } from './reactions/take-the-step-that-fell-due.js';
import { TakeTheStepsAStepBringsAbout } from './reactions/take-the-steps-a-step-brings-about.js';
import { TellTheOfficerALetterDidNotArrive } from './reactions/tell-the-officer-a-letter-did-not-arrive.js';
import { WriteTheLettersAStepNames } from './reactions/write-the-letters-a-step-names.js';
import { WriteTheMailCode } from './reactions/write-the-mail-code.js';
import { ContentsGone } from './storage/contents-gone.js';
import { MatterLinks } from './storage/matter-links.js';
import { ReplyNotes } from './reply-notes.js';
import { RecountDigest } from './recount-digest.js';
import { RecountLoop } from './recount-loop.js';
import { StepDrafts } from './storage/step-drafts.js';
import { MatterStore } from './storage/matter-store.js';
import { PassageKey, Passages } from './storage/passages.js';
import { TakeStepHandler } from './take-step.handler.js';
import { CalendarView } from './views/calendar-view.js';
import { MatterCounts } from './views/counts.js';
import { DeskCounter } from './views/desk-counts.js';
import { MatterPages } from './views/matter-page.js';
import { MatterRegister } from './views/matter-register.js';
import { MonthlyFigures } from './views/monthly-figures.js';
import { Openings } from './views/openings.js';
import { OfficerDesk } from './views/officer-desk.js';
import { MatterSearch } from './views/search.js';
import { SimilarMatters } from './views/similar-matters.js';
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
      ContentsGone,
      StepDrafts,
      Passages,
      Timeline,
      MatterPages,
      Openings,
      OfficerDesk,
      DeskCounter,
      MatterSearch,
      SimilarMatters,
      StepTexts,
      MatterCounts,
      MonthlyFigures,
      MatterRegister,
      RecountDigest,
      WaitingLetters,
      SystemWatch,
      DayLetterContent,
      LetterContents,
      ChangeCalendar,
      RecountWork,
      CalendarView,
      MailCodeLetters,
      LettersBesideTheTables,
      ReplyNotes,
      Deeds,
      { provide: FrontAddresses, useValue: addresses },
    ];
    return {
      module: MattersModule,
      global: true,
      imports: [CqrsModule.forRoot(), DiscoveryModule, RemindersModule],
      providers: [...told, { provide: PassageKey, useValue: passages }, TakeStepHandler],
      exports: [CqrsModule, RemindersModule, PassageKey, ...told],
    };
  }
}

/** What follows from steps by itself: the worker, and the operator for replays. */
@Module({
  // In this order within a batch: the counts come last, because every batch of an office waits for the one that holds them.
  providers: [
    IndexWordsForSearch,
    ArmMomentsOfTheClock,
    WriteTheLettersAStepNames,
    CountWhereMattersStand,
    TakeTheStepThatFellDue,
    TakeTheStepsAStepBringsAbout,
    WriteTheMailCode,
    TellTheOfficerALetterDidNotArrive,
    TellWhoseDateMoved,
    TellOfficersOfARecount,
    WriteDayLetters,
  ],
  exports: [WriteDayLetters],
})
export class MatterReactionsModule {}

/** Counting open matters anew after a change of the calendar: the worker alone. */
@Module({ providers: [RecountLoop] })
export class RecountsWorkModule {}
