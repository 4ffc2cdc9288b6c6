export { YearlyReports } from './actions/yearly-reports.js';
export { ProposalReactionsModule, ProposalsModule } from './proposals.module.js';
export { proposalGuards } from './rules/guards.js';
export { type PublicProposal, PublicProposals } from './views/public-proposals.js';
