import { councilBelongings } from '#councils';
import { listBelongings } from '#lists';
import { mailBelongings } from '#mailroom';
import { type Belongings, draftBelongings } from '#matters';
import { petitionBelongings } from '#petitions';

/** What the libraries keep of matters beside the common record: all of it goes when a matter is disposed of. */
export const BELONGINGS: readonly Belongings[] = [
  draftBelongings,
  councilBelongings,
  mailBelongings,
  listBelongings,
  petitionBelongings,
];
