import type { Guards } from '#procedure';
import { officerCanBeNamed } from './answer.js';
import { atMostTheOriginalPeriod, insidePeriod, secondNeedsConsent } from './extension.js';
import { kindDiffers } from './kind.js';
import { departmentDiffers, departmentHasHead } from './routing.js';
import {
  laterThanSupplementDate,
  moreTimeAtMostTwice,
  secondSupplementWithinTenDays,
  supplementRoundLeft,
} from './supplement.js';

/** The conditions the complaint table names under `if`. */
export const complaintGuards: Guards = new Map([
  ['kind-differs', kindDiffers],
  ['department-has-head', departmentHasHead],
  ['department-differs', departmentDiffers],
  ['supplement-round-left', supplementRoundLeft],
  ['second-supplement-within-ten-days', secondSupplementWithinTenDays],
  ['more-time-at-most-twice', moreTimeAtMostTwice],
  ['later-than-supplement-date', laterThanSupplementDate],
  ['inside-period', insidePeriod],
  ['at-most-the-original-period', atMostTheOriginalPeriod],
  ['second-needs-consent', secondNeedsConsent],
  ['officer-can-be-named', officerCanBeNamed],
]);
