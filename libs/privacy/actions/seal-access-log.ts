import { Injectable } from '@nestjs/common';
import { Clock, systemActor } from '#foundation';
import { AccessSealed } from '../facts.js';
import { BEFORE_ALL, keepSeal, lastSeal, linkDigest, unsealed } from '../storage/access-chain.js';
import { Register } from '../storage/register.js';

/**
 * 접속기록 is protected against tampering (안전성 확보조치 기준 §8③): what was added is digested, chained to the digest
 * before and told as a fact. Facts are sealed and their checkpoints leave the database, so a log that was rewritten is found.
 */
@Injectable()
export class SealAccessLog {
  constructor(
    private readonly register: Register,
    private readonly clock: Clock,
  ) {}

  /** Answers the number of the new link, undefined when nothing was added. */
  seal(office: string): Promise<number | undefined> {
    return this.register.within(office, async (tx) => {
      const last = await lastSeal(tx);
      const { below, entries } = await unsealed(tx, last?.below ?? '0');
      if (entries.length === 0) return undefined;
      const prev = last?.digest ?? BEFORE_ALL;
      const digest = linkDigest(prev, entries);
      const number = (last?.number ?? 0) + 1;
      await keepSeal(tx, { number, below, entries: entries.length, prev, digest }, this.clock.now(office));
      const told = { number, entries: entries.length, digest: digest.toString('hex') };
      await this.register.tell(tx, AccessSealed, told, systemActor('privacy.seal-access-log'));
      return number;
    });
  }
}
