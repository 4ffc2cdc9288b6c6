import type { Guards } from '#procedure';
import { reportedOnce, reportedWhenItMustBe, websiteNoticeStandsThirtyDays } from './breach.js';
import { groundFitsTheRequest, measureFitsTheRequest, onlyAccessIsPostponed } from './data-request.js';

/** The conditions the tables about personal data name under `if`. */
export const privacyGuards: Guards = new Map([
  ['measure-fits-the-request', measureFitsTheRequest],
  ['ground-fits-the-request', groundFitsTheRequest],
  ['only-access-is-postponed', onlyAccessIsPostponed],
  ['reported-once', reportedOnce],
  ['reported-when-it-must-be', reportedWhenItMustBe],
  ['website-notice-stands-thirty-days', websiteNoticeStandsThirtyDays],
]);
