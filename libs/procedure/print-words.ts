import type { Guards } from './guard.js';

/** What the page needs to say more than a name: the guards' sentences, the letters' and procedures' titles by code. */
export interface PrintWords {
  readonly guards?: Guards;
  readonly letters?: ReadonlyMap<string, string>;
  /** Titles of procedures by code. */
  readonly procedures?: ReadonlyMap<string, string>;
}
