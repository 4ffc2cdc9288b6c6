import type { Guards } from '#procedure';
import { reportedOnce, reportedWhenItMustBe, subjectsWereNamed, websiteNoticeStandsThirtyDays } from './breach.js';
import { groundFitsTheRequest, measureFitsTheRequest, onlyAccessIsPostponed } from './data-request.js';

/** The conditions the tables about personal data name under `if`. */
export const privacyGuards: Guards = new Map([
  ['measure-fits-the-request', measureFitsTheRequest],
  ['ground-fits-the-request', groundFitsTheRequest],
  ['only-access-is-postponed', onlyAccessIsPostponed],
  ['reported-once', reportedOnce],
  ['reported-when-it-must-be', reportedWhenItMustBe],
  ['subjects-were-named', subjectsWereNamed],
  ['website-notice-stands-thirty-days', websiteNoticeStandsThirtyDays],
]);
