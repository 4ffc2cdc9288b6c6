import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from './stage.js';

const KILL_SHARE = 0.02;

/** Senders that are killed between the mail server's taking a letter and their own mark: the one moment that doubles letters. */
export class TargetedKills {
  kills = 0;
  /** Seconds from a sender's death until another had settled its letter. */
  readonly takenOver: number[] = [];
  private readonly watching = new Set<Promise<void>>();

  constructor(private readonly stage: Stage) {}

  async run(seconds: number): Promise<void> {
    const { sink } = this.stage;
    sink.onKill = (worker, messageId) => {
      const victim = this.stage.named('worker')[worker];
      victim?.kill();
      this.kills++;
      const watch = this.watch(messageId.split('.')[0] ?? '');
      this.watching.add(watch);
      void watch.finally(() => this.watching.delete(watch));
    };
    sink.killing(KILL_SHARE);
    await pause(seconds * 1_000);
    sink.killing(0);
    await Promise.all(this.watching);
  }

  private async watch(letter: string): Promise<void> {
    const begun = performance.now();
    const seconds = (): number => (performance.now() - begun) / 1_000;
    while (seconds() < 90) {
      const { rows } = await this.stage.database.query<{ state: string }>('select state from letter where id = $1', [
        letter,
      ]);
      if (rows[0]?.state !== 'sending' && rows[0]?.state !== 'pending') break;
      await pause(100);
    }
    this.takenOver.push(seconds());
  }
}
