import type { Guards } from '#procedure';
import {
  councilDidNotFindItUnfit,
  councilWasHeard,
  isOrdinaryPetition,
  isPublicPetition,
  opinionsAreHeard,
  publicOnlyForLawOrFacilities,
  unfitOnlyIfTheCouncilSaidSo,
} from './disclosure.js';
import { cooperationProlongedOnce, laterThanThePeriodGiven, phoneOnlyForReceiptAndDisclosure } from './handling.js';
import { petitionCanBeObjectedTo } from './objection.js';
import {
  councilHeardOrAGroundToOmitIt,
  earlierPetitionWasDealtWith,
  enteredInTheNationalSystem,
  insideThePetitionPeriod,
  onePetitionExtension,
} from './result.js';

/** The conditions that petition.yaml and petition-objection.yaml name under `if`. */
export const petitionGuards: Guards = new Map([
  ['public-only-for-law-or-facilities', publicOnlyForLawOrFacilities],
  ['is-ordinary-petition', isOrdinaryPetition],
  ['is-public-petition', isPublicPetition],
  ['council-was-heard', councilWasHeard],
  ['council-did-not-find-it-unfit', councilDidNotFindItUnfit],
  ['unfit-only-if-the-council-said-so', unfitOnlyIfTheCouncilSaidSo],
  ['opinions-are-heard', opinionsAreHeard],
  ['cooperation-prolonged-once', cooperationProlongedOnce],
  ['later-than-the-period-given', laterThanThePeriodGiven],
  ['phone-only-for-receipt-and-disclosure', phoneOnlyForReceiptAndDisclosure],
  ['inside-the-petition-period', insideThePetitionPeriod],
  ['one-petition-extension', onePetitionExtension],
  ['council-heard-or-a-ground-to-omit-it', councilHeardOrAGroundToOmitIt],
  ['entered-in-the-national-system', enteredInTheNationalSystem],
  ['earlier-petition-was-dealt-with', earlierPetitionWasDealtWith],
  ['petition-can-be-objected-to', petitionCanBeObjectedTo],
]);
