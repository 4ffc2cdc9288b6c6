export { RankSuggestions } from './actions/rank-suggestions.js';
export { readBudgetYear } from './rules/budget-year.js';
export { visitGuards } from './rules/guards.js';
export type { PlannedYear } from './rules/rota.js';
export { readRound, type Round } from './rules/round.js';
export { type PublicSuggestion, PublicSuggestions } from './views/public-suggestions.js';
export { type SuggestionCard, SuggestionBoard } from './views/suggestion-board.js';
export {
  type CountsTable,
  type Dimension,
  DIMENSIONS,
  type RoundLine,
  SuggestionCounts,
} from './views/suggestion-counts.js';
export { type VisitCount, VisitCounts } from './views/visit-counts.js';
export { type Coverage, type VisitLine, VisitRota } from './views/visit-rota.js';
export { VisitsModule } from './visits.module.js';
