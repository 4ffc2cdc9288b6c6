import type { Readable } from 'node:stream';

/** An object as a listing tells it. */
export interface StoredObject {
  readonly office: string;
  readonly id: string;
}

/**
 * Where sealed bytes lie: this machine's disk, or any store that speaks S3. Names are the office's code and an id, nothing else;
 * whoever reads the store learns how many files of what size an office has.
 */
export abstract class ObjectStore {
  /** Keeps the finished file at `path`, whole or not at all; it is durable when the promise resolves. */
  abstract put(office: string, id: string, path: string): Promise<void>;
  /** @throws ObjectMissing */
  abstract get(office: string, id: string): Promise<Readable>;
  /** Removes it; what is not there is removed already. */
  abstract remove(office: string, id: string): Promise<void>;
  /** Every object of an office. */
  abstract list(office: string): AsyncIterable<StoredObject>;
}

export class ObjectMissing extends Error {
  constructor(office: string, id: string) {
    super(`object ${office}/${id} is missing`);
    this.name = 'ObjectMissing';
  }
}

const OFFICE = /^[a-z][a-z0-9-]{0,39}$/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names come from our own rows; one that could lead elsewhere is a mistake of ours and stops here. */
export function checkedName(office: string, id: string): readonly [string, string] {
  if (!OFFICE.test(office) || !ID.test(id)) throw new Error('not the name of an object');
  return [office, id];
}
