import type { Clock } from '#foundation';

/** Between two times that an office's letters are called: a server that takes one letter in ten must not use up the tries of the nine. */
const CALM_MS = 60_000;

/**
 * Offices with letters that wait because their mail server was in trouble. Each waits longer after each try; when one letter gets
 * through, the others need not wait for a pause that has lost its reason.
 */
export class TroubledOffices {
  private readonly troubled = new Set<string>();
  private readonly calledAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  wentWrong(office: string): void {
    this.troubled.add(office);
  }

  /** A letter was taken; answers whether the letters that wait are to be called. */
  wentWell(office: string): boolean {
    if (!this.troubled.has(office)) return false;
    const now = this.clock.monotonic();
    if (now - (this.calledAt.get(office) ?? -CALM_MS) < CALM_MS) return false;
    this.troubled.delete(office);
    this.calledAt.set(office, now);
    return true;
  }
}
