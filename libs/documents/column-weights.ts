import type { Column } from './model.js';

/** Shares of a table's width by what its columns must hold; 비고 takes a quarter at most. */
export function columnWeights(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const asked = columns.map((column, at) => {
    if (column.width !== undefined) return column.width;
    const heading = breadth(column.title);
    // A long heading may break in two, a figure or a date may not.
    const longest = Math.max(heading > 10 ? heading / 2 + 2 : heading, ...rows.map((row) => breadth(row[at] ?? '')));
    return Math.min(Math.max(longest, 6), column.kind === 'text' ? 30 : 60) + (column.kind === 'text' ? 2 : 4);
  });
  const all = sum(asked);
  const kept = asked.map((weight, at) => (columns[at]?.title === '비고' ? Math.min(weight, all / 4) : weight));
  const made = sum(kept);
  return kept.map((weight) => weight / made);
}

/** Half-widths of a text: a Hangul syllable is twice as wide as a digit. */
export function breadth(text: string): number {
  let width = 0;
  for (const letter of text) width += /[ -~]/.test(letter) ? 1 : 2;
  return width;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
