import { collided, type OfficeTx, type Tx } from '#ledger';

const TRIES = 8;

/** A transaction that appends a fact: when another writer of the same matter was faster, it begins again. */
export async function inTurn<T>(offices: OfficeTx, office: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await offices.quick(office, work);
    } catch (error) {
      if (tries >= TRIES || !collided(error)) throw error;
    }
  }
}
