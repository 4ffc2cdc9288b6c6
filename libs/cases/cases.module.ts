import { Module } from '@nestjs/common';
import { AnswerOrReleaseWhatWasMerged } from './reactions/answer-or-release-what-was-merged.js';
import { CloseWhenTheResultWasTold } from './reactions/close-when-the-result-was-told.js';

/** What follows from facts about 직소민원: the worker. */
@Module({ providers: [CloseWhenTheResultWasTold, AnswerOrReleaseWhatWasMerged] })
export class CaseReactionsModule {}
