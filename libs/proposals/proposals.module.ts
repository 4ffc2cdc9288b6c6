import { Module } from '@nestjs/common';
import { YearlyReports } from './actions/yearly-reports.js';
import { NoteThatTheResultWasTold } from './reactions/note-that-the-result-was-told.js';
import { OpenTheComplaintAProposalBecomes } from './reactions/open-the-complaint-a-proposal-becomes.js';
import { PublicProposals } from './views/public-proposals.js';

/** What everyone sees of 국민제안: the portal. Needs the product's global modules. */
@Module({ providers: [PublicProposals], exports: [PublicProposals] })
export class ProposalsModule {}

/** What follows from facts about 국민제안, and the yearly report: the worker. */
@Module({
  providers: [NoteThatTheResultWasTold, OpenTheComplaintAProposalBecomes, YearlyReports],
  exports: [YearlyReports],
})
export class ProposalReactionsModule {}
