import { Global, Module } from '@nestjs/common';
import { RankSuggestions } from './actions/rank-suggestions.js';
import { PublicSuggestions } from './views/public-suggestions.js';
import { RoundReports } from './views/round-figures.js';
import { SuggestionBoard } from './views/suggestion-board.js';
import { SuggestionCounts } from './views/suggestion-counts.js';
import { VisitCounts } from './views/visit-counts.js';
import { VisitRota } from './views/visit-rota.js';

/** 방문과 건의사항: every process. Needs the product's global modules. */
@Global()
@Module({
  providers: [
    VisitCounts,
    VisitRota,
    SuggestionCounts,
    SuggestionBoard,
    PublicSuggestions,
    RoundReports,
    RankSuggestions,
  ],
  exports: [
    VisitCounts,
    VisitRota,
    SuggestionCounts,
    SuggestionBoard,
    PublicSuggestions,
    RoundReports,
    RankSuggestions,
  ],
})
export class VisitsModule {}
