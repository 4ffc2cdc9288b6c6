import { Global, Module } from '@nestjs/common';
import { ActBook } from './actions/act-book.js';
import { ClosingActs } from './actions/closing-acts.js';
import { MemberActs } from './actions/member-acts.js';
import { PlanningActs } from './actions/planning-acts.js';
import { SampleCouncils } from './actions/sample-councils.js';
import { SittingActs } from './actions/sitting-acts.js';
import { TakeAct } from './actions/take-act.js';
import { TellMatter } from './actions/tell-matter.js';
import { CouncilDesk } from './council-desk.js';
import { CouncilLetterContents } from './council-letter-contents.js';
import { CallTheMembers } from './reactions/call-the-members.js';
import { TellTheMatterWhatWasDecided } from './reactions/tell-the-matter-what-was-decided.js';
import { TellThoseConcerned } from './reactions/tell-those-concerned.js';
import { CouncilTexts } from './storage/council-texts.js';
import { MemberNames } from './storage/member-names.js';
import { CouncilBoard } from './views/council-board.js';

/** Councils: every process. Needs the global ledger, office, people, letters and matters modules. */
@Global()
@Module({
  providers: [
    CouncilTexts,
    MemberNames,
    MemberActs,
    PlanningActs,
    SittingActs,
    ClosingActs,
    TellMatter,
    ActBook,
    TakeAct,
    SampleCouncils,
    CouncilDesk,
    CouncilBoard,
    CouncilLetterContents,
  ],
  exports: [TellMatter, TakeAct, SampleCouncils, CouncilDesk, CouncilBoard, CouncilLetterContents],
})
export class CouncilsModule {}

/** What follows by itself: the worker, and the operator. */
@Module({ providers: [CallTheMembers, TellThoseConcerned, TellTheMatterWhatWasDecided] })
export class CouncilReactionsModule {}
