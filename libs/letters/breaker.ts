import type { Clock } from '#foundation';

const FAILURES = 5;
const SHORTEST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Leaves a mail server alone after five troubles in a row, so that letters do not queue up in time-outs: for a second at first, twice as
 * long after each further trouble, at most half a minute. A server that is soon back is soon asked.
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
    // Whoever was on the way when the rest began tells nothing new.
    if (this.resting || ++this.failures < FAILURES) return;
    const rest = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (this.failures - FAILURES));
    this.restsUntil = this.clock.monotonic() + rest;
  }
}
