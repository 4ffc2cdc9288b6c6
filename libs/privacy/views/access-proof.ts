import { Injectable } from '@nestjs/common';
import { FactLog, OfficeTx, type Tx } from '#ledger';
import { AccessSealed } from '../facts.js';
import { accessSeals, BEFORE_ALL, entriesBetween, linkDigest } from '../storage/access-chain.js';
import { REGISTER } from '../storage/register.js';

/** Links of the access log that no longer hold. */
export interface AccessVerdict {
  readonly links: number;
  readonly entries: number;
  readonly broken: readonly number[];
}

/** Reads 접속기록 again and finds every link whose rows were changed, removed or added, and every one its fact does not confirm. */
@Injectable()
export class AccessProof {
  constructor(
    private readonly offices: OfficeTx,
    private readonly facts: FactLog,
  ) {}

  verify(office: string): Promise<AccessVerdict> {
    return this.offices.run(office, async (tx) => {
      const seals = await accessSeals(tx);
      const told = await this.told(tx);
      const broken: number[] = [];
      let prev: Buffer = BEFORE_ALL;
      let [from, total] = ['0', 0];
      for (const [at, { number, below, entries, prev: claimed, digest }] of seals.entries()) {
        const rows = await entriesBetween(tx, from, below);
        const holds =
          number === at + 1 &&
          claimed.equals(prev) &&
          rows.length === entries &&
          linkDigest(prev, rows).equals(digest) &&
          told.get(number) === digest.toString('hex');
        if (!holds) broken.push(number);
        [prev, from, total] = [digest, below, total + rows.length];
      }
      const gone = [...told.keys()].filter((number) => number > seals.length);
      return { links: seals.length, entries: total, broken: [...broken, ...gone] };
    });
  }

  private async told(tx: Tx): Promise<ReadonlyMap<number, string>> {
    const told = new Map<number, string>();
    for (let after = 0; ;) {
      const facts = await this.facts.of(tx, REGISTER, after);
      for (const { name, body } of facts) {
        if (name === AccessSealed.name) told.set(Number(body['number']), String(body['digest']));
      }
      const last = facts.at(-1);
      if (!last) return told;
      after = last.seq;
    }
  }
}
