import type { Guards } from '#procedure';
import { complaintGuards } from '#cases';
import { meetingGuards } from '#meetings';
import { petitionGuards } from '#petitions';
import { proposalGuards } from '#proposals';
import { privacyGuards } from '#privacy';
import { visitGuards } from '#visits';

/** Every guard of every service, for the manual and for walking the tables. */
export const allGuards: Guards = new Map([
  ...complaintGuards,
  ...petitionGuards,
  ...proposalGuards,
  ...meetingGuards,
  ...visitGuards,
  ...privacyGuards,
]);
