import { cellText } from '../cell-text.js';

/** A figure beside its bar, as a table would print it: whole, or with one decimal. */
export function figureLabel(value: number | null): string {
  const kind = Number.isInteger(value ?? 0) ? 'count' : 'rate';
  return cellText({ key: 'figure', title: '', kind }, value);
}
