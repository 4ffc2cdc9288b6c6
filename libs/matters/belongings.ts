import type { Tx } from '#ledger';

/** What a library keeps of matters beside the common record, and how it goes when a matter's contents are destroyed. */
export interface Belongings {
  /** Ids in the vault of people it names for the matter. */
  people?(tx: Tx, matter: string): Promise<readonly string[]>;
  /** Destroys what it keeps of the matter, in the caller's transaction; answers how many texts there were. */
  destroy(tx: Tx, matter: string): Promise<number>;
}
