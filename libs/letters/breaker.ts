import type { Clock } from '#foundation';

const FAILURES = 5;
const REST_MS = 30_000;

/**
 * Leaves a mail server alone for half a minute after five troubles in a row, so that letters do not queue up in time-outs.
 * After the rest one more trouble is enough to leave it alone again.
 */
export class Breaker {
  private failures = 0;
  private restsUntil = 0;

  constructor(private readonly clock: Clock) {}

  get resting(): boolean {
    return this.clock.monotonic() < this.restsUntil;
  }

  wentWell(): void {
    this.failures = 0;
  }

  wentWrong(): void {
    if (++this.failures >= FAILURES) this.restsUntil = this.clock.monotonic() + REST_MS;
  }
}
