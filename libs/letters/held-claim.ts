import type { Clock } from '#foundation';

interface Terms {
  readonly lease: { readonly seconds: number };
  /** Seconds before the end of the lease after which no message is finished any more. */
  readonly margin: number;
}

/**
 * A claim that is held again and again while its letter is on the way: so a lease may be short and another process soon takes over
 * from a dead one, while a slow mail server costs nothing. Whoever slept, or cannot reach the database, finds the gate shut.
 */
export class HeldClaim {
  private readonly timer: NodeJS.Timeout;
  private over = false;

  /**
   * @param since moment of the monotonic clock before the claim was asked for, so that our view is never longer than the database's
   * @param hold asks the database for another lease; false when the claim is somebody else's by now
   */
  constructor(
    private since: number,
    private readonly terms: Terms,
    private readonly clock: Clock,
    private readonly hold: () => Promise<boolean>,
  ) {
    this.timer = setInterval(() => void this.again(), (terms.lease.seconds * 1_000) / 3);
  }

  /** Whether the end of the message may still go out. */
  get open(): boolean {
    const { lease, margin } = this.terms;
    return !this.over && this.clock.monotonic() - this.since < (lease.seconds - margin) * 1_000;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async again(): Promise<void> {
    // What slept past its lease does not come back to life: the claim may have passed through other hands.
    if (!this.open) return this.end();
    const since = this.clock.monotonic();
    try {
      if (await this.hold()) this.since = since;
      else this.over = true;
    } catch {
      // The lease that stands runs out by itself.
    }
  }
}
