/** Repeatable chance (mulberry32): the same seed walks the same way, so that a failure can be walked again. */
export class Dice {
  constructor(private seed: number) {}

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return min + (((mixed ^ (mixed >>> 14)) >>> 0) % (max - min + 1));
  }

  oneOf<Thing>(things: readonly Thing[]): Thing {
    return things[this.between(0, things.length - 1)] as Thing;
  }

  chance(outOf: number): boolean {
    return this.between(1, outOf) === 1;
  }
}
