/** How a rate is rounded: `truncate` 버림, `half-up` 반올림, to so many decimals of a per cent. */
export interface Rounding {
  readonly mode: 'truncate' | 'half-up';
  readonly digits: number;
}
