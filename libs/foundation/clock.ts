/**
 * The only teller of time. An office that is a sample may have its clock moved for a demonstration or a drill;
 * every other office always runs on the machine's time.
 */
export class Clock {
  private readonly shifts = new Map<string, number>();

  /** The present moment of an office; without an office, the machine's. */
  now(office?: string): Date {
    const shift = office === undefined ? 0 : (this.shifts.get(office) ?? 0);
    return new Date(Date.now() + shift);
  }

  /** Milliseconds that a sample office's clock is ahead of (or behind) the machine's. Set only from the office's own row. */
  shift(office: string, milliseconds: number): void {
    if (milliseconds === 0) this.shifts.delete(office);
    else this.shifts.set(office, milliseconds);
  }

  /** Milliseconds on a clock that never jumps, for leases and time-outs inside one process. */
  monotonic(): number {
    return performance.now();
  }
}
