import { Injectable } from '@nestjs/common';
import type { Tx } from '#ledger';
import type { NamedMatter } from '#procedure';
import { namedMatter } from '../storage/matter-links.js';
import type { Loaded } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';

/** A matter as rules see it, with the version it stands at (its ETag). */
export interface StandingMatter extends NamedMatter {
  readonly stepNo: number;
}

/** Matters by id; ids of another office are unknown like any. */
@Injectable()
export class MatterRecords {
  constructor(private readonly store: MatterStore) {}

  async of(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, StandingMatter>> {
    const rows = await this.store.loadAll(tx, ids);
    return new Map([...rows].map(([id, row]) => [id, { ...namedMatter(row), stepNo: row.step_no }]));
  }

  /** One matter as it stands and the last of its facts, in one trip, for a step taken on it right after. */
  loaded(tx: Tx, id: string): Promise<Loaded | undefined> {
    return this.store.load(tx, id);
  }
}
