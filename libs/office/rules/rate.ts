import type { Rounding } from './rounding.js';

/** part ÷ whole × 100 by the office's rule; null where there is nothing to divide by: no data is not 0 %. */
export function rateOf(part: number, whole: number, rounding: Rounding): number | null {
  return whole === 0 ? null : divided(part * 100, whole, rounding);
}

/** A mean to one decimal, half up; null of nothing. */
export function meanOf(sum: number, count: number): number | null {
  return count === 0 ? null : divided(sum, count, { mode: 'half-up', digits: 1 });
}

/** `37.5%` with as many decimals as the office writes. */
export function rateText(rate: number, { digits }: Rounding): string {
  return `${rate < 0 ? '△' : ''}${Math.abs(rate).toFixed(digits)}%`;
}

export function roundingText({ mode, digits }: Rounding): string {
  const place = digits === 0 ? '정수' : `소수 ${['', '첫', '둘', '셋', '넷'][digits] ?? digits}째 자리`;
  return `${place}까지 ${mode === 'truncate' ? '버림' : '반올림'}`;
}

/** In whole numbers, so that 1.45 is not 1.4499…; a negative value is rounded by its size. */
function divided(part: number, whole: number, { mode, digits }: Rounding): number {
  const scaled = Math.abs(part) * 10 ** digits;
  const size = mode === 'truncate' ? Math.floor(scaled / whole) : Math.floor((2 * scaled + whole) / (2 * whole));
  return (Math.sign(part) * size) / 10 ** digits;
}
