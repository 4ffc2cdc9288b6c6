import { factKind } from '#foundation';

/** The suggestions of a budget year were put in order, all at once; hangs on the id of the year's ranking. `order`: matters, first rank first. */
export const SuggestionsRanked = factKind<{
  readonly year: number;
  readonly version: number;
  readonly order: readonly string[];
}>('visits.suggestions-ranked.v1');
