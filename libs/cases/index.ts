export { CaseReactionsModule } from './cases.module.js';
export { complaintGuards } from './rules/guards.js';
