import { Dice } from '../support/dice.js';

/** Dice with fractions. Each actor of a run has its own, so that what one does never changes what another will do. */
export class Chance extends Dice {
  /** From 0 to below 1. */
  fraction(): number {
    return this.between(0, 999_999) / 1_000_000;
  }

  within(share: number): boolean {
    return this.fraction() < share;
  }

  /** Milliseconds around a mean, within ± half of it. */
  around(mean: number): number {
    return this.between(mean * 0.5, mean * 1.5);
  }
}
