import type { Guards } from '#procedure';
import {
  councilHeardWhereItMust,
  justifiedGrievanceIsPutRight,
  officerCanBeNamed,
  outcomeFitsTheKind,
} from './answer.js';
import {
  askedDepartmentDiffers,
  replyInsideThePeriod,
  replyLengthenedOnceBeforeItLapses,
  wasAskedToCooperate,
} from './cooperation.js';
import { atMostTheOriginalPeriod, atOnceAsTheOfficeReads, insidePeriod, secondNeedsConsent } from './extension.js';
import { partDayOutageAsTheOfficeReads } from './outage.js';
import { committeeWasHeardForAGroup, fiveHouseholdsAndFiveSigners, representativesWereNotNamed } from './group.js';
import { grievanceOnly, kindDiffers, notStatutory, statutoryOnly } from './kind.js';
import {
  committeeHeardTheObjection,
  correctionIsCalledFor,
  objectionExtendedOnceByTenDays,
  refusalToldWithinSixtyDays,
  supplementWithinSevenDays,
} from './objection.js';
import { conflictCouncilWasHeard, extendedOnce, officeHasAnOmbudsman } from './ombudsman.js';
import { isNotMergedItself, mergedAreAllReceived, receiptSlipIsDue } from './receipt.js';
import { auditedOnce, earlierGrievanceWasAnswered, twoResultsWereTold } from './repeat.js';
import { committeeWasHeard, departmentDiffers, departmentHasHead, reroutedLessThanTwice } from './routing.js';
import {
  laterThanSupplementDate,
  moreTimeAtMostTwice,
  promptlyOrWithCause,
  secondSupplementWithinTenDays,
  supplementLapsedTwice,
  supplementRoundLeft,
  undeliveredTwice,
} from './supplement.js';
import { oneSurvey, surveyLengthenedOnceBySevenDays, surveyWithinFourteenDays } from './survey.js';
import {
  paperAskedOnce,
  paperWasAsked,
  progressAskedOnceADay,
  toldInWritingUnlessTheKindAllows,
  uncollectedForFifteenDays,
  wasAskedWhetherMended,
} from './telling.js';

/** The conditions that the tables of complaints and of what follows them name under `if`. */
export const complaintGuards: Guards = new Map([
  ['receipt-slip-is-due', receiptSlipIsDue],
  ['merged-are-all-received', mergedAreAllReceived],
  ['is-not-merged-itself', isNotMergedItself],
  ['kind-differs', kindDiffers],
  ['not-statutory', notStatutory],
  ['statutory-only', statutoryOnly],
  ['grievance-only', grievanceOnly],
  ['department-has-head', departmentHasHead],
  ['department-differs', departmentDiffers],
  ['rerouted-less-than-twice', reroutedLessThanTwice],
  ['committee-was-heard', committeeWasHeard],
  ['asked-department-differs', askedDepartmentDiffers],
  ['reply-inside-the-period', replyInsideThePeriod],
  ['was-asked-to-cooperate', wasAskedToCooperate],
  ['reply-lengthened-once-before-it-lapses', replyLengthenedOnceBeforeItLapses],
  ['five-households-and-five-signers', fiveHouseholdsAndFiveSigners],
  ['representatives-were-not-named', representativesWereNotNamed],
  ['committee-was-heard-for-a-group', committeeWasHeardForAGroup],
  ['supplement-round-left', supplementRoundLeft],
  ['second-supplement-within-ten-days', secondSupplementWithinTenDays],
  ['promptly-or-with-cause', promptlyOrWithCause],
  ['more-time-at-most-twice', moreTimeAtMostTwice],
  ['later-than-supplement-date', laterThanSupplementDate],
  ['supplement-lapsed-twice', supplementLapsedTwice],
  ['undelivered-twice', undeliveredTwice],
  ['one-survey', oneSurvey],
  ['survey-within-fourteen-days', surveyWithinFourteenDays],
  ['survey-lengthened-once-by-seven-days', surveyLengthenedOnceBySevenDays],
  ['two-results-were-told', twoResultsWereTold],
  ['earlier-grievance-was-answered', earlierGrievanceWasAnswered],
  ['audited-once', auditedOnce],
  ['inside-period', insidePeriod],
  ['at-most-the-original-period', atMostTheOriginalPeriod],
  ['second-needs-consent', secondNeedsConsent],
  ['at-once-as-the-office-reads', atOnceAsTheOfficeReads],
  ['part-day-outage-as-the-office-reads', partDayOutageAsTheOfficeReads],
  ['outcome-fits-the-kind', outcomeFitsTheKind],
  ['council-heard-where-it-must', councilHeardWhereItMust],
  ['justified-grievance-is-put-right', justifiedGrievanceIsPutRight],
  ['officer-can-be-named', officerCanBeNamed],
  ['told-in-writing-unless-the-kind-allows', toldInWritingUnlessTheKindAllows],
  ['uncollected-for-fifteen-days', uncollectedForFifteenDays],
  ['paper-asked-once', paperAskedOnce],
  ['paper-was-asked', paperWasAsked],
  ['progress-asked-once-a-day', progressAskedOnceADay],
  ['was-asked-whether-mended', wasAskedWhetherMended],
  ['refusal-told-within-sixty-days', refusalToldWithinSixtyDays],
  ['supplement-within-seven-days', supplementWithinSevenDays],
  ['objection-extended-once-by-ten-days', objectionExtendedOnceByTenDays],
  ['committee-heard-the-objection', committeeHeardTheObjection],
  ['correction-is-called-for', correctionIsCalledFor],
  ['office-has-an-ombudsman', officeHasAnOmbudsman],
  ['extended-once', extendedOnce],
  ['conflict-council-was-heard', conflictCouncilWasHeard],
]);
