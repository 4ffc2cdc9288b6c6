import type { Guards } from '#procedure';
import { amountFitsTheGrade, theCouncilChoseIt, wasNominated } from './awards.js';
import {
  exclusionIsNamed,
  theOtherWasReceivedFirst,
  twoEarlierResultsWereTold,
  wasReallyAComplaint,
  withinSevenDaysOfReceipt,
} from './intake.js';
import { sharesMakeAHundred } from './joint-proposal.js';
import { reviewAskedInTime, reviewCouncilWasHeard, wasNotAdopted } from './re-review.js';
import {
  adoptionNamesADayWithinThreeYears,
  draftedAsAdopted,
  draftedAsNotAdopted,
  outsidersAtMostThreeWeeks,
  plannedWithinThreeYearsOfAdoption,
} from './review.js';

/** The conditions that proposal.yaml and proposal-review.yaml name under `if`. */
export const proposalGuards: Guards = new Map([
  ['shares-make-a-hundred', sharesMakeAHundred],
  ['within-seven-days-of-receipt', withinSevenDaysOfReceipt],
  ['exclusion-is-named', exclusionIsNamed],
  ['was-really-a-complaint', wasReallyAComplaint],
  ['the-other-was-received-first', theOtherWasReceivedFirst],
  ['two-earlier-results-were-told', twoEarlierResultsWereTold],
  ['outsiders-at-most-three-weeks', outsidersAtMostThreeWeeks],
  ['adoption-names-a-day-within-three-years', adoptionNamesADayWithinThreeYears],
  ['planned-within-three-years-of-adoption', plannedWithinThreeYearsOfAdoption],
  ['drafted-as-adopted', draftedAsAdopted],
  ['drafted-as-not-adopted', draftedAsNotAdopted],
  ['was-not-adopted', wasNotAdopted],
  ['review-asked-in-time', reviewAskedInTime],
  ['review-council-was-heard', reviewCouncilWasHeard],
  ['the-council-chose-it', theCouncilChoseIt],
  ['was-nominated', wasNominated],
  ['amount-fits-the-grade', amountFitsTheGrade],
]);
