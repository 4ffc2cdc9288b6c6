import type { Guards } from './guard.js';

/** What the page needs to say more than a name: the guards' sentences, the letters' titles by code. */
export interface PrintWords {
  readonly guards?: Guards;
  readonly letters?: ReadonlyMap<string, string>;
}
