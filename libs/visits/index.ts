export { RankSuggestions } from './actions/rank-suggestions.js';
export { readBudgetYear } from './rules/budget-year.js';
export { rowOf, rowsOf, type StatusColumn, type StatusCount } from './rules/counts.js';
export { visitGuards } from './rules/guards.js';
export type { PlannedYear } from './rules/rota.js';
export { keyOf, readRound, type Round } from './rules/round.js';
export { type PublicSuggestion, PublicSuggestions } from './views/public-suggestions.js';
export { type FrozenSuggestion, type RoundFigures, RoundReports, type RoundStanding } from './views/round-figures.js';
export { SuggestionBoard } from './views/suggestion-board.js';
export type { SuggestionCard } from './views/suggestion-card.js';
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
